"""The two days that are compared, in step with the address."""

from datetime import date

import streamlit as st

from record import page_parameters
from record.page_parameters import FIRST, LAST, Days
from record.view import View
from ui import cached, controls


def read(view: View, today: date) -> Days:
    """Return the two days of the address; what cannot be used of it is named in a warning."""
    return controls.used(page_parameters.days(controls.own(), view.treaty, cached.atlas(), today))


def choice(view: View, days: Days, today: date) -> None:
    """Show the choice of the treaty, the area and both days."""
    opened = cached.atlas().histories[view.treaty].rules.opened
    with st.container(key="between", horizontal=True, vertical_alignment="bottom"):
        _date(FIRST, "From", days.first, opened, days.last)
        _date(LAST, "To", days.last, days.first, today)
        controls.treaty_choice(view)
        controls.area_choice(view)


def _date(parameter: str, label: str, day: date, least: date, most: date) -> None:
    key = f"compare_{parameter}"
    st.session_state[key] = day
    st.date_input(
        label,
        min_value=least,
        max_value=most,
        format="YYYY-MM-DD",
        key=key,
        width=150,
        on_change=lambda: take(parameter, st.session_state[key]),
    )


def take(parameter: str, day: date | None) -> None:
    """Take up a day that the visitor has chosen; None where a field was emptied."""
    if day is not None:
        controls.keep(parameter, [day.isoformat()])
