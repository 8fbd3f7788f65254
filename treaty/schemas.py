"""A table held against its declaration: columns, codes and forms (pandera schemas)."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from treaty import columns
from treaty.faults import Fault, shown
from treaty.sheet import FIRST_ROW


def faults(file: str, fields: Iterable[columns.Field], frame: pd.DataFrame) -> list[Fault]:
    """Return the faults of a table from a file against its fields, empty if there are none."""
    known = {field["name"]: columns.of_field(field) for field in fields}
    try:
        pa.DataFrameSchema(known, strict=True, ordered=True).validate(frame, lazy=True)
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
