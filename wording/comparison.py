"""What changed between two days, in words."""

from datetime import date

import pandas as pd

from geo.day_figures import DayFigures
from treaty.statuses import Words
from wording.values import opening, whole_km, written_day


def headline(changed: pd.DataFrame, before: DayFigures, after: DayFigures, called: Words) -> str:
    """Return in a line how many states changed and what that did to NATO's border."""
    number = changed["iso3"].nunique()
    states = {0: "no state", 1: "one state"}.get(number, f"{number} states")
    was, now = before.exposure.bound_km, after.exposure.bound_km
    if round(was) == round(now):
        border = f"{whole_km(now)} km of NATO’s border stayed under the {called.rule}"
    else:
        verb = "shrank" if now < was else "grew"
        border = (
            f"NATO’s border under the {called.rule} {verb} from {whole_km(was)} to "
            f"{whole_km(now)} km"
        )
    return f"{opening(states)} changed status, and {border}"


def sentence(
    first: date, last: date, changed: pd.DataFrame, borders: pd.DataFrame, called: Words
) -> str:
    """Return the two days, the number of changes and the kilometres gained and lost."""
    ways = {True: f"came under the {called.rule}", False: f"left the {called.rule}"}
    parts = [
        f"{whole_km(own['length_km'].sum())} km {ways[gained]}"
        for gained in (True, False)
        if len(own := borders[borders["gained"] == gained])
    ]
    return (
        f"From {written_day(first)} to {written_day(last)}: {len(changed)} "
        f"{'change' if len(changed) == 1 else 'changes'} of status; along all borders with Russia "
        f"and Belarus {' and '.join(parts) or 'nothing changed'}."
    )
