"""A state's whole life under each treaty as a band, and the same in words."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from geo import palette
from geo.formats import to_csv
from geo.view import View
from geo.words import written_day
from treaty.phases import phases
from treaty.statuses import SHORT, Status
from ui import cached, template
from ui.legend import swatch, theme

BAND = 24
ROW = 54
"""Height of a band and of the row that it stands in, in pixels."""

LOWER = 12
"""How far below the middle of its row a band stands, so that a title fits above it."""

ROOM_FOR_A_LETTER = 0.02
"""Share of the whole width that a phase needs for each letter of a name written in it."""

_STRIPES = {"diagonal": (1, 1, 7), "thin": (1, 1, 7), "dots": (1, 0, 5), "lines": (0, 1, 5)}
"""How a chart, which has no patterns, stands in for each hatch: direction x, y and stripes."""


def lives(view: View, iso3: str) -> pd.DataFrame:
    """Return the phases of a state under every treaty up to the view's day."""
    histories = cached.atlas().histories.values()
    return pd.concat([phases(history, iso3, view.day) for history in histories], ignore_index=True)


def show(view: View, iso3: str) -> None:
    """Show the band and the list of a state's phases, and offer them as CSV."""
    own = lives(view, iso3)
    st.subheader("Its whole life under both treaties", anchor=False)
    if own.empty:
        name = cached.atlas().names[iso3]
        st.markdown(f"No status is recorded for {name} by {written_day(view.day)}.")
        return
    st.altair_chart(_chart(own, view.day), width="stretch")
    titles = cached.atlas().tables.treaties.set_index("treaty")["short_title"]
    template.show(
        "phases.html",
        lives=[
            (titles[code], list(rows.rename(columns={"from": "begin", "to": "end"}).itertuples()))
            for code, rows in own.groupby("treaty", sort=False)
        ],
        short=SHORT,
        swatch=swatch,
    )
    st.download_button(
        "Download these phases (CSV)",
        lambda: to_csv(lives(view, iso3)),
        file_name=f"{iso3.lower()}-{view.day}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="phases_csv",
    )


def _chart(own: pd.DataFrame, day: date) -> alt.LayerChart:
    treaties = cached.atlas().tables.treaties
    titles = treaties.set_index("treaty")["short_title"]
    begin = pd.Timestamp(treaties["opened_for_signature"].min())
    end = pd.Timestamp(day + timedelta(days=1))
    bars = own.assign(
        title=own["treaty"].map(titles),
        start=pd.to_datetime(own["from"]),
        stop=pd.to_datetime(own["to"].replace("", str(end.date()))),
        name=own["status"].map(lambda status: SHORT[Status(status)]),
        told=[_told(*days) for days in own[["from", "to"]].itertuples(index=False)],
    )
    length = bars["stop"] - bars["start"]
    bars["middle"] = bars["start"] + length / 2
    roomy = length / (end - begin) >= ROOM_FOR_A_LETTER * bars["name"].str.len()
    y = alt.Y("title:N", sort=list(titles), axis=None)
    layers: list[Any] = [
        _frame(begin, end),
        *(_bars(rows, str(status), y) for status, rows in bars.groupby("status")),
        *(_names(rows, str(status), y) for status, rows in bars[roomy].groupby("status")),
        _heads(treaties[["short_title"]].rename(columns={"short_title": "title"}), y),
    ]
    return (
        alt.layer(*layers)
        .properties(height=alt.Step(ROW), description=_description(bars))
        .configure_view(strokeWidth=0)
    )


def _frame(begin: pd.Timestamp, end: pd.Timestamp) -> alt.Chart:
    axis = alt.Axis(title=None, format="%Y", grid=False, labelOverlap=True)
    x = alt.X("start:T", axis=axis, scale=alt.Scale(nice=False))
    return alt.Chart(pd.DataFrame({"start": [begin, end]})).mark_point(opacity=0).encode(x=x)


def _bars(rows: pd.DataFrame, status: str, y: alt.Y) -> alt.Chart:
    told = {"title": "Treaty", "name": "Status", "told": "Days"}
    return (
        alt.Chart(rows)
        .mark_bar(
            height=BAND, yOffset=LOWER, color=_fill(status), stroke=palette.SURFACE["sea"][theme()]
        )
        .encode(
            x="start:T",
            x2="stop",
            y=y,
            tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in told.items()],
        )
    )


def _fill(status: str) -> Any:
    fill = palette.FILL[status][theme()]
    if status not in palette.HATCH:
        return fill
    ink = palette.HATCH_INK[status][theme()]
    across, down, stripes = _STRIPES[palette.HATCH[status]]
    edges = [(2 * n + offset) / (2 * stripes + 1) for n in range(stripes) for offset in (1, 2)]
    stops = [(0.0, fill)]
    for number, edge in enumerate(edges):
        stops += [(edge, (fill, ink)[number % 2]), (edge, (ink, fill)[number % 2])]
    return {
        "gradient": "linear",
        "x1": 0,
        "y1": 0,
        "x2": across,
        "y2": down,
        "stops": [{"offset": offset, "color": colour} for offset, colour in stops],
    }


def _names(rows: pd.DataFrame, status: str, y: alt.Y) -> alt.LayerChart:
    ink, halo = palette.NAME_INK[status][theme()], palette.FILL[status][theme()]
    names = alt.Chart(rows).encode(x="middle:T", y=y, text="name:N")
    return names.mark_text(
        dy=LOWER, fontSize=13, fontWeight=600, stroke=halo, strokeWidth=5
    ) + names.mark_text(dy=LOWER, fontSize=13, fontWeight=600, color=ink)


def _heads(titles: pd.DataFrame, y: alt.Y) -> alt.Chart:
    ink = palette.SURFACE["ink"][theme()]
    return (
        alt.Chart(titles)
        .mark_text(align="left", dy=LOWER + 2 - BAND, fontSize=13, color=ink)
        .encode(x=alt.value(0), y=y, text="title:N")
    )


def _told(begin: str, end: str) -> str:
    return f"{written_day(begin)} to {written_day(end) if end else 'the day shown'}"


def _description(bars: pd.DataFrame) -> str:
    return "; ".join(f"{bar.title}, {bar.name}, {bar.told}" for bar in bars.itertuples()) + "."
