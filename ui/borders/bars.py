"""One bar per border pair: its length and the status of both sides on the day."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from palette.colours import NAME_INK
from record.view import View
from treaty.statuses import Status
from ui import cached, charts, template
from ui.borders import pair
from ui.legend import swatch, theme
from wording.values import whole_km, written_day

ROW = 21.0
"""Height of a row in pixels: a heading, or a pair."""

WIDTH = 620.0
"""Usual width of the plot in pixels."""

NARROW = 225
"""Width of the plot in pixels below which the status is not written beside the length."""

BRIEF = {Status.CONTESTED: "Claims suspension"}
"""What stands beside a bar where the name of a status is too long for a phone."""

GROUPS = {True: "NATO today", False: "Not in NATO"}


def on(view: View, today: date) -> pd.DataFrame:
    """Return the pairs on the view's day: the columns of `geo.borders`."""
    found = cached.borders(view.treaty, cached.last_change_day(view.treaty, view.day), today)
    return found.assign(date=view.day.isoformat())


def key(view: View, borders: pd.DataFrame) -> None:
    """Show what the colours and the two lanes of a bar mean."""
    called = cached.words(view.treaty)
    shown = {*borders["status"], *borders["neighbour_status"]}
    template.show(
        "bar_key.html",
        classes=[(called.short[s], swatch(s)) for s in called.legend if s in shown],
    )


def show(borders: pd.DataFrame, view: View, pairs: list[str]) -> None:
    """Show the bars; a click on one chooses the pair, or takes it back."""
    rows = placed(borders)
    # A key per choice: the choice is drawn from the view, and the widget remembers none.
    widget = f"bars-{'-'.join(pairs)}"
    about = ("borders", view.treaty, cached.last_change_day(view.treaty, view.day), *pairs, theme())
    charts.show(
        cached.drawing(about, lambda: _chart(rows, pairs, cached.words(view.treaty).short)),
        _in_words(rows, view),
        key=widget,
        on_select=lambda: _choose(widget, pairs),
    )


def placed(borders: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs with `pair`, `name` and the `row` they are drawn in, longest first.

    Today's members of NATO come first; a row is left for the heading of each group.
    """
    record = cached.atlas()
    table = borders.assign(
        pair=record.pairs["pair"],
        name=[pair.name(row) for _, row in record.pairs.iterrows()],
    ).sort_values(["nato", "length_km"], ascending=False)
    headings = 1 + (~table["nato"]).astype(int)
    return table.assign(row=headings + np.arange(len(table)))


def _choose(widget: str, pairs: list[str]) -> None:
    code = charts.picked(widget).get("pair")
    if code:
        pair.choose(None if pairs == [code] else code)


def _chart(rows: pd.DataFrame, pairs: list[str], short: Mapping[Status, str]) -> charts.Spec:
    longest = rows["length_km"].max()
    right = longest * 1.42
    x = alt.X(
        "x:Q",
        axis=alt.Axis(
            title=None,
            values=[0, 2000, 4000, 6000],
            labelExpr="format(datum.value, ',') + ' km'",
            grid=True,
        ),
        scale=alt.Scale(domain=[0, right], nice=False),
    )
    last = rows["row"].max() + 1
    y = alt.Y("y:Q", axis=_names(rows), scale=alt.Scale(domain=[last, 0], nice=False))
    ink = charts.ink()
    lanes = _lanes(rows)
    whole = rows.assign(
        x=0.0,
        x2=right,
        y=rows["row"],
        y2=rows["row"] + 1.0,
        chosen=rows["pair"].isin(pairs),
        length=rows["length_km"].map(whole_km) + " km",
        text=rows["length_km"].map(whole_km) + " km · " + rows["status"].map({**short, **BRIEF}),
        said=[_said(row, short) for row in rows.itertuples()],
        own=rows["status"].map(short),
        other=rows["neighbour_status"].map(short),
        middle=rows["row"] + 0.38,
    )
    tooltip = [
        alt.Tooltip("name:N", title="Border"),
        alt.Tooltip("length_km:Q", title="km", format=",.1f"),
        alt.Tooltip("own:N", title="This side"),
        alt.Tooltip("other:N", title="Neighbour"),
    ]
    base = alt.Chart(whole).encode(x=x, y=y)
    layers = [
        *charts.drawn(
            alt.Chart(whole[whole["chosen"]])
            .mark_rect(color=ink, opacity=0.1)
            .encode(x=x, x2="x2", y=y, y2="y2")
        ),
        charts.filled(lanes, x, y),
        *charts.hatched(lanes, x, y, across=right / WIDTH, up=-1 / ROW),
        *_beside(whole, x, y),
        alt.Chart(_headings(rows))
        .mark_text(align="left", fontSize=12, fontWeight=600, color=ink, baseline="bottom")
        .encode(x=x, y=y, text="text:N"),
        base.mark_rect(opacity=0, cursor="pointer")
        .encode(x2="x2", y2="y2", tooltip=tooltip, description="said:N")
        .add_params(charts.pick("pair")),
    ]
    return charts.frozen(charts.finished(layers, last * ROW))


def _beside(rows: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return what stands beside each bar, and inside the one that leaves no room beside it."""
    inside = rows["length_km"] > 0.6 * rows["length_km"].max()
    at_end: Any = {
        "x": charts.at(x, "length_km"),
        "y": charts.at(y, "middle"),
    }
    style: dict[str, Any] = {
        "text": alt.ExprRef(f"width < {NARROW} ? datum.length : datum.text"),
        "fontSize": 11.5,
    }
    beside = alt.Chart(rows[~inside]).mark_text(align="left", dx=6, color=charts.ink(), **style)
    within = alt.Chart(rows[inside]).mark_text(align="right", dx=-6, **style)
    return charts.drawn(
        beside.encode(**at_end),
        within.encode(color=charts.by_status(alt.Color, NAME_INK), **at_end),
    )


def _lanes(rows: pd.DataFrame) -> pd.DataFrame:
    own = rows.assign(x=0.0, x2=rows["length_km"], y=rows["row"] + 0.12, y2=rows["row"] + 0.62)
    other = own.assign(status=rows["neighbour_status"], y=rows["row"] + 0.68, y2=rows["row"] + 0.84)
    return pd.concat([own, other], ignore_index=True)[["status", "x", "x2", "y", "y2"]]


def _headings(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "x": 0.0,
                "y": float(group["row"].min()) - 0.1,
                "text": f"{GROUPS[bool(nato)]}, {group['length_km'].sum():,.0f} km",
            }
            for nato, group in rows.groupby("nato")
        ]
    )


def _names(rows: pd.DataFrame) -> alt.Axis:
    middles = [float(row) + 0.4 for row in rows["row"]]
    names = json.dumps(list(rows["name"]), ensure_ascii=False)
    return alt.Axis(
        title=None,
        values=middles,
        labelExpr=f"{names}[indexof({middles}, datum.value)]",
        labelLimit=200,
        grid=False,
        domain=False,
        ticks=False,
    )


def _said(row: Any, short: Mapping[Status, str]) -> str:
    return f"{row.name}: {row.length_km:,.1f} km, {short[row.status]}"


def _in_words(rows: pd.DataFrame, view: View) -> str:
    short = cached.words(view.treaty).short
    bars = "; ".join(_said(row, short) for row in rows.itertuples())
    return f"Length and status of each border on {written_day(view.day)}. {bars}."
