"""The answer of a day for those who write it down: picture, package and link."""

from datetime import date

import pandas as pd

from geo.areas import Area
from geo.day_figures import DayFigures, day_figures
from record.atlas import Atlas
from record.basis import Basis
from record.in_use import kept
from record.view import View
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot
from wording.standing import headline, no_headline


def answer_on(treaty: str, day: date, basis: Basis) -> DayFigures:
    """Return the figures of a day under a treaty."""
    return _answer_on(treaty, day, basis.atlas, basis.today)


@kept(512)
def _answer_on(treaty: str, day: date, atlas: Atlas, today: date) -> DayFigures:
    figures = counts_on(_counts(treaty, Area.WORLD, atlas, today), day)
    return day_figures(snapshot(atlas.histories[treaty], day, today=today), figures, atlas.pairs)


def counts_of(view: View, basis: Basis) -> dict[str, int]:
    """Return how many states of the area of a view have each status on its day."""
    return counts_on(_counts(view.treaty, view.area, basis.atlas, basis.today), view.day)


@kept(16)
def _counts(treaty: str, area: Area, atlas: Atlas, today: date) -> pd.DataFrame:
    return counts(atlas.histories[treaty], atlas.areas[area], area=area.value, until=today)


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
