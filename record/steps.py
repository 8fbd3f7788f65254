"""Where time is worth a look day by day: from the year of the first notice to leave on."""

from collections.abc import Collection
from datetime import date, timedelta

from treaty.history import EPOCH, History
from treaty.statuses import Status

_NOTICES = frozenset({Status.LEAVING, Status.CONTESTED})


def recent_from(history: History) -> date | None:
    """Return 1 January of the year in which a state first gave notice to leave or to suspend.

    Until then a year's end stands for its year; from it on every change counts by itself. None
    if no state has given notice.
    """
    noticed = history.first[history.spans["status"].isin(_NOTICES)]
    if not len(noticed):
        return None
    return (EPOCH + timedelta(days=int(noticed.min()))).replace(month=1, day=1)


def year_ends(opened: date, end: date) -> list[date]:
    """Return each 31 December from a treaty's opening until the year of a later day."""
    return [date(year, 12, 31) for year in range(opened.year, end.year)]


def days_to_show(
    changed: Collection[date], history: History, first: date, last: date, *, most: int
) -> list[date]:
    """Return the days from one to another that tell what changed in between, both included.

    These are the days of the changes; where they are more than `most`, the years before the first
    notice to leave or to suspend are told at their ends, as in play on the map.

    Parameters
    ----------
    changed
        The days on which something changed.
    """
    days = {day for day in changed if first < day < last}
    if len(days) + 2 > most:
        dense = recent_from(history) or last
        ends = year_ends(first, min(dense, last))
        days = {day for day in days if day >= dense} | {day for day in ends if day > first}
    return sorted({first, *days, last})
