"""The line of time of the pages without a map of their own: slider, steps, date and year."""

from dataclasses import replace
from datetime import date

import pytest

from geo.areas import Area
from record.atlas import utc_today
from tests.pages.opening import address, button, open_page
from treaty.changes import change_days, changes

TODAY = utc_today()
pytestmark = pytest.mark.parametrize("name", ["borders", "timeline"])


def day(at):
    return at.slider(key="slider").value


def test_slider_date_and_year_move_together(name):
    at = open_page(name)
    assert day(at) == TODAY
    at.slider(key="slider").set_value(date(2012, 12, 31)).run()
    assert at.date_input(key="date").value == date(2012, 12, 31)
    assert at.selectbox(key="year").value == 2012
    assert address(at, "date") == ["2012-12-31"]
    at.date_input(key="date").set_value(date(2025, 9, 1)).run()
    assert day(at) == date(2025, 9, 1)
    assert at.selectbox(key="year").value is None
    at.selectbox(key="year").set_value(1999).run()
    assert day(at) == date(1999, 12, 31)
    button(at, "Today").click().run()
    assert day(at) == TODAY
    assert address(at, "date") == []


def test_next_and_previous_change_step_through_the_areas_changes(name, atlas):
    area = {"borders": Area.FRONTIER, "timeline": Area.NATO}[name]
    changed = changes(atlas.histories["ottawa"], until=TODAY)
    days = change_days(changed, atlas.areas[area])
    begin = days.index(date(2025, 6, 27))
    at = open_page(name, date="2025-06-27", area="nato")
    for expected in days[begin + 1 :]:
        button(at, "Next change").click().run()
        assert day(at) == expected
    button(at, "Previous change").click().run()
    assert day(at) == days[-2]
    last = days[-1]
    assert button(open_page(name, date=str(last), area="nato"), "Next change").disabled
    button(at, "Today").click().run()
    assert day(at) == TODAY


def test_a_press_goes_on_from_the_latest_gesture_whose_run_is_still_on_its_way(name):
    at = open_page(name, date="2025-06-27")
    for label, reached in {"Next change": "2025-07-17", "Previous change": "2025-06-27"}.items():
        for held in ("view", "latest"):
            at.session_state[held] = replace(at.session_state[held], day=date(2025, 7, 10))
        button(at, label).click().run()
        assert day(at).isoformat() == reached


@pytest.mark.parametrize(
    ("label", "reached"), [("Next change", "2025-07-17"), ("Previous change", "2025-06-27")]
)
def test_a_press_counts_and_not_a_slider_that_the_browser_has_yet_to_move(name, label, reached):
    at = open_page(name, date="2025-07-10")
    at.slider(key="slider").set_value(date(2025, 6, 1))
    button(at, label).click().run()
    assert day(at).isoformat() == reached


def test_the_first_day_has_no_change_before_it(name):
    at = open_page(name, date="1997-12-03")
    assert button(at, "Previous change").disabled
    assert not button(at, "Next change").disabled
