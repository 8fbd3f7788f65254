"""What a visitor takes away: the table of the view, its CSV, its link and a citation."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode, urlsplit

import streamlit as st

from geo import answer
from geo.areas import LABEL
from geo.formats import to_csv
from geo.view import View, parameters
from geo.words import written_day
from ui import cached

_COLUMNS = {
    "name": "State",
    "label": "Status",
    "bound": "Bound",
    "certainty": "Certainty",
    "since": "Since",
    "until": "Until",
    "signed": "Signed",
    "consented": "Consent deposited",
    "consent_by": "By",
    "in_force": "In force",
    "notice": "Notice of withdrawal",
    "left": "Withdrawal in effect",
    "border_russia_km": "Border with Russia, km",
    "border_belarus_km": "Border with Belarus, km",
}


def table(view: View, today: date) -> None:
    """Show the rows of a view as a table: the same as the map and as the download."""
    turn = cached.turn(view.treaty, view.day)
    rows = cached.table(replace(view, day=turn, countries=()), ("iso3", *_COLUMNS), today)
    treaty = cached.atlas().treaty(view.treaty)
    statuses = f", {len(view.statuses)} of 7 classes" if view.statuses else ""
    st.subheader(
        f"{LABEL[view.area]} on {written_day(view.day)}: {rows.num_rows} states{statuses}",
        anchor=False,
    )
    st.dataframe(
        rows,
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        hide_index=True,
        height=400,
        placeholder="",
        alt=f"Status of each state under the {treaty['short_title']}",
    )


def downloads(view: View, today: date) -> None:
    """Offer the view as CSV, as a link and as a citation."""
    address = link(view)
    download, quote, cite = st.columns([1, 2, 2], gap="medium")
    with download:
        st.download_button(
            "Download CSV",
            lambda: to_csv(cached.rows(replace(view, countries=()), today)),
            file_name=f"{view.treaty}-{view.day}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    with quote:
        _copyable("The answer in one sentence", sentence(view, today))
    with cite:
        _copyable("Link to this view", address)
        _copyable("Citation", citation(view, address, today))


def _copyable(title: str, text: str) -> None:
    st.caption(title)
    st.code(text, language=None, wrap_lines=True)


def sentence(view: View, today: date) -> str:
    """Return the answer of the day as a sentence to quote."""
    found = cached.answer_of(view.treaty, view.day, today)
    return answer.sentence(found, cached.atlas().treaty(view.treaty), today=today)


def link(view: View) -> str:
    """Return the address that shows this view tomorrow as well."""
    page = urlsplit(st.context.url or "")
    base = f"{page.scheme}://{page.netloc}{page.path or '/'}" if page.netloc else ""
    return f"{base}?{urlencode(parameters(view), doseq=True)}"


def citation(view: View, address: str, today: date) -> str:
    """Return a citation with the day shown, the data version and the day of access."""
    record = cached.atlas()
    title = record.treaty(view.treaty)["short_title"]
    return (
        f"Ottawa Convention Map, “Status of the {title} on {written_day(view.day)}”, "
        f"data version {record.version}, {address}, accessed {written_day(today)}."
    )
