"""How far the record reaches, and how long ago it ended."""

from datetime import date

import pandas as pd

from record.view import DEFAULT_TREATY

STALE_AFTER_DAYS = 90
"""Days after the end of a record from which it has to be said that it is old."""


def days_old(treaty: pd.Series, today: date) -> int:
    """Return the days since the last one for which a treaty's acts are known, at least 0."""
    return max((today - date.fromisoformat(treaty["known_until"])).days, 0)


def is_old(treaty: pd.Series, today: date) -> bool:
    """Whether a treaty's record ended so long ago that acts may well be missing."""
    return days_old(treaty, today) > STALE_AFTER_DAYS


def remedy(treaty: str) -> str:
    """Return the command that brings the record of a treaty, given by its code, up to date."""
    own = "" if treaty == DEFAULT_TREATY else f" --treaty {treaty}"
    return f"python -m service update{own}"
