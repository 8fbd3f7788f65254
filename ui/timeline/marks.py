"""The events of the record as marks over time, one row for each kind."""

import json
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from record.events import KIND, first_day
from record.view import View
from ui import cached, charts
from ui.legend import theme
from ui.panels import Panel, moment
from ui.timeline import opening
from wording.values import written_day

ROW = 17.0
"""Height in pixels of the row of a kind."""


def begin() -> date:
    """Return the first day of the first event of the record."""
    return date.fromisoformat(min(map(first_day, cached.atlas().tables.events["date"])))


def show(table: pd.DataFrame, view: View, panel: Panel) -> None:
    """Show the events as marks in one panel; a click opens the map on the day of the event."""
    marks = _marks(table, panel)
    about = ("events", *marks["id"], panel, theme())
    key = f"events-{panel.start}"
    picked = {"key": key, "on_select": lambda: opening.choose(key, view.treaty)}
    charts.show(
        cached.drawing(about, lambda: _chart(marks, panel)),
        _in_words(marks, panel),
        view.day,
        **(picked if len(marks) else {}),
    )


def _chart(marks: pd.DataFrame, panel: Panel) -> charts.Spec:
    x = panel.x("x")
    y = alt.Y("row:Q", axis=_axis(), scale=alt.Scale(domain=[len(KIND), 0], nice=False))
    ink = charts.ink()
    spans = marks[marks["x2"] - marks["x1"] > panel.across * 4]
    points = alt.Chart(marks).encode(x=x, y=y, tooltip=_TOOLTIP, description="title:N")
    grid = pd.DataFrame({"row": [place + 0.5 for place in range(len(KIND))]})
    sure = alt.datum["confidence"] == "high"
    layers = [
        alt.Chart(grid).mark_rule(color=ink, opacity=0.12, tooltip=None).encode(y=y),
        *charts.drawn(
            alt.Chart(spans)
            .mark_rule(color=ink, strokeWidth=4, opacity=0.35, tooltip=None)
            .encode(x=charts.at(x, "x1"), x2="x2", y=y),
            points.mark_point(
                size=70,
                stroke=ink,
                strokeWidth=1.5,
                opacity=1,
                cursor="pointer",
            )
            .encode(fill=alt.when(sure).then(alt.value(ink)).otherwise(alt.value(charts.page())))
            .add_params(charts.pick("day", "treaty")),
        ),
        *charts.day_line(x, y, float(len(KIND))),
    ]
    return charts.frozen(charts.finished(layers, len(KIND) * ROW))


def _in_words(marks: pd.DataFrame, panel: Panel) -> str:
    counts = marks["kind"].value_counts()
    parts = ", ".join(f"{KIND[kind]} {counts[kind]}" for kind in KIND if kind in counts)
    return (
        f"{len(marks)} events until {written_day(panel.last)}{': ' if parts else ''}{parts}. "
        "The same events are in the list."
    )


_TOOLTIP = [
    alt.Tooltip("title:N", title="Event"),
    alt.Tooltip("when:N", title="When"),
    alt.Tooltip("kind_name:N", title="Kind"),
    alt.Tooltip("who:N", title="States"),
]


def _marks(table: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    inside = table[
        (table["first"] < panel.end.isoformat()) & (table["last"] >= panel.start.isoformat())
    ]
    names = cached.atlas().names
    begin, end = (
        pd.Series([moment(day) for day in inside[name]], inside.index, dtype=float)
        for name in ("first", "last")
    )
    begin = begin.clip(lower=moment(panel.start))
    end = (end + 1).clip(upper=moment(panel.end))
    places = list(KIND)
    return inside[["id", "title", "kind", "confidence", "day", "treaty"]].assign(
        x=(begin + end) / 2,
        x1=begin,
        x2=end,
        row=[places.index(kind) + 0.5 for kind in inside["kind"]],
        when=[_when(row) for row in inside.itertuples()],
        kind_name=inside["kind"].map(KIND),
        who=[
            ", ".join(names[code] for code in codes.split(";") if code) for codes in inside["iso3"]
        ],
    )


def _when(event: Any) -> str:
    until = f" to {written_day(event.end_date)}" if event.end_date else ""
    return f"{written_day(event.date)}{until}"


def _axis() -> alt.Axis:
    values = [place + 0.5 for place in range(len(KIND))]
    names = json.dumps(list(KIND.values()), ensure_ascii=False)
    return alt.Axis(
        title=None,
        values=values,
        labelExpr=f"{names}[indexof({values}, datum.value)]",
        labelOverlap=False,
        grid=False,
        domain=False,
        ticks=False,
        minExtent=charts.NAMES,
        maxExtent=charts.NAMES,
    )
