"""The code that shows a view as a map in another page, with a choice of size and a preview."""

from enum import StrEnum
from urllib.parse import urlencode

import streamlit as st

from record.view import View, parameters
from ui import addresses, template
from wording import embed_code
from wording.embed_code import SIZES
from wording.pages import SITE
from wording.values import written_day


class Day(StrEnum):
    """Which day the embedded map opens on."""

    SHOWN = "This day"
    TODAY = "Always today"


def offer(view: View) -> None:
    """Offer the code, in a window that is made once a visitor opens it."""
    if st.button("Embed", icon=":material/code:", type="tertiary", key="embed"):
        _window(view)


@st.dialog("Embed this map", width="medium")
def _window(view: View) -> None:
    size = st.segmented_control("Width", list(SIZES), default="Full width", required=True)
    day = st.segmented_control("Day", list(Day), default=Day.SHOWN, required=True)
    frame, preview, full = SIZES[size], _address("embed", view, day), _address("", view, day)
    title = f"{SITE}, {written_day(view.day)}" if day is Day.SHOWN else SITE
    template.copyable(
        ("Code for your page", embed_code.iframe(preview, title, frame)),
        (
            "Or with a script, always as high as the map",
            embed_code.element(preview, title, full, addresses.site()),
        ),
    )
    if frame.width == "100%":
        st.iframe(preview, height=frame.height)
    else:
        st.iframe(preview, width=int(frame.width), height=frame.height)


def _address(page: str, view: View, day: Day) -> str:
    """Return the address of a page of a view, on its day or on the day on which it is read."""
    chosen = parameters(view)
    if day is Day.TODAY:
        del chosen["date"]
    return f"{addresses.site()}{page}?{urlencode(chosen, doseq=True)}"
