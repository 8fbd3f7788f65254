"""The seven statuses as the page shows them: chips with counts, and what they mean."""

from datetime import date

import streamlit as st

from geo.view import View
from treaty.counts import counts_on
from treaty.statuses import LEGEND, MEANING, SHORT, Status
from ui import cached, template

NO_STATUS_MEANING = (
    "The depositary accepts no acts from Kosovo and Taiwan; they are in no count. "
    "Timor-Leste has no status before its independence."
)


def theme() -> str:
    """Return the visitor's theme, light where the browser has not told."""
    return st.context.theme.type or "light"


def swatch(status: str) -> str:
    """Return the address of the picture of a status in the visitor's theme."""
    return f"app/static/legend/{status}-{theme()}.svg"


def chips(view: View, today: date) -> dict[Status, str]:
    """Return the label of each status's chip, with its count in the view's area on its day."""
    series = cached.area_counts(view.treaty, view.area, today)
    figures = counts_on(series, view.day)
    return {
        status: f"![]({swatch(status)}) {SHORT[status]} · {figures[status]}" for status in LEGEND
    }


def explanation() -> None:
    """Show what the statuses mean, one click away."""
    with st.popover("What do the classes mean?", type="tertiary", icon=":material/help:"):
        classes = [(swatch(s), SHORT[s], MEANING[s]) for s in LEGEND]
        classes.append(
            (
                swatch("none"),
                "Cannot deposit, or no data",
                NO_STATUS_MEANING,
            )
        )
        template.show("classes.html", classes=classes)
