"""Days and lengths as a reader reads them."""

import calendar
from datetime import date


def written_day(day: date | str) -> str:
    """Return a day as 27 December 2025, or what is known of it: June 2025, 1992."""
    year, *rest = (int(part) for part in str(day).split("-"))
    month = [calendar.month_name[rest[0]]] if rest else []
    return " ".join([*(str(number) for number in rest[1:]), *month, str(year)])


def written_span(earliest: str, latest: str) -> str:
    """Return the days between which something happened, as readers write them."""
    return f"between {written_day(earliest)} and {written_day(latest)}"


def last_day(partial: str) -> str:
    """Return the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as `YYYY-MM-DD`."""
    year, month, *_ = (*(int(part) for part in partial.split("-")), 12)
    if partial.count("-") == 2:
        return partial
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]}"


def whole_km(length: float) -> str:
    """Return a length in whole kilometres: 3,824."""
    return f"{length:,.0f}"
