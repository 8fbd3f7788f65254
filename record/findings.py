"""What the record says of a day, for all who show it or write it down: pages, pictures, links."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date

import pandas as pd

from geo import exposure
from geo.areas import Area
from geo.day_figures import DayFigures, day_figures
from geo.exposure import Stretch
from record.article.statements import Claim, claims
from record.atlas import Atlas
from record.basis import Basis
from record.change_days import record_change_days
from record.in_use import kept
from record.view import View
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot
from wording.standing import headline, no_headline


def last_change_day(treaty: str, on: date, atlas: Atlas) -> date:
    """Return the last day up to a day on which anything on record changed.

    Everything but the date itself is on both days the same, so that it is worth keeping.
    """
    days = _record_change_days(treaty, atlas)
    return days[bisect_right(days, on) - 1]


@kept(16)
def _record_change_days(treaty: str, atlas: Atlas) -> list[date]:
    return record_change_days(atlas.histories[treaty], atlas.tables)


def answer_on(treaty: str, day: date, basis: Basis) -> DayFigures:
    """Return the figures of a day under a treaty."""
    since = last_change_day(treaty, day, basis.atlas)
    return replace(_answer_since(treaty, since, basis.atlas, basis.today), day=day)


@kept(2000)
def _answer_since(treaty: str, on: date, atlas: Atlas, today: date) -> DayFigures:
    figures = counts_on(_counts(treaty, Area.WORLD, atlas, today), on)
    return day_figures(snapshot(atlas.histories[treaty], on, today=today), figures, atlas.pairs)


def counts_of(view: View, basis: Basis) -> dict[str, int]:
    """Return how many states of the area of a view have each status on its day."""
    return counts_on(counts_by_day(view.treaty, view.area, basis), view.day)


def counts_by_day(treaty: str, area: Area, basis: Basis) -> pd.DataFrame:
    """Return how many states of an area have each status, by day."""
    return _counts(treaty, area, basis.atlas, basis.today)


@kept(100)
def _counts(treaty: str, area: Area, atlas: Atlas, today: date) -> pd.DataFrame:
    return counts(atlas.histories[treaty], atlas.areas[area], area=area.value, until=today)


def exposure_by_day(treaty: str, stretch: Stretch, basis: Basis) -> pd.DataFrame:
    """Return the kilometres of a stretch of border behind each status, by day."""
    return _exposure(treaty, stretch, basis.atlas, basis.today)


@kept(100)
def _exposure(treaty: str, stretch: Stretch, atlas: Atlas, today: date) -> pd.DataFrame:
    history, states = atlas.histories[treaty], atlas.tables.states
    return exposure.series(history, atlas.pairs, states, stretch, until=today)


def exposure_marks(treaty: str, stretch: Stretch, basis: Basis) -> pd.DataFrame:
    """Return what changed along a stretch of border and when."""
    return _exposure_marks(treaty, stretch, basis.atlas, basis.today)


@kept(100)
def _exposure_marks(treaty: str, stretch: Stretch, atlas: Atlas, today: date) -> pd.DataFrame:
    history, states = atlas.histories[treaty], atlas.tables.states
    return exposure.marks(history, atlas.pairs, states, stretch, until=today)


def claims_on(basis: Basis) -> list[Claim]:
    """Return the statements of the article, those that the tables decide computed anew."""
    return _claims(basis.atlas, basis.today)


@kept(2)
def _claims(atlas: Atlas, today: date) -> list[Claim]:
    return claims(atlas, today=today)


def standing_on(view: View, iso3: str, basis: Basis) -> str:
    """Return where a state stands on the day of a view, in a line."""
    atlas, today = basis.atlas, basis.today
    treaty = atlas.treaty(view.treaty)
    table = snapshot(atlas.histories[view.treaty], view.day, today=today)
    rows = table[table["iso3"] == iso3]
    if len(rows):
        return headline(rows.iloc[0], treaty, today=today)
    states = atlas.tables.states
    state = states[states["iso3"] == iso3].iloc[0]
    return no_headline(state, treaty, view.day, today=today)


def shown_area(view: View, atlas: Atlas) -> Area:
    """Return the area that a map of a view shows: the world if a country lies beyond the area."""
    inside = set(view.countries) <= set(atlas.areas[view.area])
    return view.area if inside else Area.WORLD
