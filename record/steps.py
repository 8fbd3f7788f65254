"""The days worth a look one by one: the end of each year until 2025, and each change since then."""

from datetime import date

CHANGE_BY_CHANGE_FROM = date(2025, 1, 1)
"""Until this day a year's end stands for its year; from it on every change counts by itself."""


def year_ends(opened: date, end: date = CHANGE_BY_CHANGE_FROM) -> list[date]:
    """Return each 31 December from a treaty's opening until the year of a later day."""
    return [date(year, 12, 31) for year in range(opened.year, end.year)]


def play_days(days: list[date], opened: date, today: date) -> list[date]:
    """Return the days that play shows: year ends first, then each change, then today."""
    late = [day for day in days if CHANGE_BY_CHANGE_FROM <= day < today]
    return [*year_ends(opened), *late, today]
