"""The answer of the page Timeline: how many states are bound, and were at most."""

from datetime import date

import pandas as pd

from geo.areas import Area
from record.view import View
from treaty.counts import counts_on
from treaty.statuses import Status, Words
from ui import cached, template
from wording.peak import peak
from wording.values import written_day

IN = {
    Area.EUROPE: "in Europe",
    Area.EAST: "along NATO’s eastern border",
    Area.FRONTIER: "that border Russia or Belarus, with these two,",
    Area.NATO: "in NATO",
    Area.WORLD: "in the world",
}


def show(view: View, today: date) -> None:
    """Show how many states of the area are bound on the view's day, and were at most."""
    treaty = cached.atlas().treaty(view.treaty)
    series = cached.area_counts(view.treaty, view.area, today)
    found = counts_on(series, view.day)
    template.show(
        "answer.html",
        headline=headline(found, view, cached.words(view.treaty), today),
        sentence=sentence(series, view, today),
        uncertain=(),
        treaty=treaty,
        day=view.day.isoformat(),
    )


def headline(found: dict[str, int], view: View, called: Words, today: date) -> str:
    """Return how many states are bound on the day, in a line."""
    states = sum(found[status] for status in Status)
    verb = "are" if view.day == today else "were"
    who = f"{found['in_force']} of {states} states {IN[view.area]}"
    return f"{who} {verb} bound by the {called.whole_rule}"


def sentence(series: pd.DataFrame, view: View, today: date) -> str:
    """Return who is leaving and gone on the day, and how many were bound at most."""
    found, past = counts_on(series, view.day), view.day != today
    leaving = _number(found["leaving"], *(("was", "were") if past else ("is", "are")))
    left = _number(found["left"], *(("had", "had") if past else ("has", "have")))
    most = peak(series, "in_force", view.day)
    said = f"On {written_day(view.day)}, {leaving} leaving and {left} left."
    if not most.value:
        return said
    verb = "was" if most.until else "has been"
    return f"{said} The most bound {verb} {most.value:.0f}, {most.when()}."


def _number(count: int, one: str, several: str) -> str:
    return f"{count or 'none'} {one if count == 1 else several}"
