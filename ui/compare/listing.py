"""Who changed between two days, from what to what; borders, counts, and all of it as a table."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from geo.areas import LABEL as AREA
from geo.comparison import moves
from record.page_answers import Comparison
from record.page_parameters import FIRST, LAST, Days
from record.view import View, parameters
from treaty.counts import counts_on
from ui import cached, download, template
from ui.legend import swatch

_COLUMNS: dict[str, Any] = {
    "date": "Date",
    "name": "State",
    "from_status": "From",
    "to_status": "To",
    "act": "Act",
    "act_date": "Act of",
    "certainty": "Certainty",
    "since_earliest": "Earliest",
    "since_latest": "Latest",
    "reference": "Reference",
    "source_url": st.column_config.LinkColumn("Source", display_text="open"),
}


def show(view: View, days: Days, found: Comparison, today: date) -> None:
    """Show who changed from what to what, and below it borders and counts."""
    called = cached.words(view.treaty)
    template.show("moves.html", groups=moves(found.changed), short=called.short, swatch=swatch)
    template.show(
        "turned.html",
        borders=list(found.borders.itertuples()),
        names=cached.atlas().names,
        counts=counted(view, days, today),
        area=AREA[view.area],
        days=days,
        rule=called.rule,
        swatch=swatch,
    )


def counted(view: View, days: Days, today: date) -> list[tuple[str, str, int, int]]:
    """Return each status with its name and its number of states in the area on both days."""
    series = cached.area_counts(view.treaty, view.area, today)
    before, after = counts_on(series, days.first), counts_on(series, days.last)
    called = cached.words(view.treaty)
    return [(s.value, called.short[s], before[s], after[s]) for s in called.legend]


def table(view: View, days: Days, changed: pd.DataFrame) -> None:
    """Show every change as a table, the same as the download, with the link to this page."""
    template.show("heading.html", title=f"All {len(changed)} changes of status")
    short = cached.words(view.treaty).short
    st.dataframe(
        changed.assign(
            from_status=changed["from_status"].map(short).fillna(""),
            to_status=changed["to_status"].map(short),
            act=changed["act"].str.replace("_", " "),
        ),
        column_order=list(_COLUMNS),
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="",
        alt="Changes of status between the two days",
    )
    file, link = st.columns([1, 3], gap="medium")
    with file:
        download.offer(
            "changes",
            lambda: changed,
            f"{view.treaty}-changes-{view.area}-{days.first}-{days.last}.csv",
        )
    with link:
        template.copyable(("Link to this comparison", address(view, days)))


def address(view: View, days: Days) -> str:
    """Return the address that shows this comparison tomorrow as well."""
    spelled = {name: value for name, value in parameters(view).items() if name != "date"}
    spelled |= {FIRST: days.first.isoformat(), LAST: days.last.isoformat()}
    page = (st.context.url or "").partition("?")[0]
    return f"{page}?{urlencode(spelled, doseq=True)}"
