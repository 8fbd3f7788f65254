"""The measured lengths of the land borders with Russia and Belarus, built by `make data`."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from treaty import schemas, sheet
from treaty.faults import Fault, TableError
from treaty.files import Place, content
from treaty.sheet import FIRST_ROW
from treaty.tables import DATA

FILE = DATA / "built" / "borders.csv"
FIELDS: list[dict[str, Any]] = [
    {
        "name": "pair",
        "type": "string",
        "expected": "two codes joined by -",
        "constraints": {"required": True, "unique": True, "pattern": "[A-Z]{3}-[A-Z]{3}"},
    },
    {
        "name": "iso3",
        "type": "string",
        "expected": "an ISO 3166-1 alpha-3 code",
        "constraints": {"required": True, "pattern": "[A-Z]{3}"},
    },
    {
        "name": "neighbour",
        "type": "string",
        "constraints": {"required": True, "enum": ["RUS", "BLR"]},
    },
    {"name": "length_km", "type": "number", "form": "length", "constraints": {"required": True}},
]


def lengths(states: pd.DataFrame, path: Place = FILE) -> pd.DataFrame:
    """Return one row per border pair: `pair`, `iso3`, `neighbour` and `length_km` (a number).

    Parameters
    ----------
    states
        The table `states`.
    path
        The built file.

    Raises
    ------
    TableError
        If the file is missing, broken, or names a state that the table does not know.
    """
    name = f"built/{path.name}"
    table = sheet.frame(name, content(name, path, missing="is missing: run `make data`"))
    faults = schemas.faults(name, FIELDS, table) or list(_faults(name, table, states))
    if faults:
        raise TableError(faults)
    return table.astype(object).assign(length_km=table["length_km"].astype(float))


def _faults(name: str, table: pd.DataFrame, states: pd.DataFrame) -> Iterator[Fault]:
    known = set(states["iso3"])
    for number, row in enumerate(table.itertuples(), FIRST_ROW):
        if row.iso3 not in known:
            yield Fault(name, number, "iso3", f"{row.iso3!r}: not a code of states.csv")
        sides = "-".join(sorted([row.iso3, row.neighbour]))
        if row.pair != sides or row.iso3 == row.neighbour:
            yield Fault(name, number, "pair", f"{row.pair!r}: expected {sides}, its two sides")
