"""Where this page, the site and the data service stand, for links that can be taken away."""

import sys
from urllib.parse import urlencode, urlsplit

import streamlit as st

from map.print.story import Story
from record.view import VERSION, View, parameters
from ui import cached
from wording.pages import FIRST, PAGES

OTHER_PAGES = PAGES.keys() - {FIRST}


def data_service() -> bool:
    """Whether this process answers the addresses of the data service: `server.py` loads them."""
    return "service.api.routes" in sys.modules


def file(name: str, fmt: str, view: View) -> str:
    """Return the address of what this version of the data says of a view, whatever its country."""
    spelled = parameters(view)
    asked = ("treaty",) if name == "borders" else ("treaty", "area", "status")
    chosen = {part: spelled[part] for part in asked} | {VERSION: cached.atlas().version}
    query = urlencode(chosen, doseq=True)
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
    # Streamlit leaves the slash at the end of the first page's address out.
    is_first = own.path.rpartition("/")[2] not in OTHER_PAGES
    path = f"{own.path.rstrip('/')}/" if is_first else own.path
    return f"{own.scheme}://{own.netloc}{path}" if own.netloc else ""


def site() -> str:
    """Return the address below which the pages stand, with a slash at its end."""
    return page().rpartition("/")[0] + "/" if page() else ""
