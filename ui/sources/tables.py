"""Every table of the record: what it holds, how far it reaches, and its file to take away."""

from typing import Any

import streamlit as st

from ui import addresses, cached, download, template

FORMATS = {"csv": "CSV", "xlsx": "Excel"}
"""The formats in which the data service gives a table, by the ending of the file's name."""


def show() -> None:
    """Show all tables in one: rows, how far they reach, licence, file, and columns on demand."""
    served, names = addresses.data_service(), cached.atlas().tables.names
    template.show(
        "tables.html", tables=[_about(name) for name in names], served=served, formats=FORMATS
    )
    if not served:
        with st.container(horizontal=True):
            for name in names:
                download.offer_table(name)


def _about(name: str) -> dict[str, Any]:
    tables = cached.atlas().tables
    table = getattr(tables, name)
    confidence = {
        level: int((table["confidence"] == level).sum())
        for field in tables.about[name]["fields"]
        if field["name"] == "confidence"
        for level in field["constraints"]["enum"]
    }
    return {
        "name": name,
        "about": tables.about[name],
        "rows": len(table),
        "confidence": confidence,
    }
