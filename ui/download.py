"""The buttons that offer a table: as a CSV file, and for spreadsheet programs."""

from collections.abc import Callable
from pathlib import PurePath

import pandas as pd
import streamlit as st

from geo import licences
from record.columns import described
from record.formats import to_csv
from record.spreadsheet import of_table, to_xlsx
from ui import cached

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(
    key: str, table: Callable[[], pd.DataFrame], file_name: str, label: str = "Download CSV"
) -> None:
    """Offer a table, which is made and written only for who takes it.

    `key` tells the buttons of a page apart.
    """
    stem = PurePath(file_name).stem

    def workbook() -> bytes:
        rows, tables = table(), cached.atlas().tables
        about = {"title": stem, "version": tables.version, "licence": licences.STATUS}
        return to_xlsx(rows, described(rows.columns, tables.about), about)

    _buttons(key, lambda: to_csv(table()), workbook, stem, label)


def offer_table(name: str) -> None:
    """Offer a table of the record as its file stands."""
    tables = cached.atlas().tables

    def workbook() -> bytes:
        fields = tables.about[name]["fields"]
        return to_xlsx(getattr(tables, name), fields, of_table(tables, name))

    _buttons(name, tables.files[name], workbook, name, f"{name}.csv")


def _buttons(
    key: str,
    csv: bytes | Callable[[], str],
    workbook: Callable[[], bytes],
    stem: str,
    label: str,
) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            label,
            csv,
            file_name=f"{stem}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=f"download_{key}",
            on_click="ignore",
        )
        st.download_button(
            "Download for Excel",
            workbook,
            file_name=f"{stem}.xlsx",
            mime=EXCEL,
            icon=":material/download:",
            key=f"excel_{key}",
            on_click="ignore",
        )
