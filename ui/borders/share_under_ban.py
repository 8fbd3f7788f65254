"""The answer of the page Borders: how much of which border is under the ban."""

from datetime import date

import streamlit as st

from geo.exposure import Stretch
from record import page_parameters
from record.page_answers import of_borders
from record.view import View
from ui import cached, controls, page_answer
from wording.exposure import LABEL


def chosen() -> Stretch:
    """Return the stretch that the address names; a wrong one is named in a warning."""
    return controls.used(page_parameters.stretch(controls.own()))


def choice(stretch: Stretch) -> None:
    """Show the choice of the stretch of the border."""
    st.session_state["stretch"] = stretch
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


def show(view: View, stretch: Stretch, today: date) -> None:
    """Show how much of a stretch is under the ban on the view's day, and how it got there."""
    page_answer.show(of_borders(view, stretch, cached.basis(today)))
