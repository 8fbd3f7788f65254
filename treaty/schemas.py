"""What each table must look like: its columns, codes and forms (pandera schemas)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pandera.pandas as pa

from treaty import law
from treaty.faults import Fault

CONFIDENCE = ("high", "medium", "low")
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
STANCES = ("withdrawing", "defending_ban", "ngo", "non_party", "un")
EVENT_KINDS = (
    "announcement",
    "conference",
    "conflict",
    "deposit",
    "effect",
    "mine_use",
    "parliament",
    "policy",
    "transfer",
    "treaty",
)
AGGREGATES = ("ORG", "WLD", "NATO", "NATO_EUR_CAN")
"""Values of `iso3` in quotes and events that are no state."""

FIRST_ROW = 2
"""Row of a spreadsheet in which the first record stands, below the header."""


def is_day(text: str) -> bool:
    """Whether a text is a full calendar date in ISO 8601 (`YYYY-MM-DD`)."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_partial_date(text: str) -> bool:
    """Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names days that exist."""
    return bool(re.fullmatch(r"\d{4}(-\d{2}){0,2}", text)) and is_day((text + "-01-01")[:10])


def is_positive(text: str) -> bool:
    """Whether a text is a number above zero, with a point for decimals."""
    return bool(re.fullmatch(r"\d+(\.\d+)?", text)) and float(text) > 0


def _column(
    expected: str, test: Callable[[str], object], *, optional: bool = False, unique: bool = False
) -> pa.Column:
    """Return a text column whose cells pass a test, or are empty where optional."""

    def passes(cell: str) -> bool:
        return (optional and not cell) or bool(test(cell))

    return pa.Column(
        str, pa.Check(passes, element_wise=True, error=f"expected {expected}"), unique=unique
    )


def _text(*, optional: bool = False, unique: bool = False) -> pa.Column:
    return _column("text", str.strip, optional=optional, unique=unique)


def _day(*, optional: bool = False) -> pa.Column:
    return _column("a date YYYY-MM-DD", is_day, optional=optional)


def _partial(*, optional: bool = False) -> pa.Column:
    return _column("a date YYYY, YYYY-MM or YYYY-MM-DD", is_partial_date, optional=optional)


def _matching(
    pattern: str, expected: str, *, optional: bool = False, unique: bool = False
) -> pa.Column:
    matches = re.compile(pattern).fullmatch
    return _column(expected, matches, optional=optional, unique=unique)


def _one_of(*values: str, optional: bool = False) -> pa.Column:
    return _column(f"one of {', '.join(sorted(values))}", values.__contains__, optional=optional)


def _url(*, optional: bool = False) -> pa.Column:
    return _matching(r"https?://[^\s\"<>]+", "an address http(s)://…", optional=optional)


def _iso3(*, optional: bool = False, unique: bool = False) -> pa.Column:
    return _matching(r"[A-Z]{3}", "an ISO 3166-1 alpha-3 code", optional=optional, unique=unique)


def _iso3_list(*, optional: bool = False) -> pa.Column:
    code = "|".join(("[A-Z]{3}", *AGGREGATES))
    return _matching(rf"({code})(;({code}))*", "codes joined by ;", optional=optional)


def _truth() -> pa.Column:
    return _one_of("true", "false")


def _count() -> pa.Column:
    return _matching(r"[1-9]\d*", "a whole number above zero")


def _treaty() -> pa.Column:
    return _matching(r"[a-z]+", "the code of a treaty")


def _language() -> pa.Column:
    return _matching(r"[a-z]{2}", "an ISO 639-1 code")


_SOURCED = {
    "source_title": _text(),
    "source_url": _url(),
    "retrieved": _day(),
    "confidence": _one_of(*CONFIDENCE),
}

_COLUMNS = {
    "treaties": {
        "treaty": _matching(r"[a-z]+", "a code of lower-case letters", unique=True),
        "title": _text(),
        "short_title": _text(),
        "other_names": _text(optional=True),
        "ban_on": _text(),
        "un_treaty_collection": _text(),
        "adopted": _day(),
        "opened_for_signature": _day(),
        "entered_into_force": _day(),
        "entry_into_force_article": _text(),
        "eif_months": _count(),
        "eif_first_n": _count(),
        "withdrawal_article": _text(),
        "withdrawal_months": _count(),
        "read_until": _day(),
        "known_until": _day(),
        "source_url": _url(),
    },
    "states": {
        "iso3": _iso3(unique=True),
        "iso2": _matching(r"[A-Z]{2}", "an ISO 3166-1 alpha-2 code", unique=True),
        "m49": _matching(r"\d{3}", "a UN M49 code of three digits", optional=True),
        "name": _text(unique=True),
        "name_short": _text(unique=True),
        "region": _one_of(*REGIONS),
        "subregion": _text(),
        "intermediate_region": _text(optional=True),
        "un_member": _truth(),
        "can_deposit": _truth(),
        "state_since": _day(optional=True),
        "part_of": _iso3(optional=True),
        "nato_member_since": _day(optional=True),
        "eu_member_since": _day(optional=True),
        "eu_left": _day(optional=True),
    },
    "actions": {
        "treaty": _treaty(),
        "iso3": _iso3(),
        "action": _one_of(*law.KINDS),
        "date": _day(optional=True),
        "date_earliest": _day(),
        "date_latest": _day(),
        "effective_date": _day(optional=True),
        "concerns": _iso3(optional=True),
        "reference": _matching(
            r"C\.N\.\d+\.\d{4}\.TREATIES-[IVXLC]+-\d+",
            "a depositary notification such as C.N.360.2025.TREATIES-XXVI-5",
            optional=True,
        ),
        "source_url": _url(),
        "confirmed_by": _text(),
        "confidence": _one_of(*CONFIDENCE),
        "note": _text(optional=True),
    },
    "quotes": {
        "id": _matching(r"q\d+", "q and a number", unique=True),
        "treaty": _treaty(),
        "date": _partial(),
        "speaker": _text(),
        "role": _text(),
        "iso3": _iso3_list(),
        "organisation": _text(),
        "quote": _text(),
        "language": _language(),
        "original_language": _language(),
        "translation": _text(optional=True),
        "stance": _one_of(*STANCES),
        "topic": _text(),
        **_SOURCED,
    },
    "events": {
        "id": _matching(r"e\d+", "e and a number", unique=True),
        "treaty": _treaty(),
        "date": _partial(),
        "end_date": _day(optional=True),
        "title": _text(),
        "detail": _text(),
        "iso3": _iso3_list(optional=True),
        "kind": _one_of(*EVENT_KINDS),
        **_SOURCED,
    },
    "border_lengths_published": {
        "iso3_a": _iso3(),
        "iso3_b": _iso3(),
        "length_km": _column("a length in km above zero", is_positive),
        "like_for_like": _truth(),
        "source": _text(),
        "source_url": _url(optional=True),
        "note": _text(optional=True),
    },
}

SCHEMAS = {
    name: pa.DataFrameSchema(columns, strict=True, ordered=True, name=name)
    for name, columns in _COLUMNS.items()
}


def validate(name: str, frame: pd.DataFrame) -> list[Fault]:
    """Return the faults of one table against its schema, empty if there are none."""
    try:
        SCHEMAS[name].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [_fault(f"{name}.csv", case) for case in errors.failure_cases.to_dict("records")]
    return []


def _fault(file: str, case: dict[str, Any]) -> Fault:
    value, check = case["failure_case"], str(case["check"])
    if check == "column_in_schema":
        return Fault(file, 1, str(value), "unknown column")
    if check == "column_in_dataframe":
        return Fault(file, 1, str(value), "the column is missing")
    if check == "column_ordered":
        return Fault(file, 1, str(value), "the column is not in its place")
    column = None if pd.isna(case["column"]) else str(case["column"])
    row = None if pd.isna(case["index"]) else int(case["index"]) + FIRST_ROW
    reason = "stands more than once" if check == "field_uniqueness" else check
    return Fault(file, row, column, f"{str(value)!r}: {reason}")
