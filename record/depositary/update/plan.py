"""What a page would change in the record."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from record.depositary import act_differences, differences, page, row_changes
from record.depositary.counted import counted
from record.depositary.differences import Difference, Kind
from record.depositary.names import names
from record.depositary.row_changes import Reading
from treaty import acts
from treaty.tables import Tables

TAKEN_IN = frozenset({Kind.NEW, Kind.CHANGED})


@dataclass(frozen=True)
class Plan:
    """A page that was read, what it says otherwise, and the tables with that taken in.

    `tables` holds the tables that a page can change, by name.
    """

    reading: Reading
    found: tuple[Difference, ...]
    tables: dict[str, pd.DataFrame]

    @property
    def taken_in(self) -> list[Difference]:
        """The differences that can be taken in."""
        return [one for one in self.found if one.kind in TAKEN_IN]

    @property
    def left(self) -> list[Difference]:
        """The differences that a person has to decide on."""
        return [one for one in self.found if one.kind not in TAKEN_IN]

    @property
    def moves_on(self) -> bool:
        """Whether the page is younger than the last one read."""
        return self.reading.page.header.as_at.isoformat() > self.reading.treaty["read_until"]


def plan(tables: Tables, treaty: str, content: bytes, *, today: date) -> Plan:
    """Return what a treaty's status page would change.

    Raises
    ------
    PageError
        If the content is not the treaty's status page.
    """
    row = tables.treaties.set_index("treaty", drop=False).loc[treaty]
    rules = acts.rules(tables.treaties)[treaty]
    known = names(tables.states, tables.participant_names)
    read = page.read(content, row, known, today=today)
    reading = Reading(read, row, rules, today)

    held = {name: getattr(tables, name) for name in ("actions", "declarations", "territories")}
    own = {name: frame[frame["treaty"] == treaty] for name, frame in held.items()}
    of_acts = act_differences.of_acts(read, own["actions"])
    of_declarations = differences.of_declarations(read, own["declarations"])
    new_acts = row_changes.acts_taken_in(reading, of_acts, held["actions"])
    new_declarations = row_changes.declarations_taken_in(
        reading, of_declarations, held["declarations"]
    )
    of_territories = differences.of_territories(read, own["territories"])
    new_territories = row_changes.territories_taken_in(reading, of_territories, held["territories"])
    signatories, parties = counted(new_acts, treaty, rules, read.header.as_at)
    of_counts = differences.of_counts(read, signatories=signatories, parties=parties)
    return Plan(
        reading,
        (
            *of_acts,
            *of_declarations,
            *of_territories,
            *of_counts,
            *differences.to_be_read(read),
        ),
        {
            "actions": row_changes.in_order(new_acts, tables.treaties, tables.states),
            "declarations": row_changes.in_order(new_declarations, tables.treaties, tables.states),
            "territories": row_changes.in_order(new_territories, tables.treaties, tables.states),
            "treaties": _read_on(tables.treaties, treaty, read.header.as_at.isoformat()),
        },
    )


def _read_on(treaties: pd.DataFrame, treaty: str, as_at: str) -> pd.DataFrame:
    moved = treaties.copy()
    own = moved["treaty"] == treaty
    moved.loc[own, "read_until"] = as_at
    moved.loc[own, "known_until"] = max(as_at, *moved.loc[own, "known_until"])
    return moved
