"""The page of sources as a visitor uses it: read the rules, take a table away."""

import urllib.request
from pathlib import Path

from playwright.sync_api import expect

from treaty.tables import DATA


def open_sources(page):
    page.goto("/sources")
    expect(page.get_by_role("heading", level=1)).to_contain_text(["legal acts are confirmed"])


def test_a_table_is_downloaded_as_its_file_stands_and_as_the_data_service_gives_it(page, server):
    open_sources(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Legal acts (CSV)").click()
    taken = Path(download.value.path()).read_bytes()
    assert taken == (DATA / "actions.csv").read_bytes()
    with urllib.request.urlopen(f"{server.url}/data/v1/tables/actions.csv") as answer:
        assert answer.read() == taken
