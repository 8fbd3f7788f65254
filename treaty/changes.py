"""The days on which some state's status changed, and who changed from what to what."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from treaty.history import EPOCH, History, day_number
from treaty.statuses import Status

COLUMNS = (
    "date",
    "treaty",
    "iso3",
    "name",
    "from_status",
    "to_status",
    "act",
    "act_date",
    "certainty",
    "reference",
    "source_url",
    "since_earliest",
    "since_latest",
    "retroactive",
)


def changes(history: History, *, until: date, after: date | None = None) -> pd.DataFrame:
    """Return every change of a status with after < date <= until, sorted by date and name.

    Columns are `COLUMNS`. `act` is the act that the new status rests on (for an entry into
    force the consent, for the effect of a withdrawal its notice) and `act_date` its day, empty
    where it is not known. The status began between `since_earliest` and `since_latest`;
    `retroactive` says whether a succession that was deposited later reaches back to it.
    `from_status` is empty where a state came into being. Without `after` the acts of the
    treaty's first day are included.
    """
    spans = history.spans
    before = spans.groupby("iso3")["status"].shift()
    born = pd.Series(history.first > day_number(history.rules.opened))
    before = before.fillna(born.map({True: "", False: Status.OUTSIDE.value}))
    day = history.first
    wanted = (before != spans["status"]) & (day <= day_number(until))
    if after is not None:
        wanted &= day > day_number(after)
    rows = spans[wanted].assign(
        date=[date.fromordinal(EPOCH.toordinal() + number).isoformat() for number in day[wanted]],
        from_status=before[wanted],
        to_status=spans["status"][wanted],
        certainty=spans["act_certain"][wanted].map({True: "certain", False: "uncertain"}),
    )
    # The spans are in order of the names already.
    return rows.sort_values("date", kind="stable", ignore_index=True)[list(COLUMNS)]


def change_days(changed: pd.DataFrame, states: Collection[str]) -> list[date]:
    """Return the days on which one of the states changed status, in order."""
    days = changed.loc[changed["iso3"].isin(states), "date"].unique()
    return sorted(date.fromisoformat(day) for day in days)
