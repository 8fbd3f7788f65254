"""The timeline: what happened when."""

import streamlit as st

from record import page_parameters
from record.page_answers import of_timeline
from ui import cached, controls, frame, line_of_time, page_answer, panels, template
from ui.timeline import changes, counts, events, marks, opening

today = controls.today()
view = controls.read()
kinds, words, chosen = events.kinds(), events.words(), events.chosen()
change = changes.chosen(view, today)
opening.follow(view, today)
found = events.found(view, kinds, words, today)
template.style("charts.css")
template.style("timeline.css")
frame.begin()
page_answer.show(of_timeline(view, cached.basis(today)))
with st.container(key="choices", horizontal=True, vertical_alignment="center"):
    controls.area_choice(view)
    controls.treaty_choice(view)
counts.key(view, today)
parts = panels.panels(marks.begin(), cached.recent_from(view.treaty), today)
for column, panel in zip(st.columns(len(parts), gap="small"), parts, strict=True):
    with column:
        counts.show(view, panel, today)
        marks.show(found, view, panel)
template.show("marks_key.html")
line_of_time.show(view, today)
counts.table(view, today)

events.heading(found)
with st.container(key="filters"):
    events.filters(view, kinds, words)
events.listing(found, view, chosen, unfolded=bool(kinds or words or view.countries))
events.downloads(found, view, kinds)
changes.listing(view, change, today)
frame.end()
controls.write(view, "kind", "q", page_parameters.EVENT, page_parameters.CHANGE)
