"""How many states have each status over time: the chart and the table of the page Timeline."""

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from geo.areas import LABEL
from record.view import View
from treaty.counts import counts_on
from treaty.statuses import Status, Words
from ui import cached, charts, data_table, download, template
from ui.legend import swatch, theme
from ui.panels import Panel, moment
from ui.timeline import opening
from wording.values import written_day

PLOT = 215.0
"""Height of the stack in pixels."""

STACK = (
    Status.PARTY,
    Status.CONTESTED,
    Status.LEAVING,
    Status.JOINING,
    Status.SIGNED,
    Status.LEFT,
    Status.OUTSIDE,
)
"""Who is bound lies at the bottom, who has deposited on top of it: the two lines bound them."""

LINES = {
    "in_force": ("In force for", "solid"),
    "states_parties": ("{parties}, as the UN counts them", "dashed"),
}


def key(view: View, today: date) -> None:
    """Show what the colours and lines mean, with the counts of the view's day."""
    series = cached.area_counts(view.treaty, view.area, today)
    found, called = counts_on(series, view.day), cached.words(view.treaty)
    template.show(
        "count_key.html",
        day=view.day.isoformat(),
        lines=[
            (text.format(parties=called.parties_label), style, found[figure])
            for figure, (text, style) in LINES.items()
        ],
        parts=[
            (called.short[status], swatch(status), found[status])
            for status in STACK
            if series[status].any()
        ],
    )


def show(view: View, panel: Panel, today: date) -> None:
    """Show the counts in one panel; a click opens the map on the day that a stretch begins."""
    series = cached.area_counts(view.treaty, view.area, today)
    widget = f"counts-{panel.start}"
    about = ("counts", view.treaty, view.area, panel, theme())
    charts.show(
        cached.drawing(about, lambda: _chart(series, panel, cached.words(view.treaty))),
        _in_words(series, view, panel),
        view.day,
        key=widget,
        on_select=lambda: opening.choose(widget, view.treaty),
    )


def table(view: View, today: date) -> None:
    """Show the counts as a table, one row per day of change, and offer them as CSV."""
    series = cached.area_counts(view.treaty, view.area, today)
    called = cached.words(view.treaty)
    columns = {
        "date": "From",
        "states_parties": called.parties_label,
        "in_force": "In force",
        **{status.value: called.short[status] for status in STACK if status in called.legend},
    }

    def rows() -> None:
        data_table.show(
            series.iloc[::-1], columns, f"States by status over time: {LABEL[view.area]}"
        )
        download.offer(
            "counts", lambda: series, f"{view.treaty}-states-by-status-over-time-{view.area}.csv"
        )

    title = f"The chart as a table: {LABEL[view.area]}, {len(series)} days of change"
    data_table.fold(title, "counts_table", rows)


def _chart(series: pd.DataFrame, panel: Panel, called: Words) -> charts.Spec:
    figures = {status: status.value for status in STACK}
    rects = charts.stack(series, figures, panel, called.short)
    top = float(series[list(STACK)].sum(axis=1).max())
    up = top * 1.03 / PLOT
    x, y = panel.x("x"), _y(top)
    size = {"across": panel.across, "up": up}
    layers = [
        charts.filled(rects, x, y),
        *charts.hatched(rects, x, y, **size),
        *_lines(series, panel, x, y),
        *charts.named(rects, x, y, **size),
        charts.touched(rects, x, y, _TOOLTIP).add_params(charts.pick("day")),
        *charts.day_line(x, y, top),
    ]
    return charts.frozen(charts.finished(layers, PLOT))


def _in_words(series: pd.DataFrame, view: View, panel: Panel) -> str:
    found, called = counts_on(series, panel.last), cached.words(view.treaty)
    parts = ", ".join(
        f"{called.short[status]} {found[status]}" for status in STACK if found[status]
    )
    return (
        f"States by status, {LABEL[view.area]}, until {written_day(panel.last)}. On that day: "
        f"{parts or 'none'}; in force for {found['in_force']}, {called.parties} "
        f"{found['states_parties']}. The same figures are in the table."
    )


_TOOLTIP = [
    alt.Tooltip("label:N", title="Status"),
    alt.Tooltip("amount:Q", title="States"),
    alt.Tooltip("since:N", title="From"),
    alt.Tooltip("until:N", title="Until"),
]


def _lines(series: pd.DataFrame, panel: Panel, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    found = []
    for figure, (_, style) in LINES.items():
        inside = series[series["date"] < panel.end.isoformat()]
        rows = pd.DataFrame({"x": inside["date"].map(moment), "y": inside[figure]})
        before = rows[rows["x"] <= moment(panel.start)].tail(1)
        rows = pd.concat([before.assign(x=moment(panel.start)), rows.drop(before.index)])
        rows = rows[rows["x"] >= moment(panel.start)]
        end = rows.tail(1).assign(x=moment(panel.end))
        rows = pd.concat([rows, end], ignore_index=True)
        dash: Any = [5, 3] if style == "dashed" else [1, 0]
        line = alt.Chart(rows).mark_line(
            interpolate="step-after", color=charts.ink(), strokeWidth=1.8, strokeDash=dash
        )
        found.append(line.encode(x=x, y=y))
    return charts.drawn(*found)


def _y(top: float) -> alt.Y:
    step = next(size for size in (5, 10, 25, 50) if top / size <= 6)
    axis = alt.Axis(
        title=None,
        values=list(range(0, int(top) + 1, step)),
        labelExpr=f"datum.value + (datum.value == {int(top) // step * step} ? ' states' : '')",
        grid=False,
        domain=False,
        ticks=False,
        minExtent=charts.NAMES,
        maxExtent=charts.NAMES,
    )
    scale = alt.Scale(domain=[0, top * 1.03], nice=False)  # room for the mark of the day
    return alt.Y("y:Q", scale=scale, axis=axis)
