"""Print, share and cite: the same on every page, and in the same place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from record.view import VERSION, View, parameters
from ui import addresses, cached, controls, template
from wording import citation as citations
from wording.pages import FIRST, PAGES

_WHOLE = "sources"
"""The page that stands for the whole record."""


def show(view: View, today: date, own: Mapping[str, str]) -> None:
    """Show what a visitor takes away of any page: on paper, as a link, as a citation."""
    page = st.session_state.get("page", FIRST)
    address = link(page, view, own)
    template.show(
        "share.html",
        texts=(("Link to this view", address), ("Citation", citation(page, view, address, today))),
    )


def link(page: str, view: View, own: Mapping[str, str] | None = None) -> str:
    """Return the address that shows the same tomorrow as well, from this version of the record.

    `own` are parameters of the page that its address may leave out; they stand for the day.
    """
    chosen = {name: controls.own().get(name, []) for name in PAGES[page].own}
    chosen |= {name: [value] for name, value in (own or {}).items()}
    named = replace(view, version=cached.atlas().version)
    spelled = parameters(named)
    if not PAGES[page].daily:
        spelled = {name: spelled[name] for name in ("treaty", VERSION)}
    if own:
        del spelled["date"]
    return f"{addresses.page()}?{urlencode(spelled | chosen, doseq=True)}"


def citation(page: str, view: View, address: str, today: date) -> str:
    """Return a citation with the data version and the day of access.

    It names the day shown, on a page that shows one; the page Sources stands for the whole record.
    """
    record, called = cached.atlas(), PAGES[page]
    title = citations.title(record.treaty(view.treaty)["short_title"], view.day)
    if page == _WHOLE:
        title = ""
    elif page != FIRST:
        title = f"{called.title}: {title}" if called.daily else called.title
    return citations.citation(record.version, address, title=title, read=today)
