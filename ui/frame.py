"""What every page has around it: name, warnings, sources, and a page for broken tables."""

from collections.abc import Mapping

import streamlit as st

from geo.boundaries import FOLLOWED
from record.in_use import MOST_FAULTS, kept, older
from record.versions import UnknownVersionError
from record.view import View, short_parameters
from treaty.faults import TableError
from ui import cached, controls, share, template
from ui.plain import plain
from wording.pages import PAGES
from wording.versions import not_kept


def masthead(current: str) -> None:
    """Show the name of the product and the links to its pages, which carry the view along."""
    carried = short_parameters(controls.read(), View(controls.today()))
    with st.container(key="masthead", horizontal=True, wrap=False):
        template.show("masthead.html")
        with st.container(key="pages", horizontal=True, wrap=False):
            for name, page in PAGES.items():
                if name == current:
                    template.show("current_page.html", title=page.title)
                else:
                    st.page_link(f"pages/{name}.py", label=page.title, query_params=carried)


def begin() -> None:
    """Begin a page: which record it shows, and what could not be used of its address."""
    said = older(cached.atlas())
    if said:
        template.show("older_version.html", older=said, version=cached.atlas().version)
    for bad in controls.bad_values():
        st.warning(plain(bad.warning()), icon=":material/warning:")


def end(own: Mapping[str, str] | None = None) -> None:
    """End a page: print, link and citation, how far the record reaches, sources and licences.

    `own` are parameters of the page that its address may leave out: see `ui.share.link`.
    """
    view = controls.read()
    share.show(view, controls.today(), own or {})
    st.html(_sources(view.treaty))


@kept()
def _sources(code: str) -> str:
    record = cached.atlas()
    return template.text(
        "sources.html",
        boundaries=FOLLOWED,
        treaty=record.treaty(code),
        events_until=cached.events_until(),
        version=record.version,
    )


def broken_tables(error: TableError) -> None:
    """Say which cells of the tables are broken and what to do, in place of a page."""
    st.error("The tables of the record are invalid, so nothing is shown.", icon=":material/error:")
    more = len(error.faults) - MOST_FAULTS
    lines = [str(fault) for fault in error.faults[:MOST_FAULTS]]
    st.code("\n".join(lines + ([f"and {more} more"] if more > 0 else [])), language=None)
    st.markdown("Mend the file in `data/`, run `python -m service check`, and reload this page.")


def unknown_version(error: UnknownVersionError) -> None:
    """Say which versions of the record were kept, in place of a page."""
    st.error(not_kept(plain(error.version)), icon=":material/error:")
    template.show("known_versions.html", versions=error.known)
