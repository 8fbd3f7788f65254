"""What every visitor shares: the record, and what it says of a day. Read-only by agreement.

What is asked several times in a run, or holds for many days, is kept with the record: that costs a
microsecond where Streamlit's cache costs a hundred, and a new record begins with nothing kept.
"""

import gc
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import pandas as pd
import pyarrow as pa

from geo import published as lengths
from geo.areas import Area
from geo.borders import borders_on
from geo.day_figures import DayFigures
from geo.exposure import Stretch
from record import findings, steps, view
from record.article.statements import Claim
from record.atlas import Atlas, status_table
from record.basis import Basis
from record.in_use import kept, look_again, pin, record
from record.view import View
from record.watcher import watch
from treaty import changes, counts
from treaty.snapshot import snapshot
from treaty.statuses import Words


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A day under a treaty: the status of every state and the answer in figures."""

    table: pd.DataFrame
    answer: DayFigures


def atlas() -> Atlas:
    """Return the record that this run shows.

    Raises
    ------
    TableError
        If the tables do not validate, or the map was built from others.
    """
    return record()


def begin(version: str) -> None:
    """Begin a run with the record as it now is, or a version of it; the whole run shows this one.

    Raises
    ------
    TableError
        If there is none that holds. What was mended since the last run is found at once.
    UnknownVersionError
        If the version was not kept.
    """
    watch()
    look_again()
    pin(version)


def settle() -> None:
    """Put what is loaded, kept or part of a session out of the collector's sight, now and then.

    Streamlit runs gc.collect(2) after every run; it would look through libraries and the sessions
    of all visitors each time. What is frozen is freed when nobody uses it any more, unless it is
    part of a circle: a look at everything frees those, less often.
    """
    number = next(_runs())
    if number % _FREEZE_EVERY and number > _FREEZE_EVERY:
        return
    if not number % _LOOK_AT_ALL_EVERY:
        gc.unfreeze()
    gc.collect()
    gc.freeze()


_FREEZE_EVERY, _LOOK_AT_ALL_EVERY = 50, 1000
"""Runs, counted from when the record was taken up."""


@kept()
def _runs() -> Iterator[int]:
    return count(1)


@kept()
def titles() -> dict[str, str]:
    """Return the short title of each treaty by its code."""
    treaties = atlas().tables.treaties
    return dict(zip(treaties["treaty"], treaties["short_title"], strict=True))


def words(treaty: str) -> Words:
    """Return what a treaty calls its rule, its parties and its statuses."""
    return atlas().words(treaty)


def basis(today: date) -> Basis:
    """Return what the answers of this run are made from."""
    return Basis(atlas(), today)


def last_change_day(treaty: str, on: date) -> date:
    """Return the last day up to a day on which anything on record changed: see `findings`."""
    return findings.last_change_day(treaty, on, atlas())


@kept(100)
def day(treaty: str, on: date, today: date) -> Day:
    """Return what the record says of a day."""
    return Day(status_table(atlas(), treaty, on, today=today), answer_of(treaty, on, today))


def answer_of(treaty: str, on: date, today: date) -> DayFigures:
    """Return the figures of a day."""
    return findings.answer_on(treaty, on, basis(today))


def figures_of(treaty: str, area: Area, on: date, today: date) -> dict[str, int]:
    """Return how many states of an area have each status on a day."""
    return _figures_since(treaty, area, last_change_day(treaty, on), today)


@kept(8000)
def _figures_since(treaty: str, area: Area, on: date, today: date) -> dict[str, int]:
    return counts.counts_on(area_counts(treaty, area, today), on)


def area_counts(treaty: str, area: Area, today: date) -> pd.DataFrame:
    """Return how many states of an area have each status, by day."""
    return findings.counts_by_day(treaty, area, basis(today))


@kept(100)
def area_changes(treaty: str, area: Area, today: date) -> pd.DataFrame:
    """Return every change of status of an area's states, oldest first."""
    record = atlas()
    changed = changes.changes(record.histories[treaty], until=today)
    return changed[changed["iso3"].isin(record.areas[area])]


@kept(100)
def change_days(treaty: str, area: Area, today: date) -> list[date]:
    """Return the days on which some state of an area changed status, in order."""
    return changes.change_days(area_changes(treaty, area, today), atlas().areas[area])


@kept()
def recent_from(treaty: str) -> date | None:
    """Return the day from which a treaty's time is shown by months instead of years, if any."""
    return steps.recent_from(atlas().histories[treaty])


@kept(1000)
def table(asked: View, columns: tuple[str, ...], today: date) -> pa.Table:
    """Return the rows that a view asks for, in columns to show.

    It is kept as Arrow: Streamlit sends it as it is, and the collector does not look into it.
    Ask for the last day of change instead of the day: see `last_change_day`.
    """
    shown = pa.Table.from_pandas(rows(asked, today)[list(columns)], preserve_index=False)
    return shown.replace_schema_metadata()


def rows(asked: View, today: date) -> pd.DataFrame:
    """Return the rows that a view asks for, with every column of an export."""
    whole = status_table(atlas(), asked.treaty, asked.day, today=today)
    return view.chosen(asked, whole, atlas())


@kept(1000)
def borders(treaty: str, on: date, today: date) -> pd.DataFrame:
    """Return the border pairs on a day. Ask for the last day of change: see `last_change_day`."""
    record = atlas()
    return borders_on(snapshot(record.histories[treaty], on, today=today), record.pairs)


def exposure(treaty: str, stretch: Stretch, today: date) -> pd.DataFrame:
    """Return the kilometres of a stretch of border behind each status, by day."""
    return findings.exposure_by_day(treaty, stretch, basis(today))


def exposure_marks(treaty: str, stretch: Stretch, today: date) -> pd.DataFrame:
    """Return what changed along a stretch of border and when."""
    return findings.exposure_marks(treaty, stretch, basis(today))


@kept()
def published() -> pd.DataFrame:
    """Return every published length of a border beside the measured one."""
    record = atlas()
    return lengths.published(record.tables.border_lengths_published, record.pairs)


_MOST_DRAWINGS = 500


@kept()
def _drawings() -> dict[Hashable, Any]:
    return {}


def drawing(about: Hashable, draw: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return a chart, drawn once for all that it depends on: name, days, choices and theme."""
    drawn = _drawings()
    if about not in drawn:
        if len(drawn) >= _MOST_DRAWINGS:
            drawn.clear()
        drawn[about] = draw()
    return drawn[about]


@kept()
def events_until() -> str:
    """Return the last day that the table of events reaches."""
    return str(atlas().tables.about["events"]["coverage_end"])


def claims(today: date) -> list[Claim]:
    """Return the statements of the article, those that the tables decide computed anew."""
    return findings.claims_on(basis(today))
