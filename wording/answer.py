"""The answer for a day, in numbers and in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.borders import Exposure, nato_exposure
from wording.values import whole_km, written_day


@dataclass(frozen=True, slots=True)
class Answer:
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


def answer(snapshot: pd.DataFrame, figures: Mapping[str, int], pairs: pd.DataFrame) -> Answer:
    """Return the answer of a day.

    Parameters
    ----------
    snapshot
        All states on the day, a result of `treaty.snapshot.snapshot`.
    figures
        The counts of the day over all states, a result of `treaty.counts.counts_on`.
    pairs
        The border pairs, a result of `geo.borders.pairs`.
    """
    return Answer(
        day=date.fromisoformat(snapshot["date"].iloc[0]),
        states_parties=figures["states_parties"],
        in_force=figures["in_force"],
        leaving=figures["leaving"],
        left=figures["left"],
        exposure=nato_exposure(snapshot, pairs),
        uncertain=tuple(snapshot.loc[snapshot["certainty"] == "uncertain", "name"]),
    )


def headline(found: Answer, ban_on: str, *, today: date) -> str:
    """Return what the ban means along the border on that day, in a line."""
    bound, total = whole_km(found.exposure.bound_km), whole_km(found.exposure.total_km)
    verb = "is" if found.day == today else "was"
    return (
        f"{bound} of {total} km of NATO’s land border with Russia and Belarus "
        f"{verb} under the ban on {ban_on}"
    )


def counted(found: Answer, treaty: pd.Series, *, today: date) -> str:
    """Return who is bound, leaving and gone on that day, without a full stop.

    Parameters
    ----------
    treaty
        The treaty's row of `treaties.csv`.
    """
    past = found.day != today
    leave = {1: ("was", "is")}.get(found.leaving, ("were", "are"))[not past]
    left = "had" if past else {1: "has"}.get(found.left, "have")
    return (
        f"On {written_day(found.day)} the {treaty['short_title']} {'had' if past else 'has'} "
        f"{found.states_parties} States Parties and {'was' if past else 'is'} in force for "
        f"{found.in_force} states; {found.leaving or 'none'} {leave} leaving and "
        f"{found.left or 'none'} {left} left"
    )


def sentence(found: Answer, treaty: pd.Series, *, today: date) -> str:
    """Return the whole answer in one sentence, to be quoted or read aloud."""
    return (
        f"{counted(found, treaty, today=today)}; {headline(found, treaty['ban_on'], today=today)}."
    )
