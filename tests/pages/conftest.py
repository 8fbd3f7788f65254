"""What the tests of pages share: what each run of a page would do again is done once or not."""

from functools import cache

import pytest
from altair.utils import schemapi
from streamlit.components.v2 import manifest_scanner

from tests.doses import LONG


@pytest.fixture(scope="session", autouse=True)
def _components_found_once():
    """AppTest reads what all installed packages say of themselves, before each run: 0.4 seconds."""
    name = "scan_component_manifests"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def _charts_checked_by_the_server():
    """Most of what a chart takes is Altair's check of it, which servers of other tests make."""
    with schemapi.debug_mode(LONG):
        yield
