"""The measured lengths of the land borders with Russia and Belarus, built by `make data`."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from treaty import columns, schemas, sheet
from treaty.faults import Fault, TableError
from treaty.files import content
from treaty.sheet import FIRST_ROW
from treaty.tables import DATA

FILE = DATA / "built" / "borders.csv"
SCHEMA = pa.DataFrameSchema(
    {
        "pair": columns.matching("[A-Z]{3}-[A-Z]{3}", "two codes joined by -", unique=True),
        "iso3": columns.iso3(),
        "neighbour": columns.one_of("RUS", "BLR"),
        "length_km": columns.length(),
    },
    strict=True,
    ordered=True,
)


def lengths(states: pd.DataFrame, path: Path = FILE) -> pd.DataFrame:
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
    faults = schemas.faults_against(SCHEMA, name, table) or list(_faults(name, table, states))
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
