"""The timeline: what happened when."""

import streamlit as st

from geo.atlas import utc_today
from ui import (
    controls,
    frame,
    panels,
    template,
    time,
    timeline_counts,
    timeline_events,
    timeline_head,
    timeline_map,
    timeline_marks,
)

today = utc_today()
view = controls.read()
kinds, words = timeline_events.kinds(), timeline_events.words()
timeline_map.follow(view, today)
events = timeline_events.found(view, kinds, words, today)
template.style("charts.css")
template.style("timeline.css")
frame.begin()
timeline_head.show(view, today)
with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    controls.area_choice(view)
    controls.treaty_choice(view)
timeline_counts.key(view, today)
parts = panels.panels(timeline_marks.begin(), today)
for column, panel in zip(st.columns(len(parts), gap="small"), parts, strict=True):
    with column:
        timeline_counts.show(view, panel, today)
        timeline_marks.show(events, view, panel)
template.show("marks_key.html")
time.show(view, today)
timeline_counts.table(view, today)

timeline_events.heading(events)
timeline_events.filters(view, kinds, words)
timeline_events.downloads(events, view)
timeline_events.listing(events, view)
frame.end()
controls.write(view, "kind", "q")
