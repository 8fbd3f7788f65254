"""The borders: how much of the frontier is under the ban."""

from dataclasses import replace

import streamlit as st

from geo.areas import Area
from record.page_answers import of_borders
from ui import cached, controls, frame, line_of_time, page_answer, template
from ui.borders import bars, lengths, pair, series, stretch_choice, table
from wording.values import written_day

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
series.show(view, stretch, today)
line_of_time.show(replace(view, area=Area.FRONTIER), today)

template.show("heading.html", title=f"Border by border on {written_day(view.day)}")
left, right = st.columns([3, 2], gap="medium")
with left:
    bars.key(view, borders)
    bars.show(borders, view, pairs)
with right:
    pair.search(chosen)
    pair.map_of(view, pairs)
    pair.figures(view, pairs, today)
table.show(borders, view)
table.series(view, stretch, today)

template.show("heading.html", title="How long is a border?")
lengths.show()
frame.end()
controls.write(view, "border", *(["pair"] if chosen else []))
