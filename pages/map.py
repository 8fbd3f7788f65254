"""The map: which state was bound on which day, and what that means along the border."""

import streamlit as st

from record.page_answers import of_map
from ui import (
    cached,
    controls,
    frame,
    legend,
    line_of_time,
    map_panel,
    page_answer,
    side_panel,
)
from ui.map import take_away

today = controls.today()
view = controls.read()
frame.begin()
with st.container(key="board", gap="xsmall"):
    answer = st.container(key="answer")
    choices = st.container(key="choices", horizontal=True, vertical_alignment="center")
    offers = st.container(key="take_away", horizontal=True)
    left, right = st.columns([2, 1], gap="medium")
# The answer comes first, in words and as a map: the browser draws it before it gets the rest.
with answer:
    page_answer.show(of_map(view, cached.basis(today)), followed=True)
with left, st.container(key="map"):
    map_panel.show(view, main=True)
with choices:
    controls.area_choice(view)
    controls.status_choice(view, legend.chips(view, today))
with offers:
    take_away.offers(view, today)
with right:
    with st.container(key="pick", horizontal=True):
        controls.country_choice(view)
        controls.treaty_choice(view)
    side_panel.show(view, today)
with left, st.container(horizontal=True, vertical_alignment="center", key="jump"):
    line_of_time.jump(view, today)
    legend.explanation(view)
take_away.table(view, today)
frame.end()
controls.write(view)
