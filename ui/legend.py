"""The seven statuses as the page shows them: chips with counts, and what they mean."""

from datetime import date

import streamlit as st

from record.in_use import kept
from record.view import View
from treaty.declared import TERRITORIES, TERRITORIES_MEANING
from treaty.statuses import Status
from ui import cached, template
from ui.plain import plain

NO_STATUS_MEANING = (
    "The depositary accepts no acts from Kosovo and Taiwan; they are in no count. "
    "Timor-Leste has no status before its independence."
)


def theme() -> str:
    """Return the visitor's theme, light where the browser has not told."""
    return st.context.theme.type or "light"


def swatch(status: str) -> str:
    """Return the address of the picture of a status in the visitor's theme."""
    return picture(status, theme())


def picture(status: str, shade: str) -> str:
    """Return the address of the picture of a status in a theme, `light` or `dark`."""
    return f"app/static/legend/{status}-{shade}.svg"


def chips(view: View, today: date) -> dict[Status, str]:
    """Return the label of each status's chip, with its count in the view's area on its day."""
    figures = cached.figures_of(view.treaty, view.area, view.day, today)
    called = cached.words(view.treaty)
    return {
        status: f"![]({swatch(status)}) {plain(called.short[status])} · {figures[status]}"
        for status in called.legend
    }


def explanation(view: View) -> None:
    """Show what the statuses mean, one click away."""
    with st.popover("What do the statuses mean?", type="tertiary", icon=":material/help:"):
        st.html(_classes(view.treaty, theme()))


@kept(20)
def _classes(treaty: str, shade: str) -> str:
    called = cached.words(treaty)
    classes = [(picture(s, shade), called.short[s], called.meaning[s]) for s in called.legend]
    classes.append((picture("none", shade), "Not eligible to join, or no data", NO_STATUS_MEANING))
    return template.text(
        "classes.html",
        classes=classes,
        territories=TERRITORIES,
        territories_meaning=TERRITORIES_MEANING,
    )
