"""All 199 states and areas with their status on the view's day: choose one, or take them away."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from geo.areas import Area
from record.view import View, file_stem
from treaty.collation import collated
from treaty.statuses import CANNOT_DEPOSIT
from ui import cached, controls, data_table, download, template
from wording.values import written_day, written_span

NOT_YET = "Not yet a state"
_KEY = "all_countries"
_COLUMNS = {
    "name": "State",
    "status": "Status",
    "since": "Since",
    "until": "Until",
    "bound": "Bound",
    "region": "Region",
}


def show(view: View, today: date) -> None:
    """Show the list; choosing a row opens its profile."""
    rows = listing(view, today)
    short_title = cached.atlas().treaty(view.treaty)["short_title"]
    title = f"All {len(rows)} states and areas on {written_day(view.day)}"
    template.show("heading.html", title=title)
    st.caption("Select a row to open its profile.")
    data_table.show(
        rows,
        _COLUMNS,
        f"Status of each state under the {short_title}",
        key=_KEY,
        on_select=lambda: _select(list(rows["iso3"])),
        selection_mode="single-row",
    )
    download.offer(
        "everyone",
        lambda: cached.rows(_everyone(view), today),
        f"{file_stem(_everyone(view))}.csv",
        "Download all (CSV)",
    )


def listing(view: View, today: date) -> pd.DataFrame:
    """Return one row per state and area, also those that no snapshot holds, sorted by name."""
    states = cached.atlas().tables.states
    known = cached.day(view.treaty, view.day, today).table
    vague = known["since_earliest"] < known["since"].where(
        known["since"] != "", known["since_latest"]
    )
    spans = [
        written_span(*days)
        for days in known[["since_earliest", "since_latest"]].itertuples(index=False)
    ]
    known = known.assign(since=known["since"].where(~vague, spans))
    rows = states[["iso3", "name_short", "region", "can_deposit"]].merge(
        known[["iso3", "status", "since", "until", "bound"]], on="iso3", how="left"
    )
    silent = rows["can_deposit"].map({"false": CANNOT_DEPOSIT, "true": NOT_YET})
    rows["status"] = rows["status"].map(cached.words(view.treaty).short)
    rows["status"] = rows["status"].fillna(silent)
    return rows.rename(columns={"name_short": "name"}).sort_values(
        "name", key=collated, ignore_index=True
    )


def _everyone(view: View) -> View:
    return replace(view, area=Area.WORLD, statuses=(), countries=())


def _select(codes: list[str]) -> None:
    match st.session_state[_KEY].selection.rows:
        case [int(row), *_] if 0 <= row < len(codes):
            controls.select(codes[row])
