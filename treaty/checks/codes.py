"""Codes stand in the tables that define them."""

from collections.abc import Iterator

from treaty.checks.rule import Frames, Rule, at
from treaty.columns import AGGREGATES
from treaty.faults import Fault, shown

TREATY, STATE = "treaties", "states"
DEFINES = {TREATY: "treaty", STATE: "iso3"}
"""Tables that define codes, each with the column in which they stand."""
COLUMNS: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("states", "part_of"): (STATE, ("",)),
    ("actions", "treaty"): (TREATY, ()),
    ("actions", "iso3"): (STATE, ()),
    ("actions", "concerns"): (STATE, ("",)),
    ("declarations", "treaty"): (TREATY, ()),
    ("declarations", "iso3"): (STATE, ()),
    ("participant_names", "iso3"): (STATE, ()),
    ("quotes", "treaty"): (TREATY, ()),
    ("quotes", "iso3"): (STATE, AGGREGATES),
    ("events", "treaty"): (TREATY, ()),
    ("events", "iso3"): (STATE, ("", *AGGREGATES)),
    ("border_lengths_published", "iso3_a"): (STATE, ()),
    ("border_lengths_published", "iso3_b"): (STATE, ()),
    ("context", "iso3"): (STATE, AGGREGATES),
}
"""Columns that hold codes: the table that defines these, and what may stand there beside them."""


def known(frames: Frames) -> Iterator[Fault]:
    """Every code stands in the table that defines it."""
    defined = {home: set(frames[home][column]) for home, column in DEFINES.items()}
    for (table, column), (home, others) in COLUMNS.items():
        codes = defined[home].union(others)
        for index, cell in frames[table][column].items():
            for code in cell.split(";"):
                if code not in codes:
                    yield at(table, index, column, f"{shown(code)}: not a code of {home}.csv")


def listed_once(frames: Frames) -> Iterator[Fault]:
    """A list of states names none twice."""
    for table in ("quotes", "events"):
        for index, cell in frames[table]["iso3"].items():
            codes = cell.split(";")
            if len(set(codes)) < len(codes):
                yield at(table, index, "iso3", f"{shown(cell)}: a code stands more than once")


RULES: tuple[Rule, ...] = (known, listed_once)
