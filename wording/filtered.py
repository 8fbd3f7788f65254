"""Which states a choice of statuses leaves, in words."""

from collections.abc import Collection

import pandas as pd

from geo.areas import LABEL, Area
from treaty.statuses import Status
from wording.values import listed

MOST_NAMES = 12
"""How many states are named; more are counted."""


def filtered(
    states: pd.DataFrame, status: Status, called: str, area: Area, members: Collection[str]
) -> str:
    """Return who has a status in an area, and in the world where nobody there has.

    For example: Left in Europe: Estonia, Finland, Latvia, Lithuania and Poland.

    Parameters
    ----------
    states
        All states on the day, with `iso3`, `name` and `status`.
    called
        What the treaty calls the status.
    members
        ISO 3166-1 alpha-3 codes of the area's states.
    """
    having = states[states["status"] == status]
    inside = having[having["iso3"].isin(members)]
    if len(inside):
        return f"{called}, {LABEL[area]}: {_names(inside)}."
    if not len(having):
        return f"{called}: no state."
    return f"{called}: none in {LABEL[area]}; {len(having)} in the world: {_names(having)}."


def _names(states: pd.DataFrame) -> str:
    names = states["name"].tolist()
    more = len(names) - MOST_NAMES
    return listed([*names[:MOST_NAMES], f"{more} more"] if more > 0 else names)
