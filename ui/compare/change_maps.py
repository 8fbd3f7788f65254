"""What changed between two days, in a line, in figures and on two maps."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from geo.day_figures import DayFigures
from record.page_answers import Comparison, of_comparison
from record.page_parameters import Days
from record.view import View
from ui import cached, map_panel, page_answer, template
from ui.plain import plain
from wording.values import whole_km, written_day

HEIGHT = 440
"""Height of each map in pixels."""


def show(view: View, days: Days, found: Comparison, today: date) -> None:
    """Show the answer and, with each figure of the last day, its change since the first."""
    before, after = (cached.day(view.treaty, day, today).answer for day in (days.first, days.last))
    called = cached.words(view.treaty)
    page_answer.show(of_comparison(view, days, found, cached.basis(today)))
    with st.container(key="figures", horizontal=True, gap="medium"):
        _figure(plain(called.parties_label), before, after, lambda a: a.states_parties)
        _figure("In force for", before, after, lambda a: a.in_force)
        _figure("Leaving", before, after, lambda a: a.leaving)
        _figure("Left", before, after, lambda a: a.left)
        under = plain(f"NATO’s border under the {called.rule}, km")
        _figure(under, before, after, lambda a: a.exposure.bound_km)


def maps(view: View, days: Days) -> None:
    """Show the maps of both days side by side; they move together."""
    for column, name, day in zip(
        st.columns(2, gap="small"), ("first", "last"), (days.first, days.last), strict=True
    ):
        with column, st.container(key=f"{name}_day", gap="xsmall"):
            template.show("day.html", day=day.isoformat(), written=written_day(day))
            map_panel.show(view.at(day), height=HEIGHT, key=f"map_{name}")


def _figure(
    label: str, before: DayFigures, after: DayFigures, figure: Callable[[DayFigures], float]
) -> None:
    difference = round(figure(after) - figure(before))
    st.metric(
        label,
        whole_km(figure(after)),
        delta=f"{difference:+,}" if difference else 0,
        delta_color="off",
        delta_description=f"from {whole_km(figure(before))}",
        width="content",
    )
