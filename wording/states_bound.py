"""How many states of an area are bound, in words."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from geo.areas import Area
from treaty.counts import counts_on
from treaty.statuses import Status, Words
from wording.peak import peak
from wording.values import written_day

IN = {
    Area.EUROPE: "in Europe",
    Area.EAST: "along NATO’s eastern border",
    Area.FRONTIER: "that border Russia or Belarus, with these two,",
    Area.NATO: "in NATO",
    Area.WORLD: "in the world",
}


def headline(
    found: Mapping[str, int], area: Area, called: Words, *, past: bool, where: bool = True
) -> str:
    """Return how many states are bound on a day, in a line.

    Parameters
    ----------
    found
        The counts of the area on the day, a result of `treaty.counts.counts_on`.
    where
        Whether the area is named.
    """
    states = sum(found[status] for status in Status)
    who = f"{found['in_force']} of {states} states{f' {IN[area]}' if where else ''}"
    return f"{who} {'were' if past else 'are'} bound by the {called.whole_rule}"


def sentence(series: pd.DataFrame, day: date, *, past: bool) -> str:
    """Return who is leaving and gone on the day, and how many were bound at most.

    Parameters
    ----------
    series
        The rows of `treaty.counts.counts` for the area.
    """
    found = counts_on(series, day)
    leaving = _number(found["leaving"], *(("was", "were") if past else ("is", "are")))
    left = _number(found["left"], *(("had", "had") if past else ("has", "have")))
    most = peak(series, "in_force", day)
    said = f"On {written_day(day)}, {leaving} leaving and {left} left."
    if not most.value:
        return said
    if most.until:
        return f"{said} At its peak, {most.value:.0f} were bound, {most.when()}."
    return f"{said} The peak so far is {most.value:.0f}, {most.when()}."


def _number(count: int, one: str, several: str) -> str:
    return f"{count or 'none'} {one if count == 1 else several}"
