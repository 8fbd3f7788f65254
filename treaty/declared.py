"""What a state has declared by a day, and to which of its territories a treaty applies."""

from datetime import date
from typing import Any

import pandas as pd

from treaty.law import CONSENT


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
