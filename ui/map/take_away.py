"""What a visitor takes away: the table of the view, its files, its link and a citation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from geo.areas import LABEL
from record.view import View, parameters
from treaty.statuses import Status
from ui import addresses, cached, download, template
from ui.map import embedding
from wording import answer
from wording import citation as citations
from wording.values import written_day

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
    "since_earliest": "Since, earliest",
    "since_latest": "Since, latest",
    "retroactive": "Binds from before its deposit",
    "name_then": "Name on that day",
}


def table(view: View, today: date) -> None:
    """Offer the rows of a view as a table: the same as the map and as the download.

    It is made and sent, and Streamlit's code for tables loaded, once a visitor opens it.
    """
    figures = cached.figures_of(view.treaty, view.area, view.day, today)
    number = sum(figures[status] for status in view.statuses or Status)
    statuses = f", {len(view.statuses)} of {len(Status)} classes" if view.statuses else ""
    st.subheader(
        f"{LABEL[view.area]} on {written_day(view.day)}: {number} states{statuses}", anchor=False
    )
    shown = st.expander("The map as a table", key="table", on_change="rerun")
    if shown.open:
        with shown:
            _rows(view, today)


def _rows(view: View, today: date) -> None:
    turn = cached.last_change_day(view.treaty, view.day)
    treaty = cached.atlas().treaty(view.treaty)
    st.dataframe(
        cached.table(replace(view, day=turn, countries=()), ("iso3", *_COLUMNS), today),
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        hide_index=True,
        height=400,
        placeholder="",
        alt=f"Status of each state under the {treaty['short_title']}",
    )


def offers(view: View, today: date) -> None:
    """Offer the view as files, as a link, as code for another page and as a citation.

    What an offer holds is made once a visitor opens it.
    """
    _offer("Download", ":material/download:", lambda: _files(view, today))
    _offer("Share", ":material/share:", lambda: _shared(view, today))
    if addresses.data_service():
        embedding.offer(view)
    _offer("Cite", ":material/format_quote:", lambda: _cited(view, today))


def _offer(label: str, icon: str, show: Callable[[], None]) -> None:
    offer = st.popover(label, icon=icon, type="tertiary", key=label.lower(), on_change="rerun")
    if offer.open:
        with offer:
            show()


def _files(view: View, today: date) -> None:
    download.offer(
        "view",
        lambda: cached.rows(replace(view, countries=()), today),
        f"{view.treaty}-{view.day}.csv",
    )
    if not addresses.data_service():
        return
    lines = [
        f"{title}: "
        + " · ".join(f"[{_CALLED[fmt]}]({addresses.file(name, fmt, view)})" for fmt in formats)
        for title, name, formats in _FORMATS
    ]
    service = f"{addresses.site()}data/v1/"
    lines.append(
        f"All days: [GeoPackage]({service}layers.gpkg?treaty={view.treaty}) · "
        f"[every address]({service})"
    )
    st.markdown("  \n".join(lines))
    template.copyable(
        ("Address of this table, for programs", addresses.file("status", "csv", view))
    )


def _shared(view: View, today: date) -> None:
    template.copyable(
        ("Link to this view", link(view)), ("The answer in one sentence", sentence(view, today))
    )


def _cited(view: View, today: date) -> None:
    template.copyable(("Citation", citation(view, link(view), today)))


_FORMATS = (
    ("This table", "status", ("csv", "json", "geojson", "zip")),
    ("Borders", "borders", ("csv", "json", "geojson")),
    ("Picture for print", "map", ("svg", "png", "pdf")),
)
_CALLED = {
    "csv": "CSV",
    "json": "JSON",
    "geojson": "GeoJSON",
    "zip": "ZIP with README",
    "svg": "SVG",
    "png": "PNG",
    "pdf": "PDF",
}


def sentence(view: View, today: date) -> str:
    """Return the answer of the day as a sentence to quote."""
    found = cached.answer_of(view.treaty, view.day, today)
    return answer.sentence(found, cached.atlas().treaty(view.treaty), today=today)


def link(view: View) -> str:
    """Return the address that shows this view tomorrow as well."""
    return f"{addresses.page()}?{urlencode(parameters(view), doseq=True)}"


def citation(view: View, address: str, today: date) -> str:
    """Return a citation with the day shown, the data version and the day of access."""
    record = cached.atlas()
    title = citations.title(record.treaty(view.treaty)["short_title"], view.day)
    return citations.citation(record.version, address, title=title, read=today)
