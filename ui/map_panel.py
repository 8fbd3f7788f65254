"""The map on a page: the only caller of st_folium."""

import streamlit as st
from streamlit_folium import st_folium

from geo import mapview
from geo.view import View
from ui import cached, controls
from ui.legend import theme

HEIGHT = 560


def show(view: View, height: int = HEIGHT, key: str = "map", *, aloud: bool = False) -> None:
    """Show a view as a map; a click or Enter on a country selects it.

    Maps of one page need a key each; they move together. One `aloud` has the sentence of the page
    read by screen readers when the day has changed, and not as long as play goes on.
    """
    state: mapview.State = {
        "day": view.day,
        "treaty": view.treaty,
        "version": cached.atlas().version,
        "area": view.area,
        "show": view.statuses,
        "country": controls.selected(view),
        "theme": theme(),
        "aloud": aloud and not st.session_state["playing"],
    }
    st_folium(
        mapview.base_map(),
        key=key,
        height=height,
        use_container_width=True,
        feature_group_to_add=mapview.step(state),
        returned_objects=["last_object_clicked_tooltip"],
        on_change=lambda: _select(key),
    )


def _select(key: str) -> None:
    match st.session_state[key]:
        case {"last_object_clicked_tooltip": str(answer)}:
            controls.select(mapview.selected(answer))
