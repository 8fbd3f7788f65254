"""Who changed between two days, from what to what; borders, counts, and all of it as a table."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from geo.areas import LABEL as AREA
from geo.comparison import moves
from record.page_answers import Comparison
from record.page_parameters import Days
from record.view import View
from treaty.counts import counts_on
from ui import cached, data_table, download, template
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
    "source_url": st.column_config.LinkColumn("Source", display_text=data_table.HOST),
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
    """Show every change as a table, the same as the download."""
    template.show("heading.html", title=f"Changes of status: {len(changed)}")
    short = cached.words(view.treaty).short
    data_table.show(
        changed.assign(
            from_status=changed["from_status"].map(short).fillna(""),
            to_status=changed["to_status"].map(short),
            act=changed["act"].str.replace("_", " "),
        ),
        _COLUMNS,
        "Changes of status between the two days",
    )
    download.offer(
        "changes",
        lambda: changed,
        f"{view.treaty}-changes-{view.area}-{days.first}-{days.last}.csv",
    )
