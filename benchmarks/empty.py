"""The limit: a Streamlit page with a slider, two buttons and one line of text, and nothing else."""

from datetime import date, timedelta

import streamlit as st

FIRST, LAST = date(1997, 12, 3), date(2026, 11, 24)


def move(days: int) -> None:
    """Move by some days."""
    st.session_state["day"] += timedelta(days=days)


day = st.slider("Day", FIRST, LAST, date(2000, 1, 1), key="day")
st.button("Previous change", on_click=move, args=(-1,))
st.button("Next change", on_click=move, args=(1,))
st.title(f"{day}")
