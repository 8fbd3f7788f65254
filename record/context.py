"""What the table `context` holds of a state, as series of one source and edition each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from treaty.indicators import INDICATORS, Group, Indicator
from wording.values import listed, ordinal, written_day

NO_UNIT = frozenset({"category", "count", "flag", "text"})
"""Units that say of what kind a value is, and nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one indicator, edition, unit and source, in order of their years.

    `points` are years and values in words, `rows` the rows of the table. `place` is the rank
    among all states with a value, in words, for aid as a share of GDP.
    """

    code: str
    indicator: Indicator
    edition: str
    unit: str
    place: str
    points: list[tuple[str, str]]
    rows: pd.DataFrame

    @property
    def source(self) -> Any:
        """The row whose source and confidence stand for the series: that of least confidence."""
        order = ["low", "medium", "high"]
        weakest = self.rows["confidence"].map(order.index).idxmin()
        return next(self.rows.loc[[weakest]].itertuples())

    @property
    def name(self) -> str:
        """The label of the indicator with the edition, as a chart names it."""
        return ", ".join(filter(None, [self.indicator.label, self.edition]))


def context(table: pd.DataFrame, iso3: str) -> dict[Group, list[Series]]:
    """Return the series of a state by group, in the order of the indicators."""
    own = table[table["iso3"] == iso3]
    groups: dict[Group, list[Series]] = {}
    for code, indicator in INDICATORS.items():
        for series in _series(table, own[own["indicator"] == code], code):
            groups.setdefault(indicator.group, []).append(series)
    return {group: groups[group] for group in Group if group in groups}


def written_edition(edition: str) -> str:
    """Return an edition as readers name it: edition of June 2024, release 29."""
    if re.fullmatch(r"\d{4}-\d{2}", edition):
        return f"edition of {written_day(edition)}"
    return {"factbook": "in the CIA Factbook"}.get(edition, edition)


def _series(table: pd.DataFrame, own: pd.DataFrame, code: str) -> Iterator[Series]:
    indicator = INDICATORS[code]
    keys = ["edition", "unit", "source_title", "source_url"]
    if indicator.by_edition:
        # One edition is one series, also where its last years are estimates.
        keys = ["edition", "source_title", "source_url"]
    for _, rows in own.sort_values("year").groupby(keys, sort=False):
        yield Series(
            code=code,
            indicator=indicator,
            edition=written_edition(rows["edition"].iloc[0]),
            unit=_unit(rows),
            place=_place(table, rows, code) if "share of GDP" in indicator.label else "",
            points=[(row.year, indicator.written(row.value)) for row in rows.itertuples()],
            rows=rows,
        )


def _unit(rows: pd.DataFrame) -> str:
    unit, *others = rows["unit"].unique()
    if not others:
        return "" if unit in NO_UNIT else unit
    years = rows.loc[rows["unit"] != unit, "year"]
    return f"{unit}; estimates for {listed(list(years))}"


def _place(table: pd.DataFrame, rows: pd.DataFrame, code: str) -> str:
    all_states = table[table["indicator"] == code].set_index("iso3")["value"].astype(float)
    rank = all_states.rank(ascending=False, method="min").astype(int)
    return f"{ordinal(rank[rows['iso3'].iloc[0]])} of {len(all_states)}"
