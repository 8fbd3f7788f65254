"""The dashboard and the data service as one server process: `streamlit run server.py`."""

import gc
import importlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from record.in_use import look_again
from record.watcher import watch
from service.api.refusals import UnsafePaths
from service.api.routes import routes
from service.shell import browser_files
from service.shell.accept_encoding import AcceptEncoding
from service.shell.html_page import FirstPage, prepare
from service.shell.request_checks import RequestChecks
from service.shell.security_headers import SecurityHeaders
from service.shell.typefaces import Typefaces
from wording.pages import BELOW_A_PATH

UI = Path(__file__).with_name("ui")
FACES = UI / "styles" / "faces.css"

# What the pages import, loaded before the first visitor comes. Never streamlit_folium: imported
# outside a script run it answers 404 for its component, and the map stays blank without an error.
LIBRARIES = ("folium", "pandera.pandas")


if st.get_option("server.baseUrlPath"):
    sys.exit(BELOW_A_PATH)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Load libraries and record, then put all that is loaded out of the collector's sight."""
    # Because of the folder pages/ Streamlit would run the page of the first visitor's address by
    # itself, without dashboard.py around it, until dashboard.py has run once.
    PagesManager.uses_pages_directory = False
    for library in LIBRARIES:
        importlib.import_module(library)
    watch()
    look_again()
    prepare()
    # Streamlit runs gc.collect(2) after every script run: 30 ms with these libraries, frozen 1.3.
    gc.collect()
    gc.freeze()
    yield


app = st.App(
    "dashboard.py",
    routes=[*browser_files.routes(), *routes()],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(RequestChecks),
        Middleware(AcceptEncoding),
        Middleware(UnsafePaths),
        Middleware(Typefaces, faces=FACES),
        Middleware(FirstPage, sheet=UI / "styles" / "page.css", faces=FACES, script=UI / "page.js"),
    ],
    lifespan=lifespan,
)
