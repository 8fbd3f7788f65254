"""What a visitor takes away: the table of the view, its files and its answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from geo.areas import LABEL
from record.view import View, file_stem
from treaty.statuses import Status
from ui import addresses, cached, data_table, download, share, template
from ui.map import embedding, moving_picture
from wording import answer
from wording.pages import FIRST
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
    """Offer the rows of a view as a table: the same as the map and as the download."""
    figures = cached.figures_of(view.treaty, view.area, view.day, today)
    number = sum(figures[status] for status in view.statuses or Status)
    statuses = f", {len(view.statuses)} of {len(Status)} statuses" if view.statuses else ""
    st.subheader(
        f"{LABEL[view.area]} on {written_day(view.day)}: {number} states{statuses}", anchor=False
    )
    data_table.fold("The map as a table", "table", lambda: _rows(view, today))


def _rows(view: View, today: date) -> None:
    since = cached.last_change_day(view.treaty, view.day)
    treaty = cached.atlas().treaty(view.treaty)
    data_table.show(
        cached.table(replace(view, day=since, countries=()), ("iso3", *_COLUMNS), today),
        _COLUMNS,
        f"Status of each state under the {treaty['short_title']}",
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
        f"{file_stem(replace(view, countries=()))}.csv",
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
        f"All days: [GeoPackage]({service}layers.gpkg?treaty={view.treaty}) · [API]({service})"
    )
    st.markdown("  \n".join(lines))
    template.copyable(("Link to this table (CSV)", addresses.file("status", "csv", view)))
    moving_picture.offer(view, today)


def _shared(view: View, today: date) -> None:
    template.copyable(
        ("Link to this view", share.link(FIRST, view)),
        ("The answer in one sentence", sentence(view, today)),
    )


def _cited(view: View, today: date) -> None:
    address = share.link(FIRST, view)
    template.copyable(("Citation", share.citation(FIRST, view, address, today)))


_FORMATS = (
    ("This table", "status", ("csv", "xlsx", "json", "geojson", "zip")),
    ("Borders", "borders", ("csv", "xlsx", "json", "geojson")),
    ("Picture for print", "map", ("svg", "png", "pdf")),
)
_CALLED = {
    "csv": "CSV",
    "xlsx": "Excel",
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
