"""What changed between two days: states, and borders under the ban."""

from dataclasses import dataclass

import pandas as pd

from treaty.collation import collated


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
    by_name = changed.sort_values("name", key=collated, kind="stable")
    for (name, iso3), rows in by_name.groupby(["name", "iso3"], sort=False):
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
    # A side that is no state yet has no row: its border is not under the ban.
    was, now = (pairs["iso3"].isin(day["iso3"][day["bound"]]) for day in (before, after))
    rows = pairs.assign(gained=now)[was != now].sort_values("length_km", ascending=False)
    return rows[["iso3", "neighbour", "length_km", "nato", "gained"]].reset_index(drop=True)
