"""The code that shows a view as a map in another page, with a choice of size and a preview."""

from enum import StrEnum
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from record.view import View, parameters
from ui import addresses, template
from wording.pages import SITE
from wording.values import written_day


class Size(NamedTuple):
    """Width and height of the frame, as HTML writes them, and the height in pixels."""

    width: str
    height: int


SIZES = {
    "400 px": Size("400", 1160),
    "640 px": Size("640", 760),
    "Full width": Size("100%", 720),
}
"""By the name of the choice; each is so high that nothing has to be scrolled."""


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
    frame = SIZES[size]
    template.copyable(("Code for your page", code(view, frame, day)))
    preview = address(view, day)
    if frame.width == "100%":
        st.iframe(preview, height=frame.height)
    else:
        st.iframe(preview, width=int(frame.width), height=frame.height)


def code(view: View, size: Size, day: Day) -> str:
    """Return the HTML that shows the map of a view in another page."""
    title = f"{SITE}, {written_day(view.day)}" if day is Day.SHOWN else SITE
    return (
        f'<iframe src="{escape(address(view, day))}" title="{title}" width="{size.width}" '
        f'height="{size.height}" style="border:0" loading="lazy"></iframe>'
    )


def address(view: View, day: Day) -> str:
    """Return the address of the map of a view, on its day or on the day on which it is read."""
    chosen = parameters(view)
    if day is Day.TODAY:
        del chosen["date"]
    return f"{addresses.site()}embed?{urlencode(chosen, doseq=True)}"
