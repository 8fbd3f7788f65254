"""Events and quotes as known on a day, newest first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from wording.values import last_day


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said on one day: the rows of `quotes`, in their order."""

    speaker: str
    role: str
    date: str
    quotes: list[Any]


def known_on(table: pd.DataFrame, treaty: str, day: date, iso3: str | None = None) -> pd.DataFrame:
    """Return the events or quotes of a treaty up to a day, newest first.

    A date of which only the month or year is known counts from its last day.

    Parameters
    ----------
    table
        The table `events` or `quotes`.
    iso3
        Only rows that concern this state.
    """
    last = table["date"].map(last_day)
    keep = (table["treaty"] == treaty) & (last <= day.isoformat())
    if iso3 is not None:
        keep &= concerns(table, iso3)
    return table.loc[last[keep].sort_values(ascending=False, kind="stable").index]


def concerns(table: pd.DataFrame, iso3: str) -> pd.Series:
    """Return of which events or quotes a state is among those that they concern."""
    return table["iso3"].str.split(";").map(lambda codes: iso3 in codes).astype(bool)


def varied(found: list[Statement]) -> list[Statement]:
    """Return statements so that each stance is heard once before a second of the same.

    Within the first and the second of each stance the order stays.
    """
    heard: Counter[str] = Counter()
    turns = []
    for statement in found:
        stance = statement.quotes[0].stance
        turns.append(heard[stance])
        heard[stance] += 1
    return [found[place] for place in sorted(range(len(found)), key=turns.__getitem__)]


def statements(quotes: pd.DataFrame) -> list[Statement]:
    """Return quotes grouped by what was said at once, in the order of the quotes."""
    at_once: dict[tuple[str, str], list[Any]] = {}
    for quote in quotes.itertuples():
        at_once.setdefault((quote.date, quote.speaker), []).append(quote)
    return [Statement(speaker, rows[0].role, day, rows) for (day, speaker), rows in at_once.items()]
