"""Pieces of charts that pages share: stacks of statuses, colours, hatches, the chosen day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import altair as alt
import pandas as pd
import streamlit as st

from palette.colours import FILL, HATCH_INK, NAME_INK, SURFACE
from palette.hatches import SIGNS
from treaty.statuses import LEGEND, Status
from ui import hatching
from ui.legend import theme
from ui.panels import Panel, moment
from wording.values import written_day

LETTER = 7.0
"""Width in pixels that a letter of a label takes at most."""

Channel = TypeVar("Channel", alt.X, alt.Y)

Spec = dict[str, Any]
"""A chart in Vega-Lite's own words."""

DAY = "day"
"""Name of the data that hold the chosen day, and of their field."""

PICK = "pick"
"""Name of the choice of a mark."""

NAMES = 100
"""Width in pixels of the names beside charts that lie above one another."""

_OPEN = "9999"
"""Written as the end of what still holds; it sorts after every day."""


def stack(
    series: pd.DataFrame,
    figures: Mapping[Status, str],
    panel: Panel,
    names: Mapping[Status, str],
) -> pd.DataFrame:
    """Return one rectangle per status and stretch of days, one status above the other.

    Columns: `status`, `label`, `amount`, `x`, `x2` (moments), `y`, `y2`, `day` (on which it
    begins), `since` and `until` (days in words; `until` is empty where the amount still holds).

    Parameters
    ----------
    series
        Rows that hold from their `date` until the next row's.
    figures
        The column of each status in `series`, in the order in which they are stacked.
    names
        The name of each status.
    """
    below = pd.Series(0.0, series.index)
    parts = []
    for status, figure in figures.items():
        amount = series[figure]
        part = {"status": str(status), "date": series["date"], "amount": amount}
        parts.append(pd.DataFrame(part | {"y": below, "y2": below + amount}))
        below = below + amount
    long = pd.concat(parts, ignore_index=True)
    long["since"], long["until"] = _runs(long, ["amount"])
    starts, ends = _runs(long, ["y", "y2"])
    runs = long.assign(end=ends)[long["date"] == starts]
    first, last = panel.start.isoformat(), panel.end.isoformat()
    runs = runs[(runs["amount"] > 0) & (runs["end"] > first) & (runs["date"] < last)]
    return runs.assign(
        label=runs["status"].map(names),
        day=runs["date"],
        x=runs["date"].clip(lower=first).map(moment),
        x2=runs["end"].clip(upper=last).map(moment),
        since=runs["since"].map(written_day),
        until=[written_day(end) if end != _OPEN else "" for end in runs["until"]],
    ).drop(columns=["end", "date"])


def _runs(long: pd.DataFrame, same: list[str]) -> tuple[pd.Series, pd.Series]:
    """Return for each row the days on which its status's run of the same values begins and ends."""
    by = long["status"]
    new = (long[same] != long.groupby("status")[same].shift()).any(axis=1)
    starts = long["date"].where(new)
    nexts = starts.groupby(by).shift(-1).groupby(by).bfill()
    return starts.ffill(), nexts.fillna(_OPEN)


def filled(rects: pd.DataFrame, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return rectangles in the colours of their statuses, without a seam where two touch."""
    ordered = rects.sort_values(["status", "x"], kind="stable")
    apart = (ordered["x"] != ordered["x2"].shift()) | (
        ordered["status"] != ordered["status"].shift()
    )
    shape = apart.cumsum()
    edges = [ordered.assign(x=ordered[side], shape=shape) for side in ("x", "x2")]
    outline = pd.concat(edges).sort_index(kind="stable")
    return (
        alt.Chart(outline[["status", "shape", "x", "y", "y2"]])
        .mark_area(opacity=1, tooltip=None)
        .encode(x=x, y=y, y2="y2", color=by_status(alt.Color, FILL), detail="shape:N")
    )


def touched(rects: pd.DataFrame, x: alt.X, y: alt.Y, tooltip: Sequence[alt.Tooltip]) -> alt.Chart:
    """Return what the pointer meets of rectangles: nothing to see, with a tooltip."""
    marks = alt.Chart(rects).mark_rect(opacity=0)
    return marks.encode(x=x, x2="x2", y=y, y2="y2", tooltip=list(tooltip))


def hatched(
    rects: pd.DataFrame, x: alt.X, y: alt.Y, *, across: float, up: float
) -> list[alt.Chart]:
    """Return the hatches of rectangles; `across` and `up` are the units of a pixel."""
    ink = by_status(alt.Color, HATCH_INK)
    layers = []
    for name, sign in SIGNS.items():
        strokes = hatching.strokes(name, rects, across=across, up=up)
        if sign.kind == "stripe":
            stripes = alt.Chart(strokes).mark_rule(strokeWidth=sign.size, tooltip=None)
            layers.append(stripes.encode(x=x, x2="x2", y=y, y2="y2", color=ink))
        else:
            look: dict[str, Any] = {"size": (2 * sign.size) ** 2, "opacity": 1, "tooltip": None}
            dots = alt.Chart(strokes[["status", "x", "y"]]).mark_circle(**look)
            layers.append(dots.encode(x=x, y=y, color=ink))
    return drawn(*layers)


def named(rects: pd.DataFrame, x: alt.X, y: alt.Y, *, across: float, up: float) -> list[alt.Chart]:
    """Return the name of each status in its largest rectangle, where that has room."""
    wide, high = (rects["x2"] - rects["x"]) / across, (rects["y2"] - rects["y"]) / up
    room = (wide > rects["label"].str.len() * LETTER + 8) & (high > 20)
    size = (wide * high)[room]
    largest = rects.loc[size.groupby(rects["status"]).idxmax()]
    middle = largest.assign(
        x=(largest["x"] + largest["x2"]) / 2, y=(largest["y"] + largest["y2"]) / 2
    )
    text = alt.Chart(middle).encode(x=x, y=y, text="label:N")
    style: dict[str, Any] = {"fontSize": 13, "fontWeight": 600, "tooltip": None}
    return drawn(
        text.mark_text(strokeWidth=5, strokeJoin="round", **style).encode(
            stroke=by_status(alt.Stroke, FILL), color=by_status(alt.Color, FILL)
        ),
        text.mark_text(**style).encode(color=by_status(alt.Color, NAME_INK)),
    )


def day_line(x: alt.X, y: alt.Y, top: float) -> list[alt.Chart]:
    """Return a line on the day that `show` names, up to a height."""
    base = (
        alt.Chart(alt.NamedData(DAY))
        .transform_calculate(bottom="0", top=str(top))
        .encode(x=at(x, DAY))
    )
    mark: dict[str, Any] = {"color": ink(), "tooltip": None, "clip": True}
    return [
        base.mark_rule(strokeWidth=2, **mark).encode(y=at(y, "bottom"), y2="top"),
        base.mark_point(shape="triangle-down", filled=True, size=90, opacity=1, **mark).encode(
            y=at(y, "top")
        ),
    ]


def at(channel: Channel, field: str) -> Channel:
    """Return a channel with the same scale and axis for another field."""
    other = channel.copy()
    other["shorthand"] = f"{field}:Q"
    return other


def finished(layers: Sequence[alt.Chart], height: float) -> alt.LayerChart:
    """Return a chart of layers with legible axes, and one text alternative in place of many."""
    for layer in layers:
        # Vega would give each mark a role; only those that can be picked have a name as well.
        layer.mark["aria"] = "description" in layer.encoding.to_dict()
    whole: Any = alt.layer(*layers)
    return (
        whole.resolve_scale(color="independent", stroke="independent")
        .properties(height=height)
        .configure(aria=False)
        .configure_axis(labelColor=ink(), titleColor=ink())
    )


def frozen(chart: alt.Chart | alt.LayerChart) -> Spec:
    """Return a chart in Vega-Lite's own words, with its data in it.

    This takes a third of a second, so keep it in `cached.drawing`. It holds only as long as no page
    calls `st.altair_chart`, which changes meanwhile how Altair writes data in every thread.
    """
    spec = chart.to_dict()
    del spec["config"]["view"]
    if "layer" in spec:
        data = spec.pop("datasets")
        for layer in spec["layer"]:
            if layer["data"]["name"] != DAY:
                layer["data"] = {"values": data[layer["data"]["name"]]}
    return spec


def show(spec: Spec, text: str, day: date | None = None, **widget: Any) -> None:
    """Show a chart; its line of the day moves without a new drawing.

    Parameters
    ----------
    text
        What the chart shows, in words.
    widget
        `key` and `on_select` of a chart whose marks can be picked.
    """
    if day:
        spec = spec | {"datasets": {DAY: pd.DataFrame({DAY: [float(moment(day))]})}}
    if widget:
        widget["selection_mode"] = PICK
    # The height is given twice: the page keeps the place free before the chart is drawn.
    st.vega_lite_chart(spec=spec, alt=text, height=round(spec["height"]), **widget)


def pick(*fields: str) -> alt.Parameter:
    """Return the choice of a mark by a click, under the name `PICK`."""
    return alt.selection_point(name=PICK, fields=list(fields), on="click", toggle=False)


def picked(widget: str) -> dict[str, str]:
    """Return the texts of the mark that was picked in a chart; none if no mark was."""
    match st.session_state[widget]:
        case {"selection": dict() as selection}:
            match selection.get(PICK):
                case [dict() as mark, *_]:
                    return {field: text for field, text in mark.items() if isinstance(text, str)}
    return {}


def drawn(*layers: alt.Chart) -> list[alt.Chart]:
    """Return the layers that have something to draw: Vega warns of a scale without data."""
    return [layer for layer in layers if len(layer.data)]


def ink() -> str:
    """Return the colour of lines and text."""
    return SURFACE["ink"][theme()]


def page() -> str:
    """Return the colour of the page."""
    return str(st.get_option(f"theme.{theme()}.backgroundColor"))


def by_status(channel: Any, look: Mapping[str, Mapping[str, str]]) -> Any:
    """Return a channel with the colour that a look gives each status, without a legend."""
    codes = [status.value for status in LEGEND if status in look]
    scale = alt.Scale(domain=codes, range=[look[code][theme()] for code in codes])
    return channel("status:N", scale=scale, legend=None)
