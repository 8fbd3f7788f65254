"""The line of time: slider, date, year, steps from change to change, and play."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from record.steps import play_days
from record.view import View
from ui import cached, controls, legend

SECONDS_A_STEP = 0.5
"""How long play shows each day."""


def show(view: View, today: date) -> None:
    """Show the line of time of a view."""
    opened = cached.atlas().histories[view.treaty].rules.opened
    days = cached.change_days(view.treaty, view.area, today)
    with st.container(horizontal=True, vertical_alignment="center", key="line"):
        _step("Previous change", ":material/skip_previous:", _earlier, days, view.day)
        _slider(view, opened, today)
        _step("Next change", ":material/skip_next:", _later, days, view.day)
        _play(view, opened, today)
    with st.container(horizontal=True, vertical_alignment="center", key="jump"):
        exact_date(view, opened, today)
        _year(view, opened, today)
        st.button("Today", on_click=_go, args=(today,), disabled=view.day == today)
        legend.explanation(view)
    if st.session_state["playing"]:
        _tick(days, opened, today)


def year_end(year: int, today: date) -> date:
    """Return the day that a year means: its 31 December, or today in the running year."""
    return min(date(year, 12, 31), today)


def _go(day: date) -> None:
    controls.change(day=day)


def _move(day: date) -> None:
    if not controls.is_pressed():
        _go(day)


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
        help=f"{label} of a status in this area" if known else f"No {label.lower()} in this area",
        disabled=not known,
        on_click=_follow,
        args=(find, days),
    )


def _follow(find: Callable[[list[date], date], date | None], days: list[date]) -> None:
    # The run of the latest gesture may still be on its way, and the slider in the browser behind.
    if day := find(days, controls.latest().day):
        _go(day)


def _slider(view: View, opened: date, today: date) -> None:
    st.session_state["slider"] = view.day
    st.slider(
        "Day",
        opened,
        today,
        step=timedelta(days=1),
        format="D MMM YYYY",
        key="slider",
        label_visibility="collapsed",
        on_change=lambda: _move(st.session_state["slider"]),
    )


def exact_date(view: View, opened: date, today: date) -> None:
    """Show the choice of a day by its date."""
    st.session_state["date"] = view.day
    st.date_input(
        "Exact date",
        min_value=opened,
        max_value=today,
        format="YYYY-MM-DD",
        key="date",
        label_visibility="collapsed",
        width=140,
        on_change=lambda: _move(st.session_state["date"] or view.day),
    )


def _year(view: View, opened: date, today: date) -> None:
    ends = {year_end(year, today): year for year in range(today.year, opened.year - 1, -1)}
    st.session_state["year"] = ends.get(view.day)
    st.selectbox(
        "Year, meaning its 31 December",
        list(ends.values()),
        key="year",
        placeholder="Year’s end",
        label_visibility="collapsed",
        width=130,
        on_change=lambda: _go_to_year(list(ends.values()), today),
    )


def _go_to_year(years: list[int], today: date) -> None:
    year = st.session_state["year"] or today.year
    if year in years:
        _move(year_end(year, today))


def _play(view: View, opened: date, today: date) -> None:
    playing = st.session_state["playing"]
    st.button(
        "Pause" if playing else "Play",
        icon=":material/pause:" if playing else ":material/play_arrow:",
        key="play",
        on_click=_pause if playing else _begin,
        args=() if playing else (view, opened, today),
    )


def _pause() -> None:
    _go(controls.latest().day)


def _begin(view: View, opened: date, today: date) -> None:
    day = controls.latest().day
    if day == today:
        day = play_days(cached.change_days(view.treaty, view.area, today), opened, today)[0]
    _go(day)
    controls.play()


def _tick(days: list[date], opened: date, today: date) -> None:
    due = time.monotonic() + SECONDS_A_STEP

    @st.fragment(run_every=SECONDS_A_STEP)
    def ticker() -> None:
        if time.monotonic() < due:
            return
        sequence = play_days(days, opened, today)
        following = bisect_right(sequence, controls.latest().day)
        _go(sequence[min(following, len(sequence) - 1)])
        if following < len(sequence) - 1:
            controls.play()
        st.rerun()

    ticker()
