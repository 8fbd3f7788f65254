"""Days, lengths, ranks, lists and names of states as a reader reads them."""

import calendar
from collections.abc import Sequence
from datetime import date

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MONTHS = tuple(calendar.month_name)


def written_day(day: date | str) -> str:
    """Return a day as 27 December 2025, or what is known of it: June 2025, 1992."""
    year, *rest = (int(part) for part in str(day).split("-"))
    month = [_MONTHS[rest[0]]] if rest else []
    return " ".join([*(str(number) for number in rest[1:]), *month, str(year)])


def day_of_year(day: str) -> str:
    """Return a day as 27 December below the heading of its year, or what is known of it: June."""
    return written_day(day).rpartition(" ")[0]


def written_span(earliest: str, latest: str) -> str:
    """Return the days between which something happened, as readers write them."""
    return f"between {written_day(earliest)} and {written_day(latest)}"


def last_day(partial: str) -> str:
    """Return the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as `YYYY-MM-DD`."""
    year, month, *_ = (*(int(part) for part in partial.split("-")), 12)
    if partial.count("-") == 2:
        return partial
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]}"


def notification(reference: str) -> str:
    """Return the short number of a depositary notification: C.N.362.2025."""
    return reference.partition(".TREATIES")[0]


def whole_km(length: float) -> str:
    """Return a length in whole kilometres: 3,824."""
    return f"{length:,.0f}"


def part_of(length: float, total: float) -> str:
    """Return which part of a length is meant, in whole kilometres: 196 of 3,824 km."""
    return f"{whole_km(length)} of {whole_km(total)} km"


def share(part: float, total: float) -> str:
    """Return a share in whole per cent, never 0% of something or 100% of less than all."""
    whole = f"{100 * part / total:.0f}" if total else "0"
    if whole == "0" and part > 0:
        return "Under 1%"
    if whole == "100" and part < total:
        return "Over 99%"
    return f"{whole}%"


def listed(parts: Sequence[str]) -> str:
    """Return parts as readers list them: Estonia, Latvia and Poland."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def with_article(name: str) -> str:
    """Return the short name of a state as it stands in a sentence: the United States."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def opening(sentence: str) -> str:
    """Return a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def number(count: int) -> str:
    """Return a number as it stands in a sentence: five, twelve, 13."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def ordinal(number: int) -> str:
    """Return a rank as readers write it: 1st, 2nd, 11th."""
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_WITH_ARTICLE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Cook Islands",
        "DR Congo",
        "Dominican Republic",
        "Gambia",
        "Holy See",
        "Maldives",
        "Marshall Islands",
        "Netherlands",
        "Philippines",
        "Seychelles",
        "Solomon Islands",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
    }
)
