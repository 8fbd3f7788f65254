"""What a visitor takes away: the table of the view, its files and its answer."""

from dataclasses import replace
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from geo.areas import LABEL
from record.view import View, file_stem, parameters
from treaty.statuses import Status
from ui import addresses, cached, data_table, download, template
from ui.map import moving_picture
from wording import answer
from wording.pages import SITE
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
    statuses = f", {len(view.statuses)} of {len(Status)} statuses" if view.statuses else ""
    st.subheader(
        f"{LABEL[view.area]} on {written_day(view.day)}: {number} states{statuses}", anchor=False
    )
    shown = st.expander("The map as a table", key="table", on_change="rerun")
    if shown.open:
        with shown:
            _rows(view, number, today)


def _rows(view: View, number: int, today: date) -> None:
    turn = cached.last_change_day(view.treaty, view.day)
    treaty = cached.atlas().treaty(view.treaty)
    st.dataframe(
        cached.table(replace(view, day=turn, countries=()), ("iso3", *_COLUMNS), today),
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        hide_index=True,
        height=data_table.height(number),
        placeholder="",
        alt=f"Status of each state under the {treaty['short_title']}",
    )


def downloads(view: View, today: date) -> None:
    """Offer the view as files, and its answer as a sentence."""
    files, quote = st.columns([1, 3], gap="medium")
    with files:
        download.offer(
            "view",
            lambda: cached.rows(replace(view, countries=()), today),
            f"{file_stem(replace(view, countries=()))}.csv",
        )
        if addresses.data_service():
            _more_formats(view, today)
    quoted = [("The answer in one sentence", sentence(view, today))]
    if addresses.data_service():
        table = addresses.file("status", "csv", view)
        quoted.append(("Link to this table (CSV)", table))
    with quote:
        template.copyable(*quoted)


def _more_formats(view: View, today: date) -> None:
    """Offer the other formats and the code to embed the map, made only when they are opened."""
    more = st.popover("More formats, embed", icon=":material/share:", on_change="rerun")
    if not more.open:
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
    with more:
        st.markdown("  \n".join(lines))
        template.copyable(("To embed this map in another page", embed_code(view)))
        moving_picture.offer(view, today)


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


def embed_code(view: View) -> str:
    """Return the HTML that shows the map of a view in another page."""
    address = f"{addresses.site()}embed?{urlencode(parameters(view), doseq=True)}"
    title = f"{SITE}, {written_day(view.day)}"
    return (
        f'<iframe src="{escape(address)}" title="{title}" width="100%" height="600" '
        'style="border:0" loading="lazy"></iframe>'
    )


def sentence(view: View, today: date) -> str:
    """Return the answer of the day as a sentence to quote."""
    found = cached.answer_of(view.treaty, view.day, today)
    return answer.sentence(found, cached.atlas().treaty(view.treaty), today=today)
