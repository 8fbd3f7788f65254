"""Which records ended long ago, and what brings them up to date."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from record.view import DEFAULT_TREATY

OLD_AFTER_DAYS = 90
"""Days after the end of a record from which it has to be said that it is old."""


@dataclass(frozen=True, slots=True)
class OldRecord:
    """A treaty's record that ended so long ago that acts may well be missing.

    `days` have passed since the last one for which acts are known; `command` brings it up to date.
    """

    treaty: str
    days: int
    command: str


def old_records(treaties: pd.DataFrame, today: date) -> list[OldRecord]:
    """Return the records of the table `treaties` that are old today, in its order."""
    ends = zip(treaties["treaty"], treaties["known_until"], strict=True)
    ages = ((treaty, (today - date.fromisoformat(end)).days) for treaty, end in ends)
    return [
        OldRecord(treaty, days, _update(treaty)) for treaty, days in ages if days > OLD_AFTER_DAYS
    ]


def _update(treaty: str) -> str:
    own = "" if treaty == DEFAULT_TREATY else f" --treaty {treaty}"
    return f"python -m service update{own}"
