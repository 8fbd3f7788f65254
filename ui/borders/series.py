"""Kilometres by status over time: the chart of the page Borders, with its legal changes."""

import math
from datetime import date
from functools import partial

import altair as alt
import pandas as pd
import streamlit as st

from geo.exposure import JOINS, Stretch, lengths_on
from record.view import View
from treaty.statuses import LEGEND, Status, Words
from ui import cached, charts, template
from ui.legend import swatch, theme
from ui.panels import Panel, moment, panels
from wording.exposure import LABEL, MEANING
from wording.values import listed, whole_km, written_day

PLOT = 160.0
"""Height of the stack in pixels."""

LINE = 14.0
"""Height of a line of labels above the stack, in pixels."""

LETTER = 6.0
"""Width in pixels that a letter of these labels takes on average, at most."""

LABELLED = {
    Status.PARTY.value: ("bound", "bound"),
    Status.CONTESTED.value: ("claims suspension", "claim suspension"),
    Status.LEAVING.value: ("leaving", "leaving"),
    Status.LEFT.value: ("left", "left"),
    JOINS: (JOINS, "join NATO"),
}
"""The changes that get a label: what it says of one state and of several. Signatures and deposits
get a line only."""


def show(view: View, stretch: Stretch, today: date) -> None:
    """Show a stretch's lengths by status over time, and what they are on the view's day."""
    series = cached.exposure(view.treaty, stretch, today)
    marks = cached.exposure_marks(view.treaty, stretch, today)
    found, called = lengths_on(series, view.day), cached.words(view.treaty)
    template.show(
        "border_key.html",
        day=view.day.isoformat(),
        meaning=MEANING[stretch],
        parts=[
            (called.short[status], swatch(status), found[f"{status}_km"])
            for status in LEGEND
            if series[f"{status}_km"].any()
        ],
    )
    opened = cached.atlas().histories[view.treaty].rules.opened
    parts = panels(opened, cached.recent_from(view.treaty), today)
    for column, panel in zip(st.columns(len(parts), gap="small"), parts, strict=True):
        about = ("border series", view.treaty, stretch, panel, theme())
        with column:
            charts.show(
                cached.drawing(about, partial(_chart, series, marks, parts, panel, called)),
                _in_words(series, stretch, panel, called.rule),
                view.day,
            )


def _chart(
    series: pd.DataFrame, marks: pd.DataFrame, parts: list[Panel], panel: Panel, called: Words
) -> charts.Spec:
    marked = {part: labels(marks, series, part, called) for part in parts}
    lines = 1 + max((each["text"] != "").sum() for each in marked.values())
    rects = charts.stack(series, {status: f"{status}_km" for status in LEGEND}, panel, called.short)
    total = series["total_km"].max()
    up = total / PLOT
    x, y = panel.x("x"), _y(total, total + lines * LINE * up)
    size = {"across": panel.across, "up": up}
    layers = [
        charts.filled(rects, x, y),
        *charts.hatched(rects, x, y, **size),
        *charts.named(rects, x, y, **size),
        charts.touched(rects, x, y, _TOOLTIP),
        *_changes(marked[panel], panel, y, total=total, line=LINE * up),
        *charts.day_line(x, y, total),
    ]
    return charts.frozen(charts.finished(layers, PLOT + lines * LINE))


_TOOLTIP = [
    alt.Tooltip("label:N", title="Status"),
    alt.Tooltip("amount:Q", title="km", format=",.1f"),
    alt.Tooltip("since:N", title="From"),
    alt.Tooltip("until:N", title="Until"),
]


def labels(marks: pd.DataFrame, series: pd.DataFrame, panel: Panel, called: Words) -> pd.DataFrame:
    """Return one row per day of change in a panel, with what it says and where.

    Columns: `x`, `text`, `brief`, `day`, `what`, `total` and `line`. `brief` is what it says where
    `text` has no room; both are empty for changes without a label. `total` is the length in all on
    that day; `line` counts the labels from the top, earliest first, so that none crosses the line
    of another.
    """
    inside = marks[[panel.holds(date.fromisoformat(day)) for day in marks["date"]]]
    rows = [
        {
            "x": moment(day),
            "text": _label(changed, "" if panel.long else day),
            "brief": _label(changed, ""),
            "day": written_day(day),
            "what": "; ".join(
                f"{row.name}: {called.short.get(row.to, row.to)}"
                for row in changed.itertuples(index=False)
            ),
            "total": lengths_on(series, date.fromisoformat(day))["total_km"],
        }
        for day, changed in inside.groupby("date")
    ]
    found = pd.DataFrame(rows, columns=["x", "text", "brief", "day", "what", "total"])
    return found.assign(line=(found["text"] != "").cumsum() - 1)


def _label(changed: pd.DataFrame, day: str) -> str:
    parts = []
    for to, rows in changed[changed["to"].isin(LABELLED)].groupby("to", sort=False):
        names = list(rows["name"])
        who = listed(names) if len(names) < 3 else f"{len(names)} states"
        parts.append(f"{who} {LABELLED[to][len(names) > 1]}")
    date_part = " ".join(written_day(day).split()[:2]) + ": " if day else ""
    return date_part + ", ".join(parts) if parts else ""


def _changes(
    labels: pd.DataFrame, panel: Panel, y: alt.Y, *, total: float, line: float
) -> list[alt.Chart]:
    heights = total + (labels["line"].max() - labels["line"] + 0.7) * line
    tops = heights.where(labels["text"] != "", labels["total"])
    placed = labels.assign(y=0.0, y2=tops, above=heights)
    tooltip = [alt.Tooltip("day:N", title="Day"), alt.Tooltip("what:N", title="Change")]
    x = panel.x("x")
    rules = alt.Chart(placed).encode(x=x, tooltip=tooltip)
    texts = alt.Chart(placed).mark_text(
        align=alt.ExprRef(f"{_reach('brief')} > width ? 'right' : 'left'"),
        text=alt.ExprRef(f"{_reach('text')} > width ? datum.brief : datum.text"),
        dx=alt.ExprRef(f"{_reach('brief')} > width ? -4 : 4"),
        fontSize=11,
        color=charts.ink(),
    )
    return charts.drawn(
        rules.mark_rule(color=charts.ink(), opacity=0.45, strokeWidth=0.8).encode(y=y, y2="y2"),
        texts.encode(
            x=x,
            y=charts.at(y, "above"),
            tooltip=tooltip,
        ),
    )


def _reach(field: str) -> str:
    """Return in Vega's words how far right a label begun at its moment reaches, in pixels."""
    return f"scale('x', datum.x) + 4 + {LETTER} * length(datum.{field})"


def _y(total: float, top: float) -> alt.Y:
    step = 10 ** math.floor(math.log10(total))
    values = [*range(0, int(total - step / 3), step), round(total)]
    axis = alt.Axis(
        title=None,
        values=values,
        labelExpr=f"format(datum.value, ',') + (datum.value == {values[-1]} ? ' km' : '')",
        grid=False,
        domain=False,
        ticks=False,
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    return alt.Y("y:Q", scale=scale, axis=axis)


def _in_words(series: pd.DataFrame, stretch: Stretch, panel: Panel, rule: str) -> str:
    begin, end = (lengths_on(series, day) for day in (panel.start, panel.last))
    return (
        f"Kilometres of border by status, {LABEL[stretch]}, from {written_day(panel.start)} to "
        f"{written_day(panel.last)}: under the {rule} {whole_km(begin['bound_km'])} of "
        f"{whole_km(begin['total_km'])} km at the beginning, {whole_km(end['bound_km'])} of "
        f"{whole_km(end['total_km'])} km at the end. The same figures are in the table."
    )
