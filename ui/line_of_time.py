"""Days to choose: by slider, from change to change, by date, by year, and today."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from record.view import View
from ui import cached, controls


def show(view: View, today: date) -> None:
    """Show the line of time of a page without a map of its own."""
    opened = cached.atlas().histories[view.treaty].rules.opened
    days = cached.change_days(view.treaty, view.area, today)
    with st.container(horizontal=True, vertical_alignment="center", key="line"):
        _step("Previous change", ":material/skip_previous:", _earlier, days, view.day)
        _slider(view, opened, today)
        _step("Next change", ":material/skip_next:", _later, days, view.day)
    with st.container(horizontal=True, vertical_alignment="center", key="jump"):
        jump(view, today)


def jump(view: View, today: date) -> None:
    """Show the choice of a day by its date, by its year, and today."""
    opened = cached.atlas().histories[view.treaty].rules.opened
    exact_date(view, opened, today)
    _year(view, opened, today)
    # Never disabled: a page that stays open over midnight shows a day that is not today any more.
    st.button("Today", on_click=controls.go_to_today)


def _earlier(days: list[date], day: date) -> date | None:
    return days[at - 1] if (at := bisect_left(days, day)) else None


def _later(days: list[date], day: date) -> date | None:
    return days[at] if (at := bisect_right(days, day)) < len(days) else None


def _step(
    label: str,
    icon: str,
    find: Callable[[list[date], date], date | None],
    days: list[date],
    shown: date,
) -> None:
    known = find(days, shown) is not None
    st.button(
        label,
        icon=icon,
        help=f"{label} of status in this area" if known else f"No {label.lower()} in this area",
        disabled=not known,
        on_click=_follow,
        args=(find, days),
    )


def _follow(find: Callable[[list[date], date], date | None], days: list[date]) -> None:
    # The run of the latest gesture may still be on its way, and the slider in the browser behind.
    if day := find(days, controls.latest().day):
        controls.go(day)


def _slider(view: View, opened: date, today: date) -> None:
    controls.display("slider", view.day)
    st.slider(
        "Day",
        opened,
        today,
        step=timedelta(days=1),
        format="D MMM YYYY",
        key="slider",
        label_visibility="collapsed",
        on_change=lambda: controls.go_to_displayed("slider", st.session_state["slider"]),
    )


def exact_date(view: View, opened: date, today: date) -> None:
    """Show the choice of a day by its date."""
    controls.display("date", view.day)
    st.date_input(
        "Exact date",
        min_value=opened,
        max_value=today,
        format="YYYY-MM-DD",
        key="date",
        label_visibility="collapsed",
        width=140,
        on_change=lambda: controls.go_to_displayed("date", st.session_state["date"] or view.day),
    )


def _year(view: View, opened: date, today: date) -> None:
    ends = {year: date(year, 12, 31) for year in range(today.year - 1, opened.year - 1, -1)}
    years = {end: year for year, end in ends.items()}
    controls.display("year", years.get(view.day))
    st.selectbox(
        "End of a year",
        list(ends),
        format_func=lambda year: f"31 Dec {year}",
        key="year",
        placeholder="End of a year",
        label_visibility="collapsed",
        width=130,
        on_change=lambda: _go_to_year(ends),
    )


def _go_to_year(ends: dict[int, date]) -> None:
    if (year := st.session_state["year"]) in ends:
        controls.go_to_displayed("year", ends[year])
