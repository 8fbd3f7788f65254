"""The figures of a day: how many states, and how much of the border."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.borders import Exposure, nato_exposure


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The figures of a day.

    `states_parties` as the UN counts them, by deposit; `in_force`, the states for which the
    treaty is in force; `leaving` and `left`; `exposure`, the kilometres of NATO's land border
    with Russia and Belarus behind states that are bound, by today's membership; `uncertain`,
    names of the states whose status that day is not certain.
    """

    day: date
    states_parties: int
    in_force: int
    leaving: int
    left: int
    exposure: Exposure
    uncertain: tuple[str, ...]


def day_figures(
    snapshot: pd.DataFrame, figures: Mapping[str, int], pairs: pd.DataFrame
) -> DayFigures:
    """Return the figures of a day.

    Parameters
    ----------
    snapshot
        All states on the day, a result of `treaty.snapshot.snapshot`.
    figures
        The counts of the day over all states, a result of `treaty.counts.counts_on`.
    pairs
        The border pairs, a result of `geo.borders.pairs`.
    """
    return DayFigures(
        day=date.fromisoformat(snapshot["date"].iloc[0]),
        states_parties=figures["states_parties"],
        in_force=figures["in_force"],
        leaving=figures["leaving"],
        left=figures["left"],
        exposure=nato_exposure(snapshot, pairs),
        uncertain=tuple(snapshot.loc[snapshot["certainty"] == "uncertain", "name"]),
    )
