"""The answer of a day for those who write it down: picture, package and link."""

from datetime import date

from geo.answer import Answer, answer
from geo.areas import Area
from geo.atlas import Atlas
from geo.standing import headline, no_headline
from geo.view import View
from service.address import Basis
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot


def answer_on(treaty: str, day: date, basis: Basis) -> Answer:
    """Return the figures of a day under a treaty."""
    atlas, history = basis.atlas, basis.atlas.histories[treaty]
    series = counts(history, atlas.areas[Area.WORLD], area=Area.WORLD.value, until=day)
    states = snapshot(history, day, today=basis.today)
    return answer(states, counts_on(series, day), atlas.pairs)


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
