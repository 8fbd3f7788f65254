"""How many kilometres of the border with Russia and Belarus lie behind which status, by day."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from geo.atlas import Atlas
from geo.peak import peak
from geo.words import listed, whole_km, written_day
from treaty.changes import changes
from treaty.history import EPOCH, ordinal
from treaty.statuses import BOUND, Status

FIGURES = (*(f"{status.value}_km" for status in Status), "bound_km", "total_km")
COLUMNS = ("date", "treaty", "border", *FIGURES)
JOINS = "joins NATO"


class Stretch(StrEnum):
    """A set of border pairs."""

    NATO = "nato"
    MEMBERS = "members"
    ALL = "all"


LABEL = {
    Stretch.NATO: "NATO, today’s members",
    Stretch.MEMBERS: "NATO, members on the day",
    Stretch.ALL: "All their neighbours",
}

OF = {
    Stretch.NATO: "NATO’s land border with Russia and Belarus",
    Stretch.MEMBERS: "the land border that NATO’s members of the day had with Russia and Belarus",
    Stretch.ALL: "the land borders of Russia and Belarus",
}
"""How a headline names a stretch."""

MEANING = {
    Stretch.NATO: (
        "The land border of those who are members of NATO today, on every day, so that the "
        "series compares like with like."
    ),
    Stretch.MEMBERS: (
        "The land border of those who were members of NATO on the day: it grows when a state "
        "joins the alliance."
    ),
    Stretch.ALL: "The land borders of Russia and Belarus with all their neighbours.",
}


def series(atlas: Atlas, treaty: str, stretch: Stretch, *, until: date) -> pd.DataFrame:
    """Return one row per day on which a length changed, from the treaty's opening.

    Columns are `COLUMNS`: kilometres behind states with each status; `bound_km`, behind states
    for which the treaty is in force; `total_km`, in all. The status is that of the pair's own
    side. The lengths hold until the next row's date.
    """
    history = atlas.histories[treaty]
    length = lengths(atlas, stretch)
    own = history.spans["iso3"].isin(length.index).to_numpy()
    spans = history.spans[own]
    first, end = history.first[own], history.end[own]
    if stretch is Stretch.MEMBERS:
        joined = spans["iso3"].map(_members_since(atlas)).map(ordinal).to_numpy()
        first = np.maximum(first, joined)
        spans, first, end = (each[first < end] for each in (spans, first, end))
    km = pd.get_dummies(spans["status"], dtype=float).reindex(columns=list(Status), fill_value=0.0)
    km = km.mul(spans["iso3"].map(length), axis=0)
    steps = pd.concat([km.set_index(first), -km.set_index(end)])
    found = steps.groupby(level=0).sum().cumsum().round(1) + 0.0
    found = found[found.index <= ordinal(until)]
    found = found[(found != found.shift()).any(axis=1)]
    bound = found[[status for status in Status if status in BOUND]].sum(axis=1)
    total = found.sum(axis=1)
    found.columns = [f"{status}_km" for status in found.columns]
    found.insert(0, "date", [_iso(number) for number in found.index])
    found.insert(1, "treaty", treaty)
    found.insert(2, "border", stretch.value)
    return found.assign(bound_km=bound.round(1), total_km=total.round(1)).reset_index(drop=True)


def lengths_on(found: pd.DataFrame, day: date) -> dict[str, float]:
    """Return the lengths that hold on a day, by name, from the rows of `series`."""
    row = int(np.searchsorted(found["date"].to_numpy(), day.isoformat(), side="right")) - 1
    return {figure: float(found.at[row, figure]) if row >= 0 else 0.0 for figure in FIGURES}


def headline(
    lengths: Mapping[str, float], stretch: Stretch, day: date, ban_on: str, *, today: date
) -> str:
    """Return how much of a stretch is under the ban, in a line.

    Parameters
    ----------
    lengths
        A result of `lengths_on`.
    """
    bound, total = whole_km(lengths["bound_km"]), whole_km(lengths["total_km"])
    verb = "is" if day == today else "was"
    return f"{bound} of {total} km of {OF[stretch]} {verb} under the ban on {ban_on}"


def sentence(found: pd.DataFrame, day: date, *, today: date) -> str:
    """Return what lies behind states that leave or have left, and the most under the ban so far.

    Parameters
    ----------
    found
        The rows of `series`.
    """
    now, past = lengths_on(found, day), day != today
    lay, were = ("lay", "were") if past else ("lie", "are")
    behind = {
        f"states that {'had' if past else 'have'} left": now["left_km"],
        f"states that {were} leaving": now["leaving_km"],
    }
    parts = [f"{whole_km(km)} km {lay} behind {who}" for who, km in behind.items() if km]
    most = _most(found, day, past=past)
    return f"On {written_day(day)}, {listed(parts)}. {most}" if parts else most


def _most(found: pd.DataFrame, day: date, *, past: bool) -> str:
    most = peak(found, "bound_km", day)
    if not most.value:
        return f"No part of it {'had' if past else 'has'} been under the ban."
    verb = "was" if most.until else "has been"
    return f"The most under the ban {verb} {whole_km(most.value)} km, {most.when()}."


def lengths(atlas: Atlas, stretch: Stretch) -> pd.Series:
    """Return the kilometres of each state's side of a stretch, by ISO 3166-1 alpha-3 code."""
    pairs = atlas.pairs if stretch is Stretch.ALL else atlas.pairs[atlas.pairs["nato"]]
    return pairs.groupby("iso3")["length_km"].sum()


def marks(atlas: Atlas, treaty: str, stretch: Stretch, *, until: date) -> pd.DataFrame:
    """Return what changed along a stretch and when, oldest first.

    Columns: `date`, `iso3`, `name`, `to` (the new status, or `JOINS` where a state brings its
    border into the alliance) and `km`, the length of its side. Under membership on the day the
    changes of a state count from the day on which it joined.
    """
    length = lengths(atlas, stretch)
    changed = changes(atlas.histories[treaty], until=until).rename(columns={"to_status": "to"})
    changed = changed[changed["iso3"].isin(length.index)][["date", "iso3", "name", "to"]]
    if stretch is Stretch.MEMBERS:
        since = {iso3: day.isoformat() for iso3, day in _members_since(atlas).items()}
        opened = atlas.histories[treaty].rules.opened.isoformat()
        changed = changed[changed["date"] >= changed["iso3"].map(since)]
        joined = [
            {"date": day, "iso3": iso3, "name": atlas.names[iso3], "to": JOINS}
            for iso3, day in since.items()
            if iso3 in length.index and opened < day <= until.isoformat()
        ]
        changed = pd.concat([changed, pd.DataFrame(joined)])
    changed = changed.assign(km=changed["iso3"].map(length))
    return changed.sort_values(["date", "name"], ignore_index=True)


def _members_since(atlas: Atlas) -> Mapping[str, date]:
    since = atlas.tables.states.set_index("iso3")["nato_member_since"]
    return {iso3: date.fromisoformat(day) for iso3, day in since.items() if day}


def _iso(number: int) -> str:
    return date.fromordinal(EPOCH.toordinal() + int(number)).isoformat()
