"""The whole record in memory: tables, the life of each treaty, areas and borders."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import pandas as pd

from geo import borders, measured
from geo.areas import Area, members
from treaty import tables
from treaty.collation import collated
from treaty.former_names import names_then
from treaty.history import History, history
from treaty.snapshot import snapshot
from treaty.statuses import Words, words


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything that is known, validated and immutable: read it once, share it freely.

    `histories` holds the life of each treaty by its code, `areas` the codes of each area's
    states, `pairs` the border pairs (see `geo.borders.pairs`), `names` the short name of each
    state by its ISO 3166-1 alpha-3 code, in order of the names.
    """

    tables: tables.Tables
    names: dict[str, str]
    histories: dict[str, History]
    areas: dict[Area, tuple[str, ...]]
    pairs: pd.DataFrame

    @property
    def version(self) -> str:
        """The version of the tables, as citations name it."""
        return self.tables.version

    def treaty(self, code: str) -> pd.Series:
        """Return the row of `treaties.csv` for a treaty."""
        return self._treaties[code]

    def words(self, code: str) -> Words:
        """Return what a treaty calls its rule, its parties and its statuses."""
        return self._words[code]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The ISO 3166-1 alpha-3 code of each state, in the order of `states.csv`."""
        return tuple(self.tables.states["iso3"])

    @cached_property
    def notifications(self) -> dict[str, str]:
        """The address of each depositary notification by its reference, where known."""
        return dict(self.tables.actions[["reference", "reference_url"]].to_numpy())

    @cached_property
    def _treaties(self) -> dict[str, pd.Series]:
        return dict(self.tables.treaties.set_index("treaty").iterrows())

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {code: words(row) for code, row in self._treaties.items()}


def load(folder: Path = tables.DATA) -> Atlas:
    """Read the tables of a folder and work out the life of every treaty.

    Raises
    ------
    TableError
        If the tables or the measured lengths do not validate.
    """
    read = tables.read(folder)
    return of_tables(read, measured.lengths(read.states))


def of_tables(read: tables.Tables, lengths: pd.DataFrame) -> Atlas:
    """Work out the life of every treaty from tables and the measured lengths of borders."""
    pairs = borders.pairs(read.states, read.border_lengths_published, lengths)
    return Atlas(
        tables=read,
        names=dict(
            read.states.sort_values("name_short", key=collated)[["iso3", "name_short"]].to_numpy()
        ),
        histories={treaty: history(read, treaty) for treaty in read.treaties["treaty"]},
        areas=members(read.states, pairs),
        pairs=pairs,
    )


def utc_today() -> date:
    """Return today's date in UTC, the calendar of the record."""
    return datetime.now(UTC).date()


def status_table(atlas: Atlas, treaty: str, day: date, *, today: date) -> pd.DataFrame:
    """Return the snapshot of a day with the lengths of borders: the columns of an export.

    The last one is `name_then`, the state's name on that day where it had another one.

    Raises
    ------
    DayOutOfRangeError
        If the day is before the treaty was opened or after today.
    """
    table = borders.with_lengths(snapshot(atlas.histories[treaty], day, today=today), atlas.pairs)
    then = names_then(atlas.tables.former_names, day)
    return table.assign(name_then=[then.get(iso3, "") for iso3 in table["iso3"]])
