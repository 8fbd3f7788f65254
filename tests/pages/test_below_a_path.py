"""Below Streamlit's own path `streamlit run dashboard.py` shows why it shows nothing else."""

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from wording.pages import BELOW_A_PATH

SETTING = "server.baseUrlPath"


@pytest.fixture
def below_a_path():
    config.set_option(SETTING, "ottawa")
    yield
    config.set_option(SETTING, "")


@pytest.mark.usefixtures("below_a_path")
def test_every_page_says_what_to_do_instead():
    at = AppTest.from_file("../../dashboard.py", default_timeout=180).run()
    assert [error.value for error in at.error] == [BELOW_A_PATH]
    assert not at.button
