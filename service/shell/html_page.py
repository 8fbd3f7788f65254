"""The page that Streamlit serves first, with style sheet, script, and what links to it show.

By itself Streamlit brings a style sheet when the page has begun to show, and everything moves; and
it calls every page "Streamlit", which is all that a site that shows links would see of it. The
page of the map also names the files of its frame, or they would be asked for one after another.
"""

import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from map import folium_map
from record.atlas import utc_today
from record.basis import Basis
from record.in_use import pin_or_error
from service import site_address
from service.api.endpoint import query_values
from service.api.parameters import BadParameterError
from service.shell import security_headers, sharing, typefaces
from service.shell.rewriting import rewritten
from treaty.faults import TableError
from wording.pages import SITE

_SERVICES = (
    "/data/",
    "/embed",
    "/robots.txt",
    "/app/",
    "/component/",
    "/static/",
    "/media/",
    "/_stcore/",
)
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)


class FirstPage:
    """Middleware: completes the head of the first page."""

    def __init__(self, app: ASGIApp, sheet: Path, faces: Path, script: Path) -> None:
        self._app = app
        added = (
            f"<style>\n{sheet.read_text(encoding='utf-8')}</style>\n"
            f"<script>\n{script.read_text(encoding='utf-8')}</script>\n"
        )
        self._added = typefaces.head(faces) + added.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and complete the answer if it is the first page."""
        if scope["type"] != "http" or scope["path"].startswith(_SERVICES):
            await self._app(scope, receive, send)
            return

        def completed(page: bytes, headers: MutableHeaders) -> bytes:
            head = _head(Request(scope)).encode()
            page = typefaces.without_preload(page)
            page = _TITLE.sub(lambda _: head, page, count=1)
            added = self._added + _ahead(scope["path"]).encode()
            page = page.replace(b"</head>", added + b"</head>", 1)
            headers.update(security_headers.OF_PAGES)
            headers["content-security-policy"] = security_headers.of_page(page)
            return page

        await rewritten(self._app, scope, receive, send, kind="text/html", rewrite=completed)


def _head(request: Request) -> str:
    """Return what links to the page show, as far as the record and the address hold."""
    atlas = pin_or_error()
    if isinstance(atlas, TableError):
        return f"<title>{SITE}</title>"
    basis = Basis(atlas, utc_today(), site_address.of(request))
    try:
        values = query_values(request.url.query)
    except BadParameterError:
        values = {}
    return sharing.head(sharing.card(sharing.read(request.url.path, values, basis), basis))


def _ahead(path: str) -> str:
    """Return what has the browser fetch the files of the map's frame while Streamlit begins."""
    if not path.endswith("/") or isinstance(pin_or_error(), TableError):
        return ""
    return "".join(f'<link rel="prefetch" href="{file}">\n' for file in folium_map.files())
