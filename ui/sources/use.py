"""How to cite the record, report an error, and add to it."""

from datetime import date

import streamlit as st

from ui import cached, template
from wording.values import written_day


def show(today: date) -> None:
    """Show the citation with its date and version, and the ways to mend and extend the record."""
    template.show("heading.html", title="How to cite")
    template.copyable(("Citation of the whole record", citation(today)))
    template.show("use.html")


def citation(today: date) -> str:
    """Return a citation of the whole record with the data version and the day of access."""
    address = (st.context.url or "").partition("?")[0]
    named = ", ".join(
        filter(
            None,
            [
                f"Ottawa Convention Map, data version {cached.atlas().version}",
                address,
                f"accessed {written_day(today)}",
            ],
        )
    )
    return f"{named}."
