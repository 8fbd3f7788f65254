"""From a mark on the timeline to the map on its day."""

from dataclasses import replace
from datetime import date

import streamlit as st

from record.view import View, parse_day, short_parameters
from ui import cached, charts

_STATE = "opening"


def choose(widget: str, treaty: str) -> None:
    """Note the day, and the treaty if the mark names one, of the mark picked in a chart."""
    mark = charts.picked(widget)
    if mark.get("day"):
        st.session_state[_STATE] = mark["day"], mark.get("treaty", treaty)


def follow(view: View, today: date) -> None:
    """Open the map on the day that was picked, if one was."""
    day, treaty = st.session_state.pop(_STATE, ("", view.treaty))
    history = cached.atlas().histories.get(treaty)
    if day and history:
        found = parse_day("date", day, opened=history.rules.opened, today=today)
        if isinstance(found, date):
            there = replace(view, day=found, treaty=treaty)
            st.switch_page("pages/map.py", query_params=short_parameters(there, View(today)))
