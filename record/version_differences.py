"""What changed in the tables from one version of the record to another."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from treaty.tables import NAMES, Tables

KEYS = {
    "treaties": ("treaty",),
    "states": ("iso3",),
    "actions": ("treaty", "iso3", "action", "concerns"),
    "declarations": ("treaty", "iso3", "title", "made_upon"),
    "territories": ("treaty", "iso3", "application", "territories"),
    "participant_names": ("participant",),
    "former_names": ("iso3", "name"),
    "aliases": ("iso3", "alias"),
    "quotes": ("id",),
    "events": ("id",),
    "border_lengths_published": ("iso3_a", "iso3_b", "source"),
    "context": ("iso3", "indicator", "year", "edition", "unit"),
    "article_claims": ("id",),
}
"""Columns of each table by which a row is the same one in another version."""

DATES = {
    "actions": ("date", "date_earliest", "date_latest", "effective_date", "effective_earliest"),
    "declarations": ("date",),
    "territories": ("date",),
    "former_names": ("until",),
    "quotes": ("date",),
    "events": ("date", "end_date"),
}
"""Columns that say when something happened."""

KINDS = ("added", "removed", "date changed", "corrected", "column added", "column removed")
COLUMNS = ("table", "kind", "row", "column", "before", "after")


def differences(before: Tables, after: Tables) -> pd.DataFrame:
    """Return one row per row that came or went, cell that changed, and column that came or went.

    Columns are `COLUMNS`: `kind` is one of `KINDS`, `row` the values of the table's key; a whole
    row stands in `before` or `after` by its cells that are not empty.
    """
    found = [row for name in NAMES for row in _of_table(name, before, after)]
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)


def _of_table(name: str, before: Tables, after: Tables) -> Iterator[tuple[str, ...]]:
    old, new = getattr(before, name), getattr(after, name)
    then, now = (_header(tables, name) for tables in (before, after))
    for column in (*then, *(one for one in now if one not in then)):
        if column not in now or column not in then:
            yield name, f"column {'added' if column in now else 'removed'}", "", column, "", ""
    was, is_now = _rows(old, name), _rows(new, name)
    shared = [column for column in now if column in then]
    for key in dict.fromkeys([*was, *is_now]):
        row = " ".join(filter(None, key[:-1]))
        if key not in is_now:
            yield name, "removed", row, "", _whole(was[key]), ""
        elif key not in was:
            yield name, "added", row, "", "", _whole(is_now[key])
        else:
            for column in shared:
                cells = was[key][column], is_now[key][column]
                if cells[0] != cells[1]:
                    kind = "date changed" if column in DATES.get(name, ()) else "corrected"
                    yield name, kind, row, column, *cells


def _header(tables: Tables, name: str) -> list[str]:
    if name not in tables.files:  # it came later, and is declared as it is now
        return [field["name"] for field in tables.about[name]["fields"]]
    header, _, _ = tables.files[name].decode().partition("\n")
    return header.rstrip("\r").split(",")


def _rows(frame: pd.DataFrame, name: str) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return the rows by their key and a number, which tells rows of one key apart."""
    turns = frame.groupby(list(KEYS[name])).cumcount()
    keys = zip(*(frame[column] for column in KEYS[name]), map(str, turns), strict=True)
    return dict(zip(keys, frame.to_dict("records"), strict=True))


def _whole(row: dict[str, Any]) -> str:
    return "; ".join(f"{column}: {cell}" for column, cell in row.items() if cell)
