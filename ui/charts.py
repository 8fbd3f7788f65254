"""Pieces of charts that pages share: spans of time, stacks of statuses, colours and hatches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from geo.palette import FILL, HATCH_INK, NAME_INK, SURFACE
from geo.words import written_day
from treaty.statuses import LEGEND, SHORT
from ui import hatching
from ui.legend import theme
from ui.time import CHANGE_BY_CHANGE_FROM

A_DAY = 86_400_000.0
"""Milliseconds of a day, the unit of a chart's scale of time."""

LETTER = 7.0
"""Width in pixels that a letter of a label takes at most."""

_OPEN = "9999"
"""Written as the end of what still holds; it sorts after every day."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of time with a scale of its own; `end` is not part of it.

    `width` is its usual width in pixels: hatches and labels are laid out for it.
    """

    start: date
    end: date
    width: float

    @property
    def across(self) -> float:
        """Milliseconds that a pixel measures."""
        return (self.end - self.start).days * A_DAY / self.width

    @property
    def long(self) -> bool:
        """Whether the stretch is one of years, not of months."""
        return self.end.year - self.start.year > 5

    @property
    def ticks(self) -> list[date]:
        """The days that the axis names: the beginning of each third year, or third month."""
        years = range(self.start.year, self.end.year + 1)
        months = [(year, month) for year in years for month in (1, 4, 7, 10)]
        days = [date(year, month, 1) for year, month in months]
        if self.long:
            days = [day for day in days if day.month == 1 and day.year % 3 == 0]
        return [day for day in days if self.start <= day < self.end]

    def x(self, field: str) -> alt.X:
        """Return the channel of time for a field that holds moments."""
        # A quantitative scale: Vega's scales of time come in the visitor's time zone.
        form = "%Y" if self.long else "%b %Y"
        axis = alt.Axis(
            title=None,
            values=[moment(day) for day in self.ticks],
            labelExpr=f"utcFormat(datum.value, '{form}')",
            grid=False,
        )
        domain = [moment(self.start), moment(self.end)]
        return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(domain=domain, nice=False))

    def holds(self, day: date) -> bool:
        """Return whether a day lies in this stretch."""
        return self.start <= day < self.end


def panels(first: date, today: date) -> tuple[Panel, Panel]:
    """Return the years before 2025, and the months since, in which most has happened."""
    return (
        Panel(first, CHANGE_BY_CHANGE_FROM, 640.0),
        Panel(CHANGE_BY_CHANGE_FROM, today + timedelta(days=1), 560.0),
    )


def moment(day: date | str) -> float:
    """Return a day as a moment on a chart's scale of time."""
    return pd.Timestamp(day).timestamp() * 1000.0


def stack(series: pd.DataFrame, figures: Mapping[str, str], panel: Panel) -> pd.DataFrame:
    """Return one rectangle per status and stretch of days, stacked in the legend's order.

    Columns: `status`, `label`, `amount`, `x`, `x2` (moments), `y`, `y2`, `since` and `until`
    (days in words; `until` is empty where the amount still holds).

    Parameters
    ----------
    series
        Rows that hold from their `date` until the next row's.
    figures
        The column of each status in `series`.
    """
    below = pd.Series(0.0, series.index)
    parts = []
    for status in LEGEND:
        amount = series[figures[status]]
        part = {"status": status.value, "date": series["date"], "amount": amount}
        parts.append(pd.DataFrame(part | {"y": below, "y2": below + amount}))
        below = below + amount
    long = pd.concat(parts, ignore_index=True)
    same = ["status", "y", "y2"]
    runs = long[(long[same] != long[same].shift()).any(axis=1)]
    runs = runs.assign(end=runs.groupby("status")["date"].shift(-1, fill_value=_OPEN))
    first, last = panel.start.isoformat(), panel.end.isoformat()
    runs = runs[(runs["amount"] > 0) & (runs["end"] > first) & (runs["date"] < last)]
    return runs.assign(
        label=runs["status"].map(SHORT),
        x=runs["date"].clip(lower=first).map(moment),
        x2=runs["end"].clip(upper=last).map(moment),
        since=runs["date"].map(written_day),
        until=[written_day(end) if end != _OPEN else "" for end in runs["end"]],
    ).drop(columns=["date", "end"])


def filled(
    rects: pd.DataFrame, x: alt.X, y: alt.Y, tooltip: Sequence[alt.Tooltip] = ()
) -> alt.Chart:
    """Return rectangles in the colours of their statuses."""
    return (
        alt.Chart(rects)
        .mark_rect(strokeWidth=0.7)
        .encode(
            x=x,
            x2="x2",
            y=y,
            y2="y2",
            color=by_status(alt.Color, FILL),
            stroke=by_status(alt.Stroke, FILL),
            tooltip=list(tooltip),
        )
    )


def hatched(
    rects: pd.DataFrame, x: alt.X, y: alt.Y, *, across: float, up: float
) -> list[alt.Chart]:
    """Return the hatches of rectangles; `across` and `up` are the units of a pixel."""
    lines = hatching.lines(rects, across=across, up=up)
    dots = hatching.dots(rects, across=across, up=up)
    ink = by_status(alt.Color, HATCH_INK)
    return drawn(
        alt.Chart(lines)
        .mark_rule(strokeWidth=2, tooltip=None)
        .encode(x=x, x2="x2", y=y, y2="y2", color=ink),
        alt.Chart(dots).mark_circle(size=9, opacity=1, tooltip=None).encode(x=x, y=y, color=ink),
    )


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


def day_line(panel: Panel, day: date, y: alt.Y, top: float) -> list[alt.Chart]:
    """Return a line on the chosen day, up to a height; nothing outside the panel."""
    rows = [{"x": moment(day), "y": 0.0, "y2": top}] if panel.holds(day) else []
    base = alt.Chart(pd.DataFrame(rows, columns=["x", "y", "y2"])).encode(x=panel.x("x"))
    return drawn(
        base.mark_rule(color=ink(), strokeWidth=2, tooltip=None).encode(y=y, y2="y2"),
        base.mark_point(
            shape="triangle-down", filled=True, size=90, color=ink(), opacity=1, tooltip=None
        ).encode(y=at(y, "y2")),
    )


def at(channel: alt.X | alt.Y, field: str) -> alt.X | alt.Y:
    """Return a channel with the same scale and axis for another field."""
    other = channel.copy()
    other["shorthand"] = f"{field}:Q"
    return other


def finished(layers: Sequence[alt.Chart], height: float) -> alt.LayerChart:
    """Return a chart of layers with legible axes, and one text alternative in place of many."""
    whole: Any = alt.layer(*layers)
    return (
        whole.resolve_scale(color="independent", stroke="independent")
        .properties(height=height)
        .configure(aria=False)
        .configure_axis(labelColor=ink(), titleColor=ink())
    )


def drawn(*layers: alt.Chart) -> list[alt.Chart]:
    """Return the layers that have something to draw: Vega warns of a scale without data."""
    return [layer for layer in layers if len(layer.data)]


def ink() -> str:
    """Return the colour of lines and text."""
    return SURFACE["ink"][theme()]


def by_status(channel: Any, look: Mapping[str, Mapping[str, str]]) -> Any:
    """Return a channel with the colour that a look gives each status, without a legend."""
    codes = [status.value for status in LEGEND if status in look]
    scale = alt.Scale(domain=codes, range=[look[code][theme()] for code in codes])
    return channel("status:N", scale=scale, legend=None)
