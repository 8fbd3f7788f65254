"""Where this page, the site and the data service stand, for links that can be taken away."""

import sys
from urllib.parse import urlencode, urlsplit

import streamlit as st

from map.print.story import Story
from record.view import View, parameters


def data_service() -> bool:
    """Whether this process answers the addresses of the data service: `server.py` loads them."""
    return "service.api.routes" in sys.modules


def file(name: str, fmt: str, view: View) -> str:
    """Return the address of what the data service says of a view; a country filters nothing."""
    spelled = parameters(view)
    asked = ("treaty",) if name == "borders" else ("treaty", "area", "status")
    query = urlencode({part: spelled[part] for part in asked}, doseq=True)
    return f"{site()}data/v1/{name}/{view.day}.{fmt}?{query}"


def moving_picture(story: Story, fmt: str) -> str:
    """Return the address of a moving picture."""
    spelled = parameters(story.view)
    asked = {part: spelled[part] for part in ("treaty", "area", "status")}
    query = urlencode(asked | {"shape": story.shape.value}, doseq=True)
    return f"{site()}data/v1/map/{story.first}..{story.view.day}.{fmt}?{query}"


def page() -> str:
    """Return the address of this page without its parameters; empty if it is not known."""
    own = urlsplit(st.context.url or "")
    return f"{own.scheme}://{own.netloc}{own.path or '/'}" if own.netloc else ""


def site() -> str:
    """Return the address below which the pages stand, with a slash at its end."""
    return page().rpartition("/")[0] + "/" if page() else ""
