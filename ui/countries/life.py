"""A state's whole life under each treaty as a band."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from record.view import View
from treaty.phases import phases
from treaty.statuses import Status
from ui import cached, charts, download, template
from ui.legend import theme
from ui.panels import Panel, moment
from ui.plain import plain
from wording.values import written_day

BAND, ROW = 24.0, 52.0
"""Height of a band, and of the row in which it stands below its title, in pixels."""

AXIS = 44.0
"""Height of the years below and the room above, in pixels."""

WIDE, NARROW = 740.0, 330.0
"""Width of the chart on a desk and on a phone, in pixels."""


def lives(view: View, iso3: str) -> pd.DataFrame:
    """Return the phases of a state under every treaty up to the view's day."""
    histories = cached.atlas().histories.values()
    return pd.concat([phases(history, iso3, view.day) for history in histories], ignore_index=True)


def show(view: View, iso3: str) -> None:
    """Show the band of a state's phases."""
    own = lives(view, iso3)
    template.show("heading.html", title="History under each treaty")
    if own.empty:
        name = cached.atlas().names[iso3]
        st.markdown(f"No status is recorded for {plain(name)} by {written_day(view.day)}.")
        return
    about = ("life", iso3, view.day, theme())
    charts.show(cached.drawing(about, lambda: _chart(own, view.day)), _in_words(own))


def take_away(view: View, iso3: str) -> None:
    """Offer a state's phases as CSV."""
    download.offer(
        "phases",
        lambda: lives(view, iso3),
        f"{iso3.lower()}-phases-to-{view.day}.csv",
        "Download this history (CSV)",
    )


def _titles() -> pd.Series:
    return cached.atlas().tables.treaties.set_index("treaty")["short_title"]


def _chart(own: pd.DataFrame, day: date) -> charts.Spec:
    opened = cached.atlas().tables.treaties["opened_for_signature"].min()
    panel = Panel(date.fromisoformat(opened), day + timedelta(days=1), WIDE)
    titles = _titles()
    height = ROW * len(titles)
    floor = {code: height - ROW * (row + 1) for row, code in enumerate(titles.index)}
    until = own["to"].where(own["to"] != "", panel.end.isoformat())
    rects = own.assign(
        label=[_label(*one) for one in own[["treaty", "status"]].itertuples(index=False)],
        x=own["from"].map(moment),
        x2=until.map(moment),
        y=own["treaty"].map(floor),
        days=[_days(*ends) for ends in own[["from", "to"]].itertuples(index=False)],
    )
    rects["y2"] = rects["y"] + BAND
    x = panel.x("x")
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], nice=False))
    # A name must have room on a phone as well.
    narrow = panel.across * WIDE / NARROW
    layers = [charts.filled(rects, x, y), *charts.hatched(rects, x, y, across=panel.across, up=1)]
    for _, band in rects.groupby("treaty"):
        layers += charts.named(band, x, y, across=narrow, up=1)
    told = {"label": "Status", "days": "Days", "act": "Act"}
    tooltip = [alt.Tooltip(f"{field}:N", title=title) for field, title in told.items()]
    layers += [charts.touched(rects, x, y, tooltip), _heads(titles, floor, panel, x, y)]
    return charts.frozen(charts.finished(layers, height + AXIS))


def _label(treaty: str, status: str) -> str:
    return cached.words(treaty).short[Status(status)]


def _heads(
    titles: pd.Series, floor: dict[str, float], panel: Panel, x: alt.X, y: alt.Y
) -> alt.Chart:
    rows = pd.DataFrame(
        {
            "title": titles,
            "x": moment(panel.start),
            "y": titles.index.map(floor) + BAND,
        }
    )
    style: dict[str, Any] = {"align": "left", "dy": -10, "fontSize": 13, "tooltip": None}
    return alt.Chart(rows).mark_text(color=charts.ink(), **style).encode(x=x, y=y, text="title:N")


def _days(begin: str, end: str) -> str:
    return f"{written_day(begin)} to {written_day(end) if end else 'the day shown'}"


def _in_words(own: pd.DataFrame) -> str:
    titles = _titles()
    told = (
        f"{titles[code]}, {_label(code, status)}, {_days(begin, end)}"
        for code, status, begin, end in own[["treaty", "status", "from", "to"]].itertuples(
            index=False
        )
    )
    return "; ".join(told) + "."
