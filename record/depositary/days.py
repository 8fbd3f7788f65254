"""Days as the depositary writes them: 03-02-2026, 3 Dec 1997, 3 February 2026."""

import calendar
import re
from datetime import date

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}

WRITTEN = r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}"
"""The form of a day with the month as a word."""


def written(text: str) -> date | None:
    """Return the day that is written as 3 Dec 1997 or 3 December 1997, None if it is none."""
    parts = re.fullmatch(r"(\d{1,2})\s+([A-Z][a-z]+)\s+(\d{4})", text)
    month = _MONTHS.get(parts[2].lower()) if parts else None
    return _day(int(parts[3]), month, int(parts[1])) if parts and month else None


def numeric(text: str) -> date | None:
    """Return the day that is written as 03-02-2026 (day, month, year), None if it is none."""
    parts = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", text)
    return _day(int(parts[3]), int(parts[2]), int(parts[1])) if parts else None


def in_words(text: str) -> str:
    """Return an ISO date as readers write it: 3 February 2026."""
    day = date.fromisoformat(text)
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
