"""Tables as workbooks for spreadsheet programs: cells with types, and what they mean beside them.

Numbers, days and truth values arrive as such whatever the language of the reader's program; codes
such as 004 and NA stay text. The same table gives the same bytes.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from record.columns import Field
from treaty.tables import Tables

DATA, ABOUT = "Data", "About"
"""Names of the sheets."""
EARLIEST = date(1900, 3, 1)
"""The first day that all spreadsheet programs count alike."""
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in every file where the time of writing would: the bytes hold no clock."""


def to_xlsx(table: pd.DataFrame, fields: Iterable[Field], about: Mapping[str, object]) -> bytes:
    """Return a table as a workbook: a sheet of its rows, and one of definitions and sources.

    Parameters
    ----------
    fields
        The declarations of its columns; those without one show their values as they are.
    about
        What the table is about, by name.
    """
    target = io.BytesIO()
    known = {field["name"]: field for field in fields}
    with Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED, "title": str(about.get("title", ""))})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        _write_rows(book.add_worksheet(DATA), table, known, bold, day)
        _write_meaning(book.add_worksheet(ABOUT), table, known, about, bold)
    return target.getvalue()


def of_table(tables: Tables, name: str) -> dict[str, object]:
    """Return what a table of the record is about."""
    about = tables.about[name]
    return {
        "title": about["title"],
        "description": about["description"],
        "sources": "; ".join(one["title"] for one in about["sources"]),
        "licence": "; ".join(one["title"] for one in about["licenses"]),
        "retrieved": about["retrieved"],
        "version": tables.version,
    }


def _write_rows(
    sheet: Worksheet, table: pd.DataFrame, known: Mapping[str, Field], bold: Format, day: Format
) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, str(column), bold)
        kind = known.get(column, {}).get("type", "any")
        for row, value in enumerate(table[column].tolist(), start=1):
            _write(sheet, row, place, _typed(value, kind), day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    sheet.autofit(max_width=400)


def _write(sheet: Worksheet, row: int, place: int, value: Any, day: Format) -> None:
    match value:
        case bool():
            sheet.write_boolean(row, place, value)
        case int() | float():
            sheet.write_number(row, place, value)
        case date():
            sheet.write_datetime(row, place, value, day)
        case str():
            sheet.write_string(row, place, value)  # never a formula or a link


def _typed(value: Any, kind: str) -> Any:
    """Return a value as the type that its column has, None for an empty cell."""
    if value == "" or pd.isna(value):
        return None
    if not isinstance(value, str):
        return value
    match kind:
        case "number" | "integer":
            return float(value)
        case "boolean":
            return value == "true"
        case "date" | "any":
            return _day(value) or value
    return value


def _day(text: str) -> date | None:
    """Return a whole day, None of what is no day or one before spreadsheets begin to count."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text and found >= EARLIEST else None


def _write_meaning(
    sheet: Worksheet,
    table: pd.DataFrame,
    known: Mapping[str, Field],
    about: Mapping[str, object],
    bold: Format,
) -> None:
    rows = [("column", "meaning", "unit")]
    rows += [
        (str(name), known[name]["description"], known[name].get("unit", ""))
        for name in table.columns
        if name in known
    ]
    for row, cells in enumerate(rows):
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, bold if row == 0 else None)
    sheet.write_string(len(rows) + 1, 0, "about the table", bold)
    for row, (name, text) in enumerate(_lines(about), start=len(rows) + 2):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, text)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)


def _lines(about: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in about.items():
        for one in value if isinstance(value, list) else [value]:
            parts = one.items() if isinstance(one, Mapping) else [("", one)]
            texts = [f"{part}: {text}" if part else str(text) for part, text in parts if text]
            yield name, "; ".join(texts)
