"""The answer for a day, in one sentence."""

from datetime import date

import pandas as pd

from geo.day_figures import DayFigures
from wording.values import whole_km, written_day


def headline(figures: DayFigures, ban_on: str, *, today: date) -> str:
    """Return what the ban means along the border on that day, in a line."""
    bound, total = whole_km(figures.exposure.bound_km), whole_km(figures.exposure.total_km)
    verb = "is" if figures.day == today else "was"
    return (
        f"{bound} of {total} km of NATO’s land border with Russia and Belarus "
        f"{verb} under the ban on {ban_on}"
    )


def counted(figures: DayFigures, treaty: pd.Series, *, today: date) -> str:
    """Return who is bound, leaving and gone on that day, without a full stop.

    Parameters
    ----------
    treaty
        The treaty's row of `treaties.csv`.
    """
    past = figures.day != today
    leave = {1: ("was", "is")}.get(figures.leaving, ("were", "are"))[not past]
    left = "had" if past else {1: "has"}.get(figures.left, "have")
    return (
        f"On {written_day(figures.day)} the {treaty['short_title']} {'had' if past else 'has'} "
        f"{figures.states_parties} States Parties and {'was' if past else 'is'} in force for "
        f"{figures.in_force} states; {figures.leaving or 'none'} {leave} leaving and "
        f"{figures.left or 'none'} {left} left"
    )


def sentence(figures: DayFigures, treaty: pd.Series, *, today: date) -> str:
    """Return the whole answer in one sentence, to be quoted or read aloud."""
    bound = headline(figures, treaty["ban_on"], today=today)
    return f"{counted(figures, treaty, today=today)}; {bound}."
