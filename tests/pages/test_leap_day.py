"""The calendar's special days, on every page: as the day that is shown, and as today."""

from datetime import date, datetime

import pytest

from record import atlas as clock
from tests.pages.opening import choose_on_the_map, html, on_the_map, open_page
from treaty.history import day_number
from wording.pages import FIRST, PAGES

LEAP_DAY = date(2028, 2, 29)


@pytest.fixture
def it_is(monkeypatch):
    """Set the clock by which everything knows what day it is: `it_is(date(2028, 2, 29))`."""

    def it_is(day):
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return cls(day.year, day.month, day.day, 12, tzinfo=tz)

        monkeypatch.setattr(clock, "datetime", Clock)
        assert clock.utc_today() == day

    return it_is


@pytest.mark.parametrize(
    ("name", "today"),
    [
        *((name, LEAP_DAY) for name in PAGES),
        (FIRST, date(2027, 12, 31)),
        (FIRST, date(2028, 1, 1)),
    ],
)
def test_every_page_opens_on_any_day_of_the_calendar(it_is, name, today):
    it_is(today)
    at = open_page(name)
    assert not [one.value for one in at.warning]


def test_on_a_leap_day_the_front_page_shows_it_as_today(it_is):
    it_is(LEAP_DAY)
    at = open_page("map")
    number = day_number(LEAP_DAY)
    assert (on_the_map(at)["day"], on_the_map(at)["today"]) == (number, number)
    assert at.date_input(key="date").value == LEAP_DAY


def test_a_leap_day_of_the_map_is_shown():
    at = open_page("map")
    choose_on_the_map(at, day=day_number(date(2024, 2, 29)), number=1)
    assert at.date_input(key="date").value == date(2024, 2, 29)
    assert "On 29 February 2024 the Ottawa Convention had" in html(at)


@pytest.mark.parametrize("name", ["borders", "timeline"])
def test_on_a_leap_day_the_slider_ends_on_it(it_is, name):
    it_is(LEAP_DAY)
    slider = open_page(name).slider(key="slider")
    assert slider.value == LEAP_DAY
    assert slider.max == day_number(LEAP_DAY) * 86_400_000_000  # microseconds
