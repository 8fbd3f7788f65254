"""The map on a page: the only caller of st_folium."""

import time

import streamlit as st
from streamlit_folium import st_folium

from map import folium_map
from record.view import View
from ui import addresses, cached, controls, template
from ui.legend import theme

HEIGHT = 560

OPENING, STEP = 0.4, 0.035
"""Seconds that a browser gets to make a map with its frame, and to show another day on one."""


def show(view: View, height: int = HEIGHT, key: str = "map", *, main: bool = False) -> None:
    """Show a view as a map; a click or Enter on a country selects it.

    Maps of one page need a key each; they move together. The `main` one is what its page is about:
    the browser gets a moment to draw it, which building the rest of the page would take away, and
    screen readers read the page's sentence when the day has changed, but not while play goes on.
    """
    state: folium_map.State = {
        "day": view.day,
        "treaty": view.treaty,
        "version": cached.atlas().version,
        "area": view.area,
        "show": view.statuses,
        "country": controls.selected(view),
        "theme": theme(),
        "aloud": main and not st.session_state["playing"],
    }
    with st.container(gap=None):
        st_folium(
            folium_map.base_map(),
            key=key,
            height=height,
            use_container_width=True,
            feature_group_to_add=folium_map.step(state),
            returned_objects=["last_object_clicked_tooltip"],
            on_change=lambda: _select(key),
        )
        _instead(view)
    if main and st.context.url:  # without an address the page is shown to no browser
        time.sleep(OPENING if st.session_state["arriving"] else STEP)


def _instead(view: View) -> None:
    """Offer what the map shows in other ways, where the browser brings no map about."""
    served = addresses.data_service()
    template.show(
        "no_map.html",
        picture=addresses.file("map", "png", view) if served else "",
        table=addresses.file("status", "csv", view) if served else "",
    )


def _select(key: str) -> None:
    match st.session_state[key]:
        case {"last_object_clicked_tooltip": str(answer)}:
            controls.select(folium_map.selected(answer))
