"""The answer of a day for those who write it down: picture and package."""

from datetime import date

from geo.answer import Answer, answer
from geo.areas import Area
from service.address import Basis
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot


def answer_on(treaty: str, day: date, basis: Basis) -> Answer:
    """Return the figures of a day under a treaty."""
    atlas, history = basis.atlas, basis.atlas.histories[treaty]
    series = counts(history, atlas.areas[Area.WORLD], area=Area.WORLD.value, until=day)
    states = snapshot(history, day, today=basis.today)
    return answer(states, counts_on(series, day), atlas.pairs)
