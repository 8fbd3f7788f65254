"""The borders: how much of the frontier is under the ban."""

from dataclasses import replace

import streamlit as st

from geo.areas import Area
from geo.atlas import utc_today
from geo.words import written_day
from ui import (
    border_bars,
    border_head,
    border_lengths,
    border_pair,
    border_series,
    border_table,
    controls,
    frame,
    template,
    time,
)

today = utc_today()
view = controls.read()
stretch = border_head.chosen()
pair = border_pair.chosen(view)
pairs = border_pair.shown(view, pair)
borders = border_bars.on(view, today)
template.style("charts.css")
frame.begin()
border_head.show(view, stretch, today)
with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    border_head.choice(stretch)
    controls.treaty_choice(view)
border_series.show(view, stretch, today)
time.show(replace(view, area=Area.FRONTIER), today)

template.show("heading.html", title=f"Border by border on {written_day(view.day)}")
bars, chosen = st.columns([3, 2], gap="medium")
with bars:
    border_bars.key(borders)
    border_bars.show(borders, view, pairs)
with chosen:
    border_pair.search(pair)
    border_pair.map_of(view, pairs)
    border_pair.figures(view, pairs, today)
border_table.show(borders, view)
border_table.series(view, stretch, today)

template.show("heading.html", title="How long is a border?")
border_lengths.show()
frame.end()
controls.write(view, "border", *(["pair"] if pair else []))
