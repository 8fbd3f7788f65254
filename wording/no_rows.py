"""Why a table has no row of a state that was asked for, in words."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from wording.values import listed, opening, with_article, written_day


def note(states: pd.DataFrame, countries: Iterable[str], day: date) -> str:
    """Return why states cannot be in the tables of a day, empty if all can.

    Parameters
    ----------
    states
        The table `states`.
    countries
        The ISO 3166-1 alpha-3 codes of the states that were asked for.
    """
    asked = states[states["iso3"].isin(list(countries))]
    silent = asked[asked["can_deposit"] == "false"]
    unborn = asked[(asked["can_deposit"] == "true") & (asked["state_since"] > day.isoformat())]
    names = listed([with_article(name) for name in silent["name_short"]])
    sentences = []
    if names:
        sentences.append(
            f"{names} {'is' if len(silent) == 1 else 'are'} not eligible to join: the depositary "
            "accepts no act, so no table has a status"
        )
    sentences += [
        f"{with_article(row.name_short)} was not yet a state on {written_day(day)}: "
        f"it has been one since {written_day(row.state_since)}"
        for row in unborn.itertuples()
    ]
    return " ".join(f"{opening(sentence)}." for sentence in sentences)
