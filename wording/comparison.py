"""What changed between two days: states, and kilometres of border under the ban."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.borders import borders_on
from wording.answer import Answer
from wording.values import opening, whole_km, written_day


@dataclass(frozen=True, slots=True)
class Move:
    """Where one state stood on both days, and what it became in between.

    `before` is empty for a state that came into being in between; `steps` are the days of its
    changes (ISO dates) with the new status and whether the day is certain, oldest first.
    """

    iso3: str
    name: str
    before: str
    after: str
    steps: tuple[tuple[str, str, bool], ...]


def moves(changed: pd.DataFrame) -> dict[tuple[str, str], list[Move]]:
    """Return the states that changed, by their status before and after, largest group first.

    Parameters
    ----------
    changed
        The changes between the two days, a result of `treaty.changes.changes`.
    """
    groups: dict[tuple[str, str], list[Move]] = {}
    for (name, iso3), rows in changed.groupby(["name", "iso3"]):
        before, after = rows["from_status"].iloc[0], rows["to_status"].iloc[-1]
        certain = rows["certainty"] == "certain"
        steps = tuple(zip(rows["date"], rows["to_status"], certain, strict=True))
        move = Move(str(iso3), str(name), before, after, steps)
        groups.setdefault((before, after), []).append(move)
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def turned(before: pd.DataFrame, after: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the borders that came under the ban or left it, longest first.

    Columns: `iso3`, `neighbour`, `length_km`, `nato` (today's membership of the side) and
    `gained`: whether the border is under the ban on the later day.

    Parameters
    ----------
    before, after
        The snapshots of the two days.
    pairs
        The border pairs, a result of `geo.borders.pairs`.
    """
    earlier, later = borders_on(before, pairs), borders_on(after, pairs)
    # A side that is no state yet has no status: its border is not under the ban.
    was, now = (table["bound"].eq(other=True) for table in (earlier, later))
    rows = later.assign(gained=now)[was != now].sort_values("length_km", ascending=False)
    return rows[["iso3", "neighbour", "length_km", "nato", "gained"]].reset_index(drop=True)


def headline(changed: pd.DataFrame, before: Answer, after: Answer) -> str:
    """Return in a line how many states changed and what that did to NATO's border."""
    number = changed["iso3"].nunique()
    states = {0: "no state", 1: "one state"}.get(number, f"{number} states")
    was, now = before.exposure.bound_km, after.exposure.bound_km
    if round(was) == round(now):
        border = f"{whole_km(now)} km of NATO’s border stayed under the ban"
    else:
        verb = "shrank" if now < was else "grew"
        border = f"NATO’s border under the ban {verb} from {whole_km(was)} to {whole_km(now)} km"
    return f"{opening(states)} changed status, and {border}"


def sentence(first: date, last: date, changed: pd.DataFrame, borders: pd.DataFrame) -> str:
    """Return the two days, the number of changes and the kilometres gained and lost."""
    ways = {True: "came under the ban", False: "left the ban"}
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
