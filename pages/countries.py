"""Where one state stands, how it came there, and what else is known of it."""

import streamlit as st

from ui import controls, frame, template, what_binds
from ui.countries import all_treaties, context, life, listing, record, state_in_focus

today = controls.today()
view = controls.read()
template.style("countries.css")
frame.begin()
state_in_focus.choices(view, today)
state_in_focus.show(view, today)
iso3 = controls.selected(view)
if iso3:
    what_binds.show(view, iso3, today)
    left, right = st.columns([3, 2], gap="large")
    with left:
        record.quotes(view, iso3)
        life.show(view, iso3)
        record.show(view, iso3, today)
        life.take_away(view, iso3)
    with right:
        context.show(iso3)
else:
    listing.show(view, today)
    all_treaties.show(view, today)
frame.end()
controls.write(view)
