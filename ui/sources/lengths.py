"""How long is a border? What is published, against what is measured."""

import json
import math
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ui import cached, charts, data_table, template
from ui.borders import pair
from ui.legend import theme

ROW = 22.0

_COLUMNS: dict[str, Any] = {
    "name": "Border",
    "published_km": st.column_config.NumberColumn("Published, km", format="localized"),
    "length_km": st.column_config.NumberColumn("Measured, km", format="localized"),
    "difference_percent": st.column_config.NumberColumn("Difference", format="%+.1f%%"),
    "like_for_like": "Same definition as ours",
    "source": "Source",
    "source_url": st.column_config.LinkColumn("Link", display_text=data_table.HOST),
    "note": "Note",
}


def show() -> None:
    """Show every published length beside the measured one: as text, as a chart and as a table."""
    table = _named(cached.published())
    template.show("heading.html", title="How long is a border?")
    like = table[table["like_for_like"]]
    template.show(
        "border_lengths.html",
        figures=len(table),
        pairs=table["pair"].nunique(),
        like=len(like),
        median=like["difference_percent"].abs().median(),
        widest=table.loc[table["difference_percent"].abs().idxmax()],
    )
    charts.show(cached.drawing(("lengths", theme()), lambda: _chart(table)), _in_words(table))
    data_table.fold(
        f"All {len(table)} published lengths as a table",
        "published_lengths",
        lambda: data_table.show(
            table, _COLUMNS, "Every published length of a border, with its source"
        ),
    )


def _named(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(name=[pair.name(row) for _, row in table.iterrows()])


def _chart(table: pd.DataFrame) -> charts.Spec:
    names = list(table["name"].unique())
    placed = table.assign(row=table["name"].map(names.index) + 0.5)
    values = [place + 0.5 for place in range(len(names))]
    y = alt.Y(
        "row:Q",
        axis=alt.Axis(
            title=None,
            values=values,
            labelExpr=f"{json.dumps(names, ensure_ascii=False)}[indexof({values}, datum.value)]",
            labelLimit=200,
            ticks=False,
            domain=False,
        ),
        scale=alt.Scale(domain=[len(names), 0], nice=False),
    )
    x = alt.X(
        "difference_percent:Q",
        axis=alt.Axis(
            title="Published against measured",
            labelExpr="datum.value ? format(datum.value, '+') + '%' : 'as measured'",
            grid=False,
        ),
        scale=alt.Scale(domain=_ends(table["difference_percent"]), nice=False),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Border"),
        alt.Tooltip("published_km:Q", title="Published, km", format=",.1f"),
        alt.Tooltip("length_km:Q", title="Measured, km", format=",.1f"),
        alt.Tooltip("source:N", title="Source"),
    ]
    ink = charts.ink()
    dots = alt.Chart(placed).encode(x=x, y=y, tooltip=tooltip)
    same = alt.Chart(placed[placed["like_for_like"]]).encode(x=x, y=y, tooltip=tooltip)
    layers = [
        alt.Chart(pd.DataFrame({"difference_percent": [0.0]}))
        .mark_rule(color=ink, strokeWidth=1, tooltip=None)
        .encode(x=x),
        dots.mark_point(size=60, color=ink, strokeWidth=1.4, opacity=0.75),
        same.mark_point(size=75, filled=True, color=ink, opacity=1),
    ]
    return charts.frozen(charts.finished(layers, len(names) * ROW))


def _ends(percent: pd.Series, step: int = 4) -> list[int]:
    return [math.floor(percent.min() / step) * step, math.ceil(percent.max() / step) * step]


def _in_words(table: pd.DataFrame) -> str:
    least, most = table["difference_percent"].min(), table["difference_percent"].max()
    return (
        f"{len(table)} published lengths against the measured ones: from {least:+.0f} to "
        f"{most:+.0f} per cent. The same figures are in the table."
    )
