"""What the map page offers to take away, with the data service in the process and without."""

import sys

import pytest
from streamlit.testing.v1 import AppTest

from record.atlas import load
from service.api import routes
from tests.pages.opening import copyable
from tests.serving import ROOT
from ui.map import take_away


@pytest.fixture
def offered():
    """The texts that the map page offers to copy."""

    def offered():
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        at.query_params["date"] = "2026-02-20"
        at.query_params["country"] = "POL"
        for offer in ("download", "share", "cite"):
            at.session_state[offer] = True
        at.run()
        assert not at.exception
        return copyable(at).values()

    return offered


def test_the_page_shows_the_address_of_its_data(offered, monkeypatch):
    monkeypatch.setitem(sys.modules, "service.api.routes", routes)
    addresses = offered()
    asked = f"treaty=ottawa&area=europe&v={load().version}"
    assert f"data/v1/status/2026-02-20.csv?{asked}" in addresses


def test_without_the_data_service_no_address_of_it_is_offered(offered, monkeypatch):
    monkeypatch.delitem(sys.modules, "service.api.routes", raising=False)
    addresses = offered()
    assert not [address for address in addresses if "data/v1" in address]


def test_every_format_of_the_data_service_is_offered():
    for _, name, formats in take_away._FORMATS:
        known = [
            fmt
            for address in routes.ADDRESSES
            if address.path.startswith(f"/data/v1/{name}/{{date}}")
            for fmt in address.formats
        ]
        assert sorted(formats) == sorted(known)
    assert {fmt for _, _, formats in take_away._FORMATS for fmt in formats} == set(
        take_away._CALLED
    )
