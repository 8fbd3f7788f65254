"""The tables of the pages: as high as their rows, under headings in words, most in a fold."""

from collections.abc import Callable, Mapping
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


def fold(title: str, key: str, show: Callable[[], None], *, opened: bool = False) -> None:
    """Show a fold, and in it what `show` shows.

    That is made and sent, and Streamlit's code for it loaded, once a visitor opens the fold.
    `key` tells the folds of a page apart; `opened` says whether the fold is open at first.
    """
    # Streamlit takes a fold with another title for another one, which would be closed.
    st.session_state[key] = st.session_state.get(key, opened)
    folded = st.expander(title, key=key, on_change="rerun")
    if folded.open:
        with folded:
            show()


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
