"""From a mark on the timeline to the map on its day."""

from dataclasses import replace
from datetime import date

import streamlit as st

from geo.view import View, short_parameters
from ui import charts

_STATE = "opening"


def choose(widget: str, treaty: str) -> None:
    """Note the day, and the treaty if the mark names one, of the mark picked in a chart."""
    picked = st.session_state[widget]["selection"].get(charts.PICK)
    if picked and picked[0]["day"]:
        st.session_state[_STATE] = picked[0]["day"], picked[0].get("treaty", treaty)


def follow(view: View, today: date) -> None:
    """Open the map on the day that was picked, if one was."""
    if picked := st.session_state.pop(_STATE, None):
        day, treaty = picked
        there = replace(view, day=date.fromisoformat(day), treaty=treaty)
        st.switch_page("pages/map.py", query_params=short_parameters(there, View(today)))
