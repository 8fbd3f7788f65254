"""Every table of the record: what it holds, how far it reaches, and its file to take away."""

from typing import Any

import streamlit as st

from treaty.tables import NAMES
from ui import cached, download, template


def show() -> None:
    """Show each table with its definition, licence, coverage, confidence and download."""
    template.show("heading.html", title="The tables")
    tables = cached.atlas().tables
    for name in NAMES:
        about, file = st.columns([4, 1], gap="medium", vertical_alignment="top")
        with about:
            template.show("table.html", name=name, about=tables.about[name], **_figures(name))
        with file:
            download.offer_table(name)


def _figures(name: str) -> dict[str, Any]:
    tables = cached.atlas().tables
    table = getattr(tables, name)
    confidence = {
        level: int((table["confidence"] == level).sum())
        for field in tables.about[name]["fields"]
        if field["name"] == "confidence"
        for level in field["constraints"]["enum"]
    }
    return {"rows": len(table), "confidence": confidence}
