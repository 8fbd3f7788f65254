"""The answer for a day, in one sentence."""

from dataclasses import asdict
from datetime import date

import pandas as pd

from geo.day_figures import DayFigures
from geo.exposure import Stretch
from treaty.statuses import words
from wording import exposure
from wording.values import written_day


def headline(figures: DayFigures, treaty: pd.Series, *, today: date) -> str:
    """Return what a treaty means along the border on that day, in a line.

    Parameters
    ----------
    treaty
        The treaty's row of `treaties.csv`.
    """
    lengths = asdict(figures.exposure)
    return exposure.headline(lengths, Stretch.NATO, figures.day, words(treaty), today=today)


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
    parties = words(treaty).parties
    return (
        f"On {written_day(figures.day)} the {treaty['short_title']} {'had' if past else 'has'} "
        f"{figures.states_parties} {parties} and {'was' if past else 'is'} in force for "
        f"{figures.in_force} states; {figures.leaving or 'none'} {leave} leaving and "
        f"{figures.left or 'none'} {left} left"
    )


def sentence(figures: DayFigures, treaty: pd.Series, *, today: date) -> str:
    """Return the whole answer in one sentence, to be quoted or read aloud."""
    bound = headline(figures, treaty, today=today)
    return f"{counted(figures, treaty, today=today)}; {bound}."


def beyond(treaty: pd.Series, day: date) -> str:
    """Return that a day lies after the end of the record; empty if it does not."""
    if day.isoformat() <= treaty["known_until"]:
        return ""
    known = written_day(treaty["known_until"])
    return f"Legal acts complete to {known}; later changes may be missing."
