"""The calendar's special days, on every page: as the day that is shown, and as today."""

from datetime import date, datetime

import pytest

from record import atlas as clock
from tests.pages.opening import open_page
from treaty.counts import counts, counts_on
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


def changes_in_a_year(at):
    """The change of each figure of the front page, by its label; none if there is none."""
    return {metric.label: metric.delta for metric in at.metric}


@pytest.mark.parametrize(
    ("day", "year_before"),
    [
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2000, 2, 29), date(1999, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(2018, 12, 29), date(2017, 12, 29)),
    ],
)
def test_a_day_is_compared_with_the_same_one_a_year_before_or_the_last_before_it(
    atlas, day, year_before
):
    shown = changes_in_a_year(open_page("map", date=day.isoformat()))
    series = counts(atlas.histories["ottawa"], atlas.areas["world"], area="world", until=day)
    now, before = counts_on(series, day), counts_on(series, year_before)
    assert float(shown["States Parties"]) == now["states_parties"] - before["states_parties"]
    assert float(shown["In force for"]) == now["in_force"] - before["in_force"]


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


def test_on_a_leap_day_the_front_page_shows_it_and_compares_it(it_is, atlas):
    it_is(LEAP_DAY)
    at = open_page("map")
    assert at.slider(key="slider").value == LEAP_DAY
    assert at.selectbox(key="year").value == LEAP_DAY.year
    series = counts(atlas.histories["ottawa"], atlas.areas["world"], area="world", until=LEAP_DAY)
    now, before = counts_on(series, LEAP_DAY), counts_on(series, date(2027, 2, 28))
    change = now["states_parties"] - before["states_parties"]
    assert float(changes_in_a_year(at)["States Parties"]) == change
