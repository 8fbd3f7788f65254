"""The tables of the page Borders, equal to its pictures, and their downloads."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from geo.exposure import Stretch
from record.view import View
from ui import cached, data_table, download
from wording.exposure import LABEL
from wording.values import written_day

_BORDERS: dict[str, Any] = {
    "state": "State",
    "other": "Neighbour",
    "length_km": st.column_config.NumberColumn("Measured, km", format="localized"),
    "published_km": st.column_config.NumberColumn("Published, km", format="localized"),
    "label": "Status of the state",
    "bound": "Bound",
    "neighbour_label": "Status of the neighbour",
    "nato": "In NATO today",
}


def show(borders: pd.DataFrame, view: View) -> None:
    """Show the pairs on a day as a table, the same as the bars, and offer it as CSV."""
    names, short = cached.atlas().names, cached.words(view.treaty).short

    def rows() -> None:
        data_table.show(
            borders.assign(
                state=borders["iso3"].map(names),
                other=borders["neighbour"].map(names),
                label=borders["status"].map(short),
                neighbour_label=borders["neighbour_status"].map(short),
            ),
            _BORDERS,
            f"The borders on {written_day(view.day)}",
        )
        download.offer("borders", lambda: borders, f"{view.treaty}-borders-{view.day}.csv")

    data_table.fold(f"The borders as a table: {written_day(view.day)}", "borders_table", rows)


def series(view: View, stretch: Stretch, today: date) -> None:
    """Show the lengths by status over time as a table, one click away, and offer it as CSV."""
    found = cached.exposure(view.treaty, stretch, today)
    called = cached.words(view.treaty)
    columns = {
        "date": "From",
        "bound_km": f"Under the {called.rule}, km",
        "total_km": "In all, km",
        **{f"{status}_km": f"{called.short[status]}, km" for status in called.legend},
    }

    def rows() -> None:
        data_table.show(found, columns, f"Kilometres by status over time: {LABEL[stretch]}")
        download.offer(
            "series", lambda: found, f"{view.treaty}-km-by-status-over-time-{stretch}.csv"
        )

    data_table.fold(f"The chart over time as a table: {LABEL[stretch]}", "series_table", rows)
