"""The highest value of a series that holds from row to row, and how long it held."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from wording.values import written_day


@dataclass(frozen=True, slots=True)
class Peak:
    """A highest value: the day from which it held, and the first with less, if there is one."""

    value: float
    since: str
    until: str

    def when(self) -> str:
        """Return when it held, in words."""
        if not self.until:
            return f"since {written_day(self.since)}"
        return f"from {written_day(self.since)} until {written_day(self.until)}"


def peak(series: pd.DataFrame, figure: str, day: date) -> Peak:
    """Return the peak of a figure as known on a day.

    Parameters
    ----------
    series
        Rows that hold from their `date` until the next row's.
    """
    known = series[series["date"] <= day.isoformat()]
    values = known[figure].to_numpy()
    first = values.argmax()
    less = first + (values[first:] < values[first]).argmax()
    dates = known["date"].to_numpy()
    until = dates[less] if less > first else ""
    return Peak(float(values[first]), dates[first], until)
