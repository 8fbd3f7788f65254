"""How many states have each status, day by day."""

from collections.abc import Collection
from datetime import date

import numpy as np
import pandas as pd

from treaty.history import EPOCH, History, day_number
from treaty.statuses import Status

FIGURES = (*(status.value for status in Status), "states_parties", "in_force")
COLUMNS = ("date", "treaty", "area", *FIGURES)


def counts(history: History, states: Collection[str], *, area: str, until: date) -> pd.DataFrame:
    """Return one row per day on which a count changed, from the treaty's opening.

    Columns are `COLUMNS`: the number of states with each status; `states_parties` as the UN
    counts them, by deposit and until the effect of a withdrawal; `in_force`, those for which
    the treaty is in force. The counts hold until the next row's date.

    Parameters
    ----------
    states
        ISO 3166-1 alpha-3 codes of the states to count.
    area
        Name of that set of states, written in each row.
    until
        Last day to include.
    """
    own = history.spans["iso3"].isin(states).to_numpy()
    spans = history.spans[own]
    figures = pd.get_dummies(spans["status"], dtype=int).reindex(
        columns=list(FIGURES), fill_value=0
    )
    figures["states_parties"] = spans["deposited"].astype(int)
    figures["in_force"] = spans["bound"].astype(int)
    steps = pd.concat([figures.set_index(history.first[own]), -figures.set_index(history.end[own])])
    series = steps.groupby(level=0).sum().cumsum()
    series = series[series.index <= day_number(until)]
    series = series[(series != series.shift()).any(axis=1)]
    days = [
        date.fromordinal(EPOCH.toordinal() + int(number)).isoformat() for number in series.index
    ]
    series.insert(0, "date", days)
    series.insert(1, "treaty", history.treaty)
    series.insert(2, "area", area)
    return series.reset_index(drop=True)


def counts_on(series: pd.DataFrame, day: date) -> dict[str, int]:
    """Return the figures that hold on a day, by name, from the rows of `counts`."""
    row = int(np.searchsorted(series["date"].to_numpy(), day.isoformat(), side="right")) - 1
    if row < 0:
        return dict.fromkeys(FIGURES, 0)
    return {figure: int(series.at[row, figure]) for figure in FIGURES}
