"""What the cells of a column may look like: pandera columns from the fields of a Table Schema.

A field is one of https://specs.frictionlessdata.io/table-schema/ with three properties more:
`unit`; `expected`, its pattern in words, for who has to mend a cell; and `form`, a type that is
narrower than those of the specification.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandera.pandas as pa

Field = Mapping[str, Any]
Test = Callable[[str], object]

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


def is_plain(text: str) -> bool:
    """Whether a text is what a reader sees, and stays text in a spreadsheet.

    It has no control character, none that turns the direction of writing, none for private use,
    and no beginning of a formula.
    """
    return bool(text.strip()) and text[0] not in FORMULA_STARTS and not _UNSEEN.search(text)


TYPES: Mapping[str, tuple[str, Test]] = {
    "string": ("text without control characters that begins no formula", is_plain),
    "date": ("a date YYYY-MM-DD", is_day),
    "partial date": ("a date YYYY, YYYY-MM or YYYY-MM-DD", is_partial_date),
    "year": ("a year YYYY", re.compile(r"[0-9]{4}").fullmatch),
    "boolean": ("one of false, true", ("false", "true").__contains__),
    "count": ("a whole number above zero", re.compile(r"[1-9][0-9]*").fullmatch),
    "length": ("a length in km above zero", is_positive),
}
"""What is expected of the cells of a column, in words and as a test, by its type or form."""
CONSTRAINTS: Mapping[str, Callable[[Any], Test]] = {
    "enum": lambda values: frozenset(values).__contains__,
    "pattern": lambda pattern: re.compile(pattern).fullmatch,
    "minimum": lambda least: lambda text: float(text) >= least,
}
"""Constraints that cells are held against, beside `required` and `unique`."""


def of_field(field: Field) -> pa.Column:
    """Return a text column whose cells pass a field's type and constraints, or may be empty.

    Raises
    ------
    LookupError, TypeError, ValueError, re.error
        If the field is none, or has a type or a constraint that nothing here holds.
    """
    constraints = dict(field["constraints"])
    required = constraints.pop("required", False)
    unique = constraints.pop("unique", False)
    expected, of_type = TYPES[field.get("form", field["type"])]
    tests = [of_type, *(CONSTRAINTS[name](value) for name, value in constraints.items())]
    if "enum" in constraints:
        expected = f"one of {', '.join(sorted(constraints['enum']))}"
    expected = field.get("expected", expected)

    def passes(cell: str) -> bool:
        return (not required and not cell) or all(test(cell) for test in tests)

    return pa.Column(
        str, pa.Check(passes, element_wise=True, error=f"expected {expected}"), unique=unique
    )
