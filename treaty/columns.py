"""Kinds of columns: what the cells of a table may look like (pandera columns)."""

import re
from collections.abc import Callable
from datetime import date

import pandera.pandas as pa

VALUES = "values"
"""Name under which the metadata of a column hold the only values that may stand in it."""

AGGREGATES = ("ORG", "WLD", "NATO", "NATO_EUR_CAN")
"""Codes beside those of states: an organisation, the world, NATO, NATO in Europe with Canada."""

FORMULA_STARTS = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    r"\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


def is_day(text: str) -> bool:
    """Whether a text is a full calendar date in ISO 8601 (`YYYY-MM-DD`)."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_partial_date(text: str) -> bool:
    """Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names days that exist."""
    return bool(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text)) and is_day((text + "-01-01")[:10])


def is_positive(text: str) -> bool:
    """Whether a text is a number above zero, with a point for decimals."""
    return bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", text)) and float(text) > 0


def column(
    expected: str, test: Callable[[str], object], *, optional: bool = False, unique: bool = False
) -> pa.Column:
    """Return a text column whose cells pass a test, or are empty where optional."""

    def passes(cell: str) -> bool:
        return (optional and not cell) or bool(test(cell))

    return pa.Column(
        str, pa.Check(passes, element_wise=True, error=f"expected {expected}"), unique=unique
    )


def is_plain(text: str) -> bool:
    """Whether a text is what a reader sees, and stays text in a spreadsheet.

    It has no control character, none that turns the direction of writing, none for private use,
    and no beginning of a formula.
    """
    return bool(text.strip()) and text[0] not in FORMULA_STARTS and not _UNSEEN.search(text)


def text(*, optional: bool = False, unique: bool = False) -> pa.Column:
    """Return a column of texts."""
    expected = "text without control characters that begins no formula"
    return column(expected, is_plain, optional=optional, unique=unique)


def day(*, optional: bool = False) -> pa.Column:
    """Return a column of full dates."""
    return column("a date YYYY-MM-DD", is_day, optional=optional)


def partial_date(*, optional: bool = False) -> pa.Column:
    """Return a column of dates of which the day or the month may be unknown."""
    return column("a date YYYY, YYYY-MM or YYYY-MM-DD", is_partial_date, optional=optional)


def matching(
    pattern: str, expected: str, *, optional: bool = False, unique: bool = False
) -> pa.Column:
    """Return a column of texts of a form."""
    matches = re.compile(pattern).fullmatch
    return column(expected, matches, optional=optional, unique=unique)


def one_of(*values: str, optional: bool = False) -> pa.Column:
    """Return a column in which only some values stand; its metadata names them."""
    found = column(f"one of {', '.join(sorted(values))}", values.__contains__, optional=optional)
    found.metadata = {VALUES: values}
    return found


def url(*, optional: bool = False) -> pa.Column:
    """Return a column of addresses."""
    return matching(r"https?://[^\s\"<>]+", "an address http(s)://…", optional=optional)


def iso3(*, optional: bool = False, unique: bool = False) -> pa.Column:
    """Return a column of the codes of states."""
    return matching(r"[A-Z]{3}", "an ISO 3166-1 alpha-3 code", optional=optional, unique=unique)


def iso3_list(*, optional: bool = False) -> pa.Column:
    """Return a column of lists of codes of states or aggregates, joined by `;`."""
    code = "|".join(("[A-Z]{3}", *AGGREGATES))
    return matching(rf"({code})(;({code}))*", "codes joined by ;", optional=optional)


def truth() -> pa.Column:
    """Return a column of `true` or `false`."""
    return one_of("true", "false")


def count() -> pa.Column:
    """Return a column of whole numbers above zero."""
    return matching(r"[1-9][0-9]*", "a whole number above zero")


def length() -> pa.Column:
    """Return a column of lengths in kilometres above zero."""
    return column("a length in km above zero", is_positive)


def treaty() -> pa.Column:
    """Return a column of the codes of treaties."""
    return matching(r"[a-z]+", "the code of a treaty")


def language() -> pa.Column:
    """Return a column of the codes of languages."""
    return matching(r"[a-z]{2}", "an ISO 639-1 code")
