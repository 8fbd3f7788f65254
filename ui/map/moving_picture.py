"""The map through time as a moving picture to post, made when a visitor asks for it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from map.print.story import Shape, Story
from record.steps import recent_from
from record.view import View
from ui import addresses, cached
from wording.values import written_day

_SHAPES = {
    Shape.SQUARE: "Square, 1:1",
    Shape.WIDE: "Wide, 16:9",
    Shape.STORY: "Story, 9:16",
}
_FORMATS = {"webp": "WebP", "gif": "GIF"}
_DRAWING = "Drawing day after day"


@st.fragment
def offer(view: View, today: date) -> None:
    """Offer the map from a first day to that of the view, change by change."""
    history = cached.atlas().histories[view.treaty]
    first_days = [history.rules.opened, recent_from(history)]
    st.markdown(f"**Moving picture to post**, up to {written_day(view.day)}")
    with st.container(horizontal=True):
        first = st.selectbox(
            "From",
            [day for day in first_days if day is not None and day <= view.day],
            format_func=written_day,
            key="moving_from",
            width=190,
        )
        shape = st.selectbox(
            "Shape", _SHAPES, format_func=_SHAPES.__getitem__, key="moving_shape", width=150
        )
        fmt = st.selectbox(
            "Format", _FORMATS, format_func=_FORMATS.__getitem__, key="moving_format", width=110
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Make the picture", key="moving_make", width="content"):
            _make(Story(first, replace(view, countries=()), shape), fmt, today)


def _make(story: Story, fmt: str, today: date) -> None:
    """Make the picture while a bar shows how far it is, and link to it."""
    # matplotlib and geopandas take 0.4 s and 30 MB: a process that draws nothing starts without.
    from map.print.moving_picture import BusyError, moving_picture  # noqa: PLC0415

    basis = cached.basis(today)
    bar = st.progress(0.0, _DRAWING)
    try:
        picture = moving_picture(
            story, fmt, basis, told=lambda part: bar.progress(part, _DRAWING), wait=False
        )
    except BusyError:
        st.info("Another moving picture is being made. Please try again in a few seconds.")
    else:
        address = addresses.moving_picture(story, fmt)
        st.markdown(f"[{_FORMATS[fmt]}, {len(picture) / 1e6:.1f} MB]({address})")
    finally:
        bar.empty()
