"""The name that a state had on the day shown, with the day of its change and how sure that is."""

import pytest

from tests.pages.opening import html, open_page


@pytest.mark.parametrize("name", ["map", "countries"])
def test_a_former_name_is_shown_on_the_days_on_which_it_held(name):
    eve = " ".join(html(open_page(name, country="SWZ", date="2018-04-18")).split())
    assert "Called Swaziland until 19 April 2018." in eve
    assert "low confidence" in eve.partition("Called Swaziland")[2][:200]
    day = html(open_page(name, country="SWZ", date="2018-04-19"))
    assert "Called Swaziland" not in day
