"""What the tests of pages share: Streamlit looks once for installed components, not at each run."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def _components_found_once():
    """AppTest reads what all installed packages say of themselves, before each run: 0.4 seconds."""
    name = "scan_component_manifests"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, name, cache(getattr(manifest_scanner, name)))
        yield
