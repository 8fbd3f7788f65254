"""What every page has around it: name, warnings, sources, and a page for broken tables."""

import streamlit as st

from treaty.faults import TableError
from ui import cached, controls, template

MOST_FAULTS = 20
"""How many faults of the tables a page lists; the command line lists all."""


def begin() -> None:
    """Begin a page: style, name, and a warning for each value that could not be used."""
    template.style()
    template.show("masthead.html")
    for bad in controls.bad_values():
        st.warning(f"{bad}. The default is shown instead.", icon=":material/warning:")


def end() -> None:
    """End a page with its sources and licences."""
    template.show("sources.html", version=cached.atlas().version)


def broken_tables(error: TableError) -> None:
    """Say which cells of the tables are broken and what to do, in place of a page."""
    template.style()
    st.error("The tables of the record do not hold, so nothing is shown.", icon=":material/error:")
    more = len(error.faults) - MOST_FAULTS
    lines = [str(fault) for fault in error.faults[:MOST_FAULTS]]
    st.code("\n".join(lines + ([f"and {more} more"] if more > 0 else [])), language=None)
    st.markdown("Mend the file in `data/`, run `python -m service check`, and reload this page.")
