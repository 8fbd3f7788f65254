"""The borders: how much of the frontier is under the ban."""

from dataclasses import replace

import streamlit as st

from geo.areas import Area
from record.page_answers import of_borders
from ui import cached, controls, frame, line_of_time, page_answer, template
from ui.borders import bars, pair, series, stretch_choice, table

today = controls.today()
view = controls.read()
stretch = stretch_choice.chosen()
chosen = pair.chosen(view)
pairs = pair.shown(view, chosen)
borders = bars.on(view, today)
template.style("charts.css")
frame.begin()
page_answer.show(of_borders(view, stretch, cached.basis(today)))
with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    stretch_choice.show(stretch)
    controls.treaty_choice(view)
# Chart, pairs and map stand in one screen.
left, right = st.columns([3, 2], gap="medium")
with left, st.container(key="over_time", gap="xsmall"):
    series.show(view, stretch, today)
    line_of_time.show(replace(view, area=Area.FRONTIER), today)
    pair.map_of(view, pairs)
with right, st.container(key="pairs", gap="xsmall"):
    bars.key(view, borders)
    bars.show(borders, view, pairs)
    pair.search(chosen)
    pair.figures(view, pairs, today)
table.show(borders, view)
table.series(view, stretch, today)
frame.end()
controls.write(view, "border", *(["pair"] if chosen else []))
