"""HTML pieces of a page from `ui/templates/`; every value is escaped."""

from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wording.values import notification, ordinal, whole_km, written_day, written_span

HOME = Path(__file__).parent
STYLES = HOME / "styles"
_environment = Environment(
    loader=FileSystemLoader(HOME / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.filters |= {
    "day": written_day,
    "km": whole_km,
    "notification": notification,
    "ordinal": ordinal,
    # At no hyphen begins a new line. The typeface has no hyphen of its own for that.
    "unbroken": lambda text: text.replace("-", "\N{WORD JOINER}-\N{WORD JOINER}"),
}
_environment.globals["between"] = written_span


def show(name: str, /, **values: object) -> None:
    """Show a template filled with values."""
    st.html(text(name, **values))


def text(name: str, /, **values: object) -> str:
    """Return a template filled with values."""
    return _environment.get_template(name).render(**values)


def copyable(*texts: tuple[str, str]) -> None:
    """Show texts to be copied, each with its title and, in a page of `server.py`, a button."""
    show("copyable.html", texts=texts)


def style(sheet: str = "page.css") -> None:
    """Add a style sheet: that of all pages, or what one page needs beside it."""
    st.html(_sheet(sheet))


@cache
def _sheet(name: str) -> str:
    return f"<style>{(HOME / 'styles' / name).read_text(encoding='utf-8')}</style>"
