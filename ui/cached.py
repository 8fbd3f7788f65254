"""What every visitor shares: the record, and what it says of a day. Read-only by agreement."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from geo import answer, view
from geo import published as lengths
from geo.areas import Area
from geo.atlas import Atlas, load, status_table
from geo.claims import Claim
from geo.claims import claims as _claims
from geo.exposure import Stretch, marks, series
from geo.timeline import check_built
from treaty import changes, counts
from treaty.snapshot import snapshot
from treaty.tables import metadata


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A day under a treaty: the status of every state and the answer in figures."""

    table: pd.DataFrame
    answer: answer.Answer


@st.cache_resource(show_spinner=False)
def atlas() -> Atlas:
    """Return the record, read once per process.

    Raises
    ------
    TableError
        If the tables do not validate, or the map was built from others.
    """
    record = load()
    check_built(record.histories, record.version)
    return record


@st.cache_resource(show_spinner=False, max_entries=2000)
def day(treaty: str, on: date, today: date) -> Day:
    """Return what the record says of a day."""
    return Day(status_table(atlas(), treaty, on, today=today), answer_of(treaty, on, today))


@st.cache_resource(show_spinner=False, max_entries=2000)
def answer_of(treaty: str, on: date, today: date) -> answer.Answer:
    """Return the figures of a day."""
    record = atlas()
    figures = counts.counts_on(area_counts(treaty, Area.WORLD, today), on)
    states = snapshot(record.histories[treaty], on, today=today)
    return answer.answer(states, figures, record.pairs)


@st.cache_resource(show_spinner=False)
def area_counts(treaty: str, area: Area, today: date) -> pd.DataFrame:
    """Return how many states of an area have each status, by day."""
    record = atlas()
    history = record.histories[treaty]
    return counts.counts(history, record.areas[area], area=area.value, until=today)


@st.cache_resource(show_spinner=False)
def area_changes(treaty: str, area: Area, today: date) -> pd.DataFrame:
    """Return every change of status of an area's states, oldest first."""
    record = atlas()
    changed = changes.changes(record.histories[treaty], until=today)
    return changed[changed["iso3"].isin(record.areas[area])]


@st.cache_resource(show_spinner=False)
def change_days(treaty: str, area: Area, today: date) -> list[date]:
    """Return the days on which some state of an area changed status, in order."""
    return changes.change_days(area_changes(treaty, area, today), atlas().areas[area])


@st.cache_resource(show_spinner=False, max_entries=500)
def rows(asked: view.View, today: date) -> pd.DataFrame:
    """Return the rows of the table that a view asks for."""
    return view.chosen(asked, day(asked.treaty, asked.day, today).table, atlas())


@st.cache_resource(show_spinner=False)
def exposure(treaty: str, stretch: Stretch, today: date) -> pd.DataFrame:
    """Return the kilometres of a stretch of border behind each status, by day."""
    return series(atlas(), treaty, stretch, until=today)


@st.cache_resource(show_spinner=False)
def exposure_marks(treaty: str, stretch: Stretch, today: date) -> pd.DataFrame:
    """Return what changed along a stretch of border and when."""
    return marks(atlas(), treaty, stretch, until=today)


@st.cache_resource(show_spinner=False)
def published() -> pd.DataFrame:
    """Return every published length of a border beside the measured one."""
    return lengths.published(atlas())


@st.cache_resource(show_spinner=False)
def events_until() -> str:
    """Return the last day that the table of events reaches."""
    return str(metadata("events")["coverage_end"])


@st.cache_resource(show_spinner=False)
def claims(today: date) -> list[Claim]:
    """Return the statements of the article, those that the tables decide computed anew."""
    return _claims(atlas(), today=today)
