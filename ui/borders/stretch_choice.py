"""Whose border the page Borders is about."""

import streamlit as st

from geo.exposure import Stretch
from record import page_parameters
from ui import controls
from wording.exposure import LABEL


def chosen() -> Stretch:
    """Return the stretch that the address names; a wrong one is named in a warning."""
    return controls.used(page_parameters.stretch(controls.own()))


def show(stretch: Stretch) -> None:
    """Show the choice of the stretch of the border."""
    controls.display("stretch", stretch)
    st.segmented_control(
        "Whose border",
        list(Stretch),
        format_func=LABEL.__getitem__,
        key="stretch",
        required=True,
        label_visibility="collapsed",
        on_change=_take,
    )


def _take() -> None:
    if st.session_state["stretch"] in list(Stretch):
        controls.keep(page_parameters.BORDER, [st.session_state["stretch"]])
