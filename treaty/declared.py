"""What a state has declared by a day, and to which of its territories a treaty applies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from treaty.law import CONSENT
from treaty.statuses import SHORT, Status

EXTENDED, EXCLUDED, GIVEN_FOR = "extended", "excluded", "given_for"
"""The treaty was extended to a territory, does not apply to it, or was accepted for it."""

TOLD = {
    EXTENDED: "The treaty was extended to it on {day}.",
    EXCLUDED: "The treaty does not apply to it: left out on {day}.",
    GIVEN_FOR: "The treaty was accepted for it on {day}.",
}
"""What a statement says of one territory."""
TERRITORIES = "Territories"
TERRITORIES_MEANING = (
    "in their state’s colour where it extended the treaty to them, in that of "
    f"“{SHORT[Status.OUTSIDE]}” where it left them out"
)
"""The colours of territories, for legends."""


def declared(declarations: pd.DataFrame, actions: pd.DataFrame, iso3: str, day: date) -> list[Any]:
    """Return a state's rows of `declarations` by a day, oldest first.

    One whose day is not known counts from the state's first consent.

    Parameters
    ----------
    declarations, actions
        The rows of these tables under one treaty.
    """
    on = day.isoformat()
    consents = actions[(actions["iso3"] == iso3) & actions["action"].isin(CONSENT)]
    consented = bool((consents["date_latest"] <= on).any())
    own = declarations[declarations["iso3"] == iso3]
    made = own[(own["date"] <= on) & ((own["date"] != "") | consented)]
    return list(made.sort_values("date", kind="stable").itertuples())


def applied(territories: pd.DataFrame, iso3: str, day: date) -> list[Any]:
    """Return a state's rows of `territories` by a day, oldest first.

    Parameters
    ----------
    territories
        The rows of this table under one treaty.
    """
    own = territories[(territories["iso3"] == iso3) & (territories["date"] <= day.isoformat())]
    return list(own.sort_values("date", kind="stable").itertuples())


@dataclass(frozen=True, slots=True)
class Territory:
    """What the area of a territory shows: a status, and the row of `territories` that says so."""

    status: str
    said: Any


def territories_on(
    territories: pd.DataFrame, statuses: Mapping[str, str], day: date
) -> dict[str, Territory]:
    """Return what each area shows of which a state has spoken by a day, by the area's code.

    The latest statement decides. Where the treaty applies an area has the status of its state;
    one that was left out is outside.

    Parameters
    ----------
    territories
        The rows of this table under one treaty.
    statuses
        The status of each state on that day by its code.
    """
    made = territories[territories["date"] <= day.isoformat()]
    return {
        area: Territory(
            Status.OUTSIDE.value if row.application == EXCLUDED else statuses[row.iso3], row
        )
        for row in made.sort_values("date", kind="stable").itertuples()
        if row.iso3 in statuses
        for area in row.areas.split()
    }
