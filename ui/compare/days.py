"""The two days that are compared, in step with the address."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from record.article.verdicts import ARTICLE_DAY
from record.view import BadValue, View, parse_day
from ui import cached, controls

FIRST, LAST = "from", "to"
"""Names of the page's own parameters in its address."""


@dataclass(frozen=True, slots=True)
class Days:
    """The two days, the first not after the last."""

    first: date
    last: date


def read(view: View, today: date) -> Days:
    """Return the two days of the address; without them, from the announcement to today.

    A day that cannot be used, and a last day before the first, are rejected by name.
    """
    opened = cached.atlas().histories[view.treaty].rules.opened
    usual = max(ARTICLE_DAY, opened)
    first = _day(FIRST, usual, opened=opened, today=today)
    last = _day(LAST, today, opened=opened, today=today)
    if last < first:
        controls.reject(BadValue(LAST, last.isoformat(), f"a day not before {first}"))
        last = today
    return Days(first, last)


def choice(view: View, days: Days, today: date) -> None:
    """Show the choice of the treaty, the area and both days."""
    opened = cached.atlas().histories[view.treaty].rules.opened
    with st.container(key="between", horizontal=True, vertical_alignment="bottom"):
        _date(FIRST, "From", days.first, opened, days.last)
        _date(LAST, "To", days.last, days.first, today)
        controls.treaty_choice(view)
        controls.area_choice(view)


def _day(parameter: str, usual: date, *, opened: date, today: date) -> date:
    values = controls.own(parameter)
    if not values:
        return usual
    if len(values) > 1:
        controls.reject(BadValue(parameter, ", ".join(values), "one value"))
        return usual
    found = parse_day(parameter, values[0], opened=opened, today=today)
    if isinstance(found, BadValue):
        controls.reject(found)
        return usual
    return found


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
        on_change=lambda: _take(parameter, st.session_state[key]),
    )


def _take(parameter: str, day: date | None) -> None:
    if day is not None:
        controls.keep(parameter, [day.isoformat()])
