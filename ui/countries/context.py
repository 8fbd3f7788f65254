"""What else is known of a state: mine use, stockpiles, spending, aid; each with its year."""

from operator import itemgetter
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from record.context import Series, context
from treaty.indicators import INDICATORS, Group
from ui import cached, charts, data_table, download, template

NARROW = 330
"""Width of the plot in pixels below which an edition is named in two lines."""

_COLUMNS: dict[str, Any] = {
    "indicator": "What",
    "value": "Value",
    "unit": "Unit",
    "year": "Year",
    "edition": "Edition",
    "source_title": "Source",
    "source_url": st.column_config.LinkColumn("Address", display_text=data_table.HOST),
    "confidence": "Confidence",
}


def show(iso3: str) -> None:
    """Show the context of a state, folded by group with the newest value of each, and its rows."""
    table = cached.atlas().tables.context
    groups = context(table, iso3)
    template.show(
        "context.html",
        groups=[
            (group, series, newest(series), _note(group, series))
            for group, series in groups.items()
        ],
    )
    if not groups:
        return
    spending = groups.get(Group.DEFENCE, [])
    if any(len(one.points) > 1 for one in spending):
        data_table.fold(
            f"{Group.DEFENCE}, as a chart",
            "spending_chart",
            lambda: charts.show(
                cached.drawing(("spending", iso3), lambda: _spending(spending)),
                _in_words(spending),
            ),
        )
    own = table[table["iso3"] == iso3]

    def rows() -> None:
        data_table.show(
            own.assign(indicator=own["indicator"].map(lambda code: INDICATORS[code].label)),
            _COLUMNS,
            f"What is recorded of {cached.atlas().names[iso3]}, each value with its year",
        )
        download.offer(
            "context", lambda: own, f"context-{iso3.lower()}.csv", "Download these values (CSV)"
        )

    data_table.fold(f"All {len(own)} values as a table", "context_table", rows)


def newest(series: list[Series]) -> tuple[str, str, str]:
    """Return the newest year that a group has a value of, the first value of it, and what it is."""
    points = [
        (year, f"{value}%" if one.unit.startswith("%") else value, one.indicator.label)
        for one in series
        for year, value in one.points
    ]
    return max(points, key=itemgetter(0))


def _note(group: Group, series: list[Series]) -> str:
    if group is Group.DEFENCE and len(series) > 1:
        return (
            "Editions use different prices and definitions: each is a line of its own, and none "
            "continues another."
        )
    if any("estimate" in one.code for one in series):
        return "Estimates repeated unchanged for a decade: old estimates, not counts."
    return ""


def _spending(series: list[Series]) -> charts.Spec:
    rows = pd.concat(
        one.rows.assign(value=one.rows["value"].astype(float), series=one.name) for one in series
    )
    names = [one.name for one in series]
    colour = alt.Color(
        "series:N",
        sort=names,
        legend=alt.Legend(
            title=None,
            orient="bottom",
            columns=1,
            labelLimit=0,
            labelExpr=f"width < {NARROW} ? split(datum.label, ', ') : datum.label",
            offset=4,
        ),
    )
    chart = (
        alt.Chart(rows)
        .mark_line(
            point=alt.OverlayMarkDef(size=45, filled=True, aria=False), strokeWidth=2, aria=False
        )
        .encode(
            x=alt.X("year:O", axis=alt.Axis(title=None, labelAngle=0, labelOverlap=True)),
            y=alt.Y("value:Q", axis=alt.Axis(title="% of GDP", tickCount=5)),
            color=colour,
            shape=alt.Shape("series:N", sort=names),
            tooltip=[
                alt.Tooltip("series:N", title="Edition"),
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("value:Q", title="Percent of GDP"),
                alt.Tooltip("confidence:N", title="Confidence"),
            ],
        )
        .properties(height=280 + 24 * len(series))
        .configure(aria=False)
    )
    return charts.frozen(chart)


def _in_words(series: list[Series]) -> str:
    return " ".join(
        f"{one.name}: {', '.join(f'{year} {value}' for year, value in one.points)}."
        for one in series
    )
