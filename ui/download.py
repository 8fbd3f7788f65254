"""The button that offers a table as a CSV file."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from record.formats import to_csv


def offer(
    key: str,
    content: bytes | Callable[[], pd.DataFrame],
    file_name: str,
    label: str = "Download CSV",
) -> None:
    """Offer a file, or a table, which is made and written only for who takes it.

    `key` tells the buttons of a page apart.
    """
    st.download_button(
        label,
        content if isinstance(content, bytes) else lambda: to_csv(content()),
        file_name=file_name,
        mime="text/csv",
        icon=":material/download:",
        key=f"download_{key}",
        on_click="ignore",
    )
