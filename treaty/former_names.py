"""What a state was called on a day, where that is not what it is called today."""

from datetime import date
from typing import Any

import pandas as pd


def names_then(former_names: pd.DataFrame, day: date) -> dict[str, str]:
    """Return the name on a day of each state that had another one, by ISO 3166-1 alpha-3.

    Parameters
    ----------
    former_names
        The table `former_names`: each name holds until the day before its `until`.
    """
    return dict(_held(former_names, day)[["iso3", "name"]].to_numpy())


def name_then(former_names: pd.DataFrame, iso3: str, day: date) -> Any | None:
    """Return the row with the name that a state had on a day, None if it had today's."""
    held = _held(former_names, day)
    return next(held[held["iso3"] == iso3].itertuples(), None)


def _held(former_names: pd.DataFrame, day: date) -> pd.DataFrame:
    later = former_names[former_names["until"] > day.isoformat()]
    return later.sort_values("until").drop_duplicates("iso3")
