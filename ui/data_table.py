"""The tables of the pages: as high as their rows, under headings in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

ROW = 35
"""Height in pixels of a row of Streamlit's tables, and of their head."""

MOST_ROWS = 25
"""How many rows stand at once; a longer table scrolls."""


HOST = r"https?://(?:www\.)?([^/]+)"
"""What a link in a table shows of its address, as a pattern: where it leads."""


def height(rows: int) -> int:
    """Return the height in pixels of a table that is as high as its rows."""
    return ROW * (min(rows, MOST_ROWS) + 1) + 3


def show(rows: pd.DataFrame, columns: Mapping[str, Any], alt: str, **selection: Any) -> None:
    """Show a table with some of its columns.

    Parameters
    ----------
    columns
        The columns in their order, each with its heading or with how Streamlit shows it.
    alt
        What the table holds, for screen readers.
    selection
        What happens when a row is chosen, in Streamlit's own words.
    """
    st.dataframe(
        rows,
        column_order=list(columns),
        column_config=columns,
        hide_index=True,
        height=height(len(rows)),
        placeholder="",
        alt=alt,
        **selection,
    )
