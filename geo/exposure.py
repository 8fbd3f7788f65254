"""How many kilometres of the border with Russia and Belarus lie behind which status, by day."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from treaty.changes import changes
from treaty.collation import collated
from treaty.history import EPOCH, History, day_number
from treaty.statuses import BOUND, Status

FIGURES = (*(f"{status.value}_km" for status in Status), "bound_km", "total_km")
COLUMNS = ("date", "treaty", "border", *FIGURES)
JOINS = "joins NATO"


class Stretch(StrEnum):
    """A set of border pairs."""

    NATO = "nato"
    MEMBERS = "members"
    ALL = "all"


def series(
    history: History, pairs: pd.DataFrame, states: pd.DataFrame, stretch: Stretch, *, until: date
) -> pd.DataFrame:
    """Return one row per day on which a length changed, from the treaty's opening.

    Columns are `COLUMNS`: kilometres behind states with each status; `bound_km`, behind states
    for which the treaty is in force; `total_km`, in all. The status is that of the pair's own
    side. The lengths hold until the next row's date.

    Parameters
    ----------
    pairs
        The border pairs: see `geo.borders.pairs`.
    states
        The table `states`.
    """
    length = lengths(pairs, stretch)
    own = history.spans["iso3"].isin(length.index).to_numpy()
    spans = history.spans[own]
    first, end = history.first[own], history.end[own]
    if stretch is Stretch.MEMBERS:
        joined = spans["iso3"].map(_members_since(states)).map(day_number).to_numpy()
        first = np.maximum(first, joined)
        spans, first, end = (each[first < end] for each in (spans, first, end))
    km = pd.get_dummies(spans["status"], dtype=float).reindex(columns=list(Status), fill_value=0.0)
    km = km.mul(spans["iso3"].map(length), axis=0)
    steps = pd.concat([km.set_index(first), -km.set_index(end)])
    found = steps.groupby(level=0).sum().cumsum().round(1) + 0.0
    found = found[found.index <= day_number(until)]
    found = found[(found != found.shift()).any(axis=1)]
    bound = found[[status for status in Status if status in BOUND]].sum(axis=1)
    total = found.sum(axis=1)
    found.columns = [f"{status}_km" for status in found.columns]
    found.insert(0, "date", [_iso(number) for number in found.index])
    found.insert(1, "treaty", history.treaty)
    found.insert(2, "border", stretch.value)
    return found.assign(bound_km=bound.round(1), total_km=total.round(1)).reset_index(drop=True)


def lengths_on(found: pd.DataFrame, day: date) -> dict[str, float]:
    """Return the lengths that hold on a day, by name, from the rows of `series`."""
    row = int(np.searchsorted(found["date"].to_numpy(), day.isoformat(), side="right")) - 1
    return {figure: float(found.at[row, figure]) if row >= 0 else 0.0 for figure in FIGURES}


def lengths(pairs: pd.DataFrame, stretch: Stretch) -> pd.Series:
    """Return the kilometres of each state's side of a stretch, by ISO 3166-1 alpha-3 code."""
    own = pairs if stretch is Stretch.ALL else pairs[pairs["nato"]]
    return own.groupby("iso3")["length_km"].sum()


def marks(
    history: History, pairs: pd.DataFrame, states: pd.DataFrame, stretch: Stretch, *, until: date
) -> pd.DataFrame:
    """Return what changed along a stretch and when, oldest first.

    Columns: `date`, `iso3`, `name`, `to` (the new status, or `JOINS` where a state brings its
    border into the alliance) and `km`, the length of its side. Under membership on the day the
    changes of a state count from the day on which it joined.
    """
    length = lengths(pairs, stretch)
    changed = changes(history, until=until).rename(columns={"to_status": "to"})
    changed = changed[changed["iso3"].isin(length.index)][["date", "iso3", "name", "to"]]
    if stretch is Stretch.MEMBERS:
        since = {iso3: day.isoformat() for iso3, day in _members_since(states).items()}
        names = states.set_index("iso3")["name_short"]
        opened = history.rules.opened.isoformat()
        changed = changed[changed["date"] >= changed["iso3"].map(since)]
        joined = [
            {"date": day, "iso3": iso3, "name": names[iso3], "to": JOINS}
            for iso3, day in since.items()
            if iso3 in length.index and opened < day <= until.isoformat()
        ]
        changed = pd.concat([changed, pd.DataFrame(joined)])
    changed = changed.assign(km=changed["iso3"].map(length))
    changed = changed.sort_values("name", key=collated)
    return changed.sort_values("date", kind="stable", ignore_index=True)


def _members_since(states: pd.DataFrame) -> Mapping[str, date]:
    since = states.set_index("iso3")["nato_member_since"]
    return {iso3: date.fromisoformat(day) for iso3, day in since.items() if day}


def _iso(number: int) -> str:
    return date.fromordinal(EPOCH.toordinal() + int(number)).isoformat()
