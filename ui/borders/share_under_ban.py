"""The answer of the page Borders: how much of which border is under the ban."""

from datetime import date

import streamlit as st

from geo.exposure import Stretch, lengths_on
from record.view import BadValue, View
from ui import cached, controls, template
from wording.exposure import LABEL, headline, sentence


def chosen() -> Stretch:
    """Return the stretch that the address names; a wrong one is named in a warning."""
    codes = controls.own("border")
    if not codes:
        return Stretch.NATO
    if len(codes) == 1 and codes[0] in list(Stretch):
        return Stretch(codes[0])
    expected = f"one of {', '.join(Stretch)}"
    controls.reject(BadValue("border", ", ".join(codes), expected))
    return Stretch.NATO


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
        controls.keep("border", [st.session_state["stretch"]])


def show(view: View, stretch: Stretch, today: date) -> None:
    """Show how much of a stretch is under the ban on the view's day, and how it got there."""
    treaty, called = cached.atlas().treaty(view.treaty), cached.words(view.treaty)
    series = cached.exposure(view.treaty, stretch, today)
    found = lengths_on(series, view.day)
    template.show(
        "answer.html",
        headline=headline(found, stretch, view.day, called, today=today),
        sentence=sentence(series, view.day, called, today=today),
        uncertain=[
            name
            for name in cached.answer_of(view.treaty, view.day, today).uncertain
            if name in set(cached.exposure_marks(view.treaty, stretch, today)["name"])
        ],
        treaty=treaty,
        day=view.day.isoformat(),
    )
