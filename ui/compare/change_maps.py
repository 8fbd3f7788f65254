"""What changed between two days, in a line, in figures and on two maps."""

from datetime import date
from functools import partial

import streamlit as st

from record import page_parameters
from record.page_answers import Comparison, of_comparison
from record.page_parameters import FIRST, LAST, SWIPE, Days
from record.view import View
from treaty.counts import counts_on
from treaty.statuses import Status
from ui import cached, controls, map_panel, page_answer, template
from ui.compare.days import take
from ui.plain import plain
from wording import comparison
from wording.values import whole_km, written_day

HEIGHT = 440
"""Height of each map in pixels."""
MIDDLE = 50
"""Where two maps that lie one over the other meet at first, in per cent of their width."""
LAYOUTS = {"side": "Side by side", "swipe": "Swipe"}
"""How the maps lie: `compare.css` lays them one over the other where there is a handle."""


def show(view: View, days: Days, found: Comparison, today: date) -> None:
    """Show the answer and, with each figure of the last day, its change since the first."""
    called = cached.words(view.treaty)
    page_answer.show(of_comparison(view, days, found, cached.basis(today)), followed=True)
    series = cached.area_counts(view.treaty, view.area, today)
    before, after = (counts_on(series, day) for day in (days.first, days.last))
    border = [
        cached.day(view.treaty, day, today).answer.exposure.bound_km
        for day in (days.first, days.last)
    ]
    with st.container(key="figures", horizontal=True, gap="medium"):
        for label, name in (
            (plain(called.parties_label), "states_parties"),
            ("In force for", "in_force"),
            ("Leaving", Status.LEAVING),
            ("Left", Status.LEFT),
        ):
            _figure(label, before[name], after[name])
        _figure(plain(f"NATO’s border under the {called.rule}, km"), *border)


def meeting() -> int | None:
    """Return where the address has the maps meet; a wrong value is named in a warning."""
    return controls.used(page_parameters.swipe(controls.own()))


def maps(view: View, days: Days, meeting: int | None) -> None:
    """Show the line of time and the maps of both days, side by side or one over the other.

    `meeting` is where maps meet that lie one over the other, in per cent; None for side by side.
    """
    template.show("two_days.html")
    controls.display("layout", "side" if meeting is None else "swipe")
    layout = st.segmented_control(
        "Maps",
        list(LAYOUTS),
        format_func=LAYOUTS.__getitem__,
        required=True,
        key="layout",
        label_visibility="collapsed",
        on_change=_lay,
    )
    pieces = comparison.pieces(cached.words(view.treaty), cached.atlas().names.values())
    with st.container(key="maps"):
        for column, name, parameter, day in zip(
            st.columns(2, gap="small"),
            ("first", "last"),
            (FIRST, LAST),
            (days.first, days.last),
            strict=True,
        ):
            with column, st.container(key=f"{name}_day", gap="xsmall"):
                template.show(
                    "day.html",
                    day=day.isoformat(),
                    written=written_day(day),
                    place=name,
                    pieces=pieces if name == "first" else None,
                )
                map_panel.show(
                    view.at(day),
                    height=HEIGHT,
                    key=f"map_{name}",
                    place=name,
                    take_day=partial(take, parameter),
                )
        if layout == "swipe":
            template.show("swipe.html", days=days, parameter=SWIPE)


def _lay() -> None:
    middle = [str(MIDDLE)] if st.session_state["layout"] == "swipe" else []
    controls.keep(SWIPE, middle)


def _figure(label: str, before: float, after: float) -> None:
    difference = round(after - before)
    st.metric(
        label,
        whole_km(after),
        delta=f"{difference:+,}" if difference else 0,
        delta_color="off",
        delta_description=f"from {whole_km(before)}",
        width="content",
    )
