"""Where one state stands, how it came there, and what else is known of it."""

import streamlit as st

from geo.atlas import utc_today
from ui import (
    controls,
    country_context,
    country_head,
    country_life,
    country_list,
    country_record,
    frame,
    template,
)

today = utc_today()
view = controls.read()
template.style("countries.css")
frame.begin()
country_head.choices(view, today)
country_head.show(view, today)
iso3 = controls.selected(view)
if iso3:
    country_life.show(view, iso3)
    record, context = st.columns([3, 2], gap="large")
    with record:
        country_record.show(view, iso3, today)
    with context:
        country_context.show(iso3)
country_list.show(view, today)
frame.end()
controls.write(view)
