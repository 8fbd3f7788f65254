"""Where every state stands on one day."""

from datetime import date

import numpy as np
import pandas as pd

from treaty.history import History, day_number

COLUMNS = (
    "date",
    "treaty",
    "iso3",
    "name",
    "status",
    "label",
    "bound",
    "certainty",
    "since",
    "until",
    "signed",
    "consented",
    "consent_by",
    "in_force",
    "notice",
    "left",
    "source_url",
    "since_earliest",
    "since_latest",
    "retroactive",
)


class DayOutOfRangeError(ValueError):
    """A day before the treaty was opened for signature or after today."""

    def __init__(self, day: date, opened: date, today: date) -> None:
        """Name the day and the days that can be asked for."""
        super().__init__(f"{day} is not between {opened} and {today}")
        self.day, self.opened, self.today = day, opened, today


def check_day(history: History, day: date, *, today: date) -> None:
    """Raise DayOutOfRangeError unless the treaty has a snapshot of that day."""
    if not history.rules.opened <= day <= today:
        raise DayOutOfRangeError(day, history.rules.opened, today)


def snapshot(history: History, day: date, *, today: date) -> pd.DataFrame:
    """Return one row per state that exists that day and can deposit, sorted by name.

    Columns are `COLUMNS`: dates are ISO text, empty where there is none or the day is not
    known. `since` and `until` bound this status as known that day; it began between
    `since_earliest` and `since_latest`, also where no source gives the day. `retroactive` says
    whether the state is bound by a succession from before its deposit. Only acts made by that
    day count, and the effects that they fix.

    Raises
    ------
    DayOutOfRangeError
        If the day is before the treaty was opened or after today.
    """
    check_day(history, day, today=today)
    rows = history.spans[spans_on(history, day)].assign(date=day.isoformat())
    rows["since"] = rows["since"].where(dated(rows), "")
    return rows[list(COLUMNS)].reset_index(drop=True)


def spans_on(history: History, day: date) -> np.ndarray:
    """Return the mask of the spans that hold on a day."""
    number = day_number(day)
    return (history.first <= number) & (number < history.end)


def dated(spans: pd.DataFrame) -> pd.Series:
    """Return of which spans the act that the status rests on has a day; who made none has one."""
    return (spans["act_date"] != "") | (spans["act"] == "")
