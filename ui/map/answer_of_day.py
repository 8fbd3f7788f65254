"""The answer of the day, first thing on the page: headline, sentence and four figures."""

import calendar
from collections.abc import Callable
from datetime import date

import streamlit as st

from geo.day_figures import DayFigures
from record.view import View
from ui import cached, template
from ui.plain import plain
from wording import answer
from wording.values import part_of


def show(view: View, today: date) -> None:
    """Show the answer of a view's day in words, with what is not certain of it."""
    treaty = cached.atlas().treaty(view.treaty)
    found = cached.answer_of(view.treaty, view.day, today)
    template.show(
        "answer.html",
        headline=answer.headline(found, treaty, today=today),
        sentence=f"{answer.counted(found, treaty, today=today)}.",
        uncertain=found.uncertain,
        treaty=treaty,
        day=view.day.isoformat(),
    )


def figures(view: View, today: date) -> None:
    """Show the four figures of the day, each with its change against a year earlier."""
    found = cached.answer_of(view.treaty, view.day, today)
    before, called = _year_earlier(view, today), cached.words(view.treaty)

    def figure(label: str, value: str, count: Callable[[DayFigures], float], about: str) -> None:
        st.metric(
            label,
            value,
            delta=None if before is None else _signed(count(found) - count(before)),
            delta_color="off",
            delta_description="in a year" if before else "no year before",
            help=about,
            width="content",
        )

    figure(
        plain(called.parties_label),
        str(found.states_parties),
        lambda a: a.states_parties,
        "As the UN counts: from deposit until the effect of a withdrawal.",
    )
    figure(
        "In force for",
        str(found.in_force),
        lambda a: a.in_force,
        "States that are bound: from entry into force until the effect of a withdrawal.",
    )
    figure(
        "Leaving",
        str(found.leaving),
        lambda a: a.leaving,
        "Notice of withdrawal deposited, not yet in effect: still bound.",
    )
    figure("Left", str(found.left), lambda a: a.left, "Withdrawal in effect: not bound.")
    figure(
        plain(f"NATO’s border under the {called.rule}"),
        part_of(found.exposure.bound_km, found.exposure.total_km),
        lambda a: a.exposure.bound_km,
        "Land border of today’s NATO members with Russia and Belarus, measured along the "
        "line with rivers and lakes; the status is that of NATO’s side.",
    )


def _signed(difference: float) -> str | int:
    return f"{difference:+,.0f}" if round(difference) else 0


def _year_earlier(view: View, today: date) -> DayFigures | None:
    # From 29 February to the 28th.
    last = calendar.monthrange(view.day.year - 1, view.day.month)[1]
    day = view.day.replace(year=view.day.year - 1, day=min(view.day.day, last))
    if day < cached.atlas().histories[view.treaty].rules.opened:
        return None
    return cached.answer_of(view.treaty, day, today)
