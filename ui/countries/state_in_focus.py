"""The head of a state's profile: finding it, and where it stands in a line."""

from datetime import date

import streamlit as st

from record.page_answers import of_countries
from record.view import View, parameters
from ui import cached, controls, line_of_time, page_answer
from ui.plain import plain


def choices(view: View, today: date) -> None:
    """Show the search, the previous and the next state, the treaty and the day."""
    names = cached.atlas().names
    opened = cached.atlas().histories[view.treaty].rules.opened
    with st.container(key="find", horizontal=True, vertical_alignment="center"):
        with st.container(key="search", width=280):
            controls.country_choice(view)
        iso3 = controls.selected(view)
        if iso3:
            codes = list(names)
            place = codes.index(iso3)
            _step(codes[place - 1], ":material/chevron_left:", "Previous")
            _step(codes[(place + 1) % len(codes)], ":material/chevron_right:", "Next")
            st.button("All states", type="tertiary", on_click=controls.select, args=(None,))
        controls.treaty_choice(view)
        line_of_time.exact_date(view, opened, today)
        if iso3:
            st.page_link(
                "pages/map.py",
                label="On the map",
                icon=":material/map:",
                query_params=parameters(view),
            )


def _step(iso3: str, icon: str, which: str) -> None:
    name = cached.atlas().names[iso3]
    st.button(
        plain(name),
        key=f"{which.lower()}_country",
        icon=icon,
        icon_position="left" if which == "Previous" else "right",
        help=f"{which} in the alphabet",
        on_click=controls.select,
        args=(iso3,),
    )


def show(view: View, today: date) -> None:
    """Show where the selected state stands; without one, how many states are bound."""
    page_answer.show(of_countries(view, cached.basis(today)))
