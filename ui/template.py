"""HTML pieces of a page from `ui/templates/`; every value is escaped."""

from functools import cache
from pathlib import Path

import streamlit as st

from wording.templates import templates

HOME = Path(__file__).parent
STYLES = HOME / "styles"
_templates = templates(HOME / "templates")


def show(name: str, /, **values: object) -> None:
    """Show a template filled with values."""
    st.html(text(name, **values))


def text(name: str, /, **values: object) -> str:
    """Return a template filled with values."""
    return _templates.get_template(name).render(**values)


def copyable(*texts: tuple[str, str]) -> None:
    """Show texts to be copied, each with its title and, in a page of `server.py`, a button."""
    show("copyable.html", texts=texts)


def style(sheet: str = "page.css") -> None:
    """Add a style sheet: that of all pages, or what one page needs beside it."""
    st.html(_sheet(sheet))


@cache
def _sheet(name: str) -> str:
    return f"<style>{(HOME / 'styles' / name).read_text(encoding='utf-8')}</style>"
