"""What each table must look like: its columns, codes and forms (pandera schemas)."""

from typing import Any

import pandas as pd
import pandera.pandas as pa

from treaty import columns, law
from treaty.faults import Fault, shown
from treaty.indicators import INDICATORS
from treaty.sheet import FIRST_ROW

CONFIDENCE = ("high", "medium", "low")
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
DECLARED_UPON = (law.SIGNATURE, *sorted(law.CONSENT))
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
VERDICTS = ("supported", "imprecise", "wrong", "opinion", "unverified")
"""What the record says of a statement, from the best to the worst, then what it cannot decide."""

_SOURCED = {
    "source_title": columns.text(),
    "source_url": columns.url(),
    "retrieved": columns.day(),
    "confidence": columns.one_of(*CONFIDENCE),
}

_COLUMNS = {
    "treaties": {
        "treaty": columns.matching(r"[a-z]+", "a code of lower-case letters", unique=True),
        "title": columns.text(),
        "short_title": columns.text(),
        "other_names": columns.text(optional=True),
        "ban_on": columns.text(),
        "un_treaty_collection": columns.text(),
        "adopted": columns.day(),
        "opened_for_signature": columns.day(),
        "entered_into_force": columns.day(),
        "entry_into_force_article": columns.text(),
        "eif_months": columns.count(),
        "eif_first_n": columns.count(),
        "withdrawal_article": columns.text(),
        "withdrawal_months": columns.count(),
        "read_until": columns.day(),
        "known_until": columns.day(),
        "source_url": columns.url(),
    },
    "states": {
        "iso3": columns.iso3(unique=True),
        "iso2": columns.matching(r"[A-Z]{2}", "an ISO 3166-1 alpha-2 code", unique=True),
        "m49": columns.matching(r"[0-9]{3}", "a UN M49 code of three digits", optional=True),
        "name": columns.text(unique=True),
        "name_short": columns.text(unique=True),
        "region": columns.one_of(*REGIONS),
        "subregion": columns.text(),
        "intermediate_region": columns.text(optional=True),
        "un_member": columns.truth(),
        "can_deposit": columns.truth(),
        "state_since": columns.day(optional=True),
        "part_of": columns.iso3(optional=True),
        "nato_member_since": columns.day(optional=True),
        "eu_member_since": columns.day(optional=True),
        "eu_left": columns.day(optional=True),
    },
    "actions": {
        "treaty": columns.treaty(),
        "iso3": columns.iso3(),
        "action": columns.one_of(*sorted(law.KINDS)),
        "date": columns.day(optional=True),
        "date_earliest": columns.day(),
        "date_latest": columns.day(),
        "effective_date": columns.day(optional=True),
        "concerns": columns.iso3(optional=True),
        "reference": columns.matching(
            r"C\.N\.[0-9]+\.[0-9]{4}\.TREATIES-[IVXLC]+-[0-9]+",
            "a depositary notification such as C.N.360.2025.TREATIES-XXVI-5",
            optional=True,
        ),
        "reference_url": columns.url(optional=True),
        "source_url": columns.url(),
        "confirmed_by": columns.text(),
        "confidence": columns.one_of(*CONFIDENCE),
        "note": columns.text(optional=True),
    },
    "declarations": {
        "treaty": columns.treaty(),
        "iso3": columns.iso3(),
        "title": columns.text(),
        "made_upon": columns.one_of(*DECLARED_UPON, optional=True),
        "date": columns.day(optional=True),
        "reference": columns.text(),
        "source_url": columns.url(),
    },
    "participant_names": {
        "participant": columns.text(unique=True),
        "iso3": columns.iso3(),
    },
    "quotes": {
        "id": columns.matching(r"q[0-9]+", "q and a number", unique=True),
        "treaty": columns.treaty(),
        "date": columns.partial_date(),
        "speaker": columns.text(),
        "role": columns.text(),
        "iso3": columns.iso3_list(),
        "organisation": columns.text(),
        "quote": columns.text(),
        "language": columns.language(),
        "original_language": columns.language(),
        "translation": columns.text(optional=True),
        "stance": columns.one_of(*STANCES),
        "topic": columns.text(),
        **_SOURCED,
    },
    "events": {
        "id": columns.matching(r"e[0-9]+", "e and a number", unique=True),
        "treaty": columns.treaty(),
        "date": columns.partial_date(),
        "end_date": columns.day(optional=True),
        "title": columns.text(),
        "detail": columns.text(),
        "iso3": columns.iso3_list(optional=True),
        "kind": columns.one_of(*EVENT_KINDS),
        **_SOURCED,
    },
    "border_lengths_published": {
        "iso3_a": columns.iso3(),
        "iso3_b": columns.iso3(),
        "length_km": columns.length(),
        "like_for_like": columns.truth(),
        "source": columns.text(),
        "source_url": columns.url(optional=True),
        "note": columns.text(optional=True),
    },
    "context": {
        "iso3": columns.matching(r"[A-Z_]{3,}", "the code of a state or an aggregate"),
        "indicator": columns.one_of(*INDICATORS),
        "value": columns.text(),
        "unit": columns.text(),
        "year": columns.matching(r"[0-9]{4}", "a year YYYY"),
        "edition": columns.text(optional=True),
        **_SOURCED,
    },
    "article_claims": {
        "id": columns.matching(r"c[0-9]+", "c and a number", unique=True),
        "claim": columns.text(),
        "article_quote": columns.text(),
        "verdict": columns.one_of(*VERDICTS),
        "what_the_record_says": columns.text(),
        "evidence_source": columns.text(optional=True),
        "evidence_url": columns.url(optional=True),
        "confidence": columns.one_of(*CONFIDENCE),
    },
}

SCHEMAS = {
    name: pa.DataFrameSchema(of_table, strict=True, ordered=True, name=name)
    for name, of_table in _COLUMNS.items()
}


def validate(name: str, frame: pd.DataFrame) -> list[Fault]:
    """Return the faults of one table against its schema, empty if there are none."""
    return faults_against(SCHEMAS[name], f"{name}.csv", frame)


def faults_against(schema: pa.DataFrameSchema, file: str, frame: pd.DataFrame) -> list[Fault]:
    """Return the faults of a table from a file against a schema, empty if there are none."""
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [_fault(file, case) for case in errors.failure_cases.to_dict("records")]
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
    return Fault(file, row, column, f"{shown(str(value))}: {reason}")
