"""The map on a page: the only caller of st_folium."""

import time
from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit_folium import st_folium

from map import folium_map
from record.view import View
from ui import addresses, cached, controls, side_panel, template
from ui.legend import theme

HEIGHT = 560

OPENING = 0.4
"""Seconds that a browser gets to make a map with its frame."""


def _go(day: date) -> None:
    controls.go(day, controls.Certainty.SENT)


def show(
    view: View,
    height: int = HEIGHT,
    key: str = "map",
    *,
    main: bool = False,
    place: str = "",
    take_day: Callable[[date], None] = _go,
) -> None:
    """Show a view as a map; a click or Enter on a country selects it.

    Maps of one page need a key each; they move together. The `main` one is what its page is about:
    it has the line of time below, and the browser gets a moment to draw it, which building the rest
    of the page would take away. On a page that compares two days each map has its `place`, and
    `take_day` is called with a day that the visitor has chosen for it.
    """
    message = _message(key)
    country = controls.selected(view)
    state: folium_map.State = {
        "day": view.day,
        "treaty": view.treaty,
        "version": cached.atlas().version,
        "area": view.area,
        "show": view.statuses,
        "country": country,
        "quote": side_panel.latest_quote(view, country) if main and country else "",
        "theme": theme(),
        "main": main,
        "place": place,
        "today": controls.today(),
        "answered": message.number if message else 0,
    }
    with st.container(gap=None):
        st_folium(
            folium_map.base_map(),
            key=key,
            height=height,
            use_container_width=True,
            feature_group_to_add=folium_map.step(state),
            returned_objects=["last_object_clicked_tooltip"],
            on_change=lambda: _take(key, take_day),
        )
        _instead(view)
    if main and st.context.url and st.session_state["arriving"]:  # shown to a browser
        time.sleep(OPENING)


def _message(key: str) -> folium_map.Message | None:
    match st.session_state.get(key):
        case {"last_object_clicked_tooltip": str(text)}:
            return folium_map.message(text)
    return None


def _take(key: str, take_day: Callable[[date], None]) -> None:
    message = _message(key)
    if message is None:
        return
    if message.country is not None:
        controls.select(None if message.country == folium_map.NOBODY else message.country)
    if message.day is not None:
        take_day(message.day)
    elif message.country is None:  # the map takes back its last message, see `streamlit.js`
        controls.stay()


def _instead(view: View) -> None:
    """Offer what the map shows in other ways, where the browser brings no map about."""
    served = addresses.data_service()
    template.show(
        "no_map.html",
        picture=addresses.file("map", "png", view) if served else "",
        table=addresses.file("status", "csv", view) if served else "",
    )
