"""The page that Streamlit serves first, with style sheet, script, and what links to it show.

By itself Streamlit brings a style sheet when the page has begun to show, and everything moves; and
it calls every page "Streamlit", which is all that a site that shows links would see of it.
"""

import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.atlas import utc_today
from geo.pages import SITE
from service import policy, sharing, site
from service.address import BadParameterError, Basis
from service.endpoint import query_values
from service.record import record
from treaty.faults import TableError

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
_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)


class FirstPage:
    """Middleware: completes the head of the first page."""

    def __init__(self, app: ASGIApp, sheet: Path, script: Path) -> None:
        self._app = app
        added = (
            f"<style>\n{sheet.read_text(encoding='utf-8')}</style>\n"
            f"<script>\n{script.read_text(encoding='utf-8')}</script>\n"
        )
        self._added = added.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and complete the answer if it is the first page."""
        if scope["type"] != "http" or scope["path"].startswith(_SERVICES):
            await self._app(scope, receive, send)
            return
        # Whole, plain and not compared with an older one: it is 5 kB. HEAD tells its length.
        headers = [(name, value) for name, value in scope["headers"] if name not in _ASKED]
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        asked = {**scope, "headers": headers, "method": method}
        await self._app(asked, receive, _Completed(scope, send, self._added))


class _Completed:
    """Sends an answer on; that of a page is kept until it is whole."""

    def __init__(self, scope: Scope, send: Send, added: bytes) -> None:
        self._scope, self._send, self._added = scope, send, added
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            if MutableHeaders(scope=message).get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start)
            return
        elif self._scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        head = _head(Request(self._scope)).encode()
        body = _TITLE.sub(lambda _: head, self._body, count=1)
        body = body.replace(b"</head>", self._added + b"</head>", 1)
        headers = MutableHeaders(scope=start)
        del headers["etag"], headers["last-modified"]
        headers["content-length"] = str(len(body))
        headers.update(policy.OF_PAGES)
        headers["content-security-policy"] = policy.of_page(body)
        await self._send(start)
        sent = b"" if self._scope["method"] == "HEAD" else body
        await self._send({"type": "http.response.body", "body": sent})


def _head(request: Request) -> str:
    """Return what links to the page show, as far as the record and the address hold."""
    atlas = record()
    if isinstance(atlas, TableError):
        return f"<title>{SITE}</title>"
    basis = Basis(atlas, utc_today(), site.of(request))
    try:
        values = query_values(request.url.query)
    except BadParameterError:
        values = {}
    return sharing.head(sharing.card(sharing.read(request.url.path, values, basis), basis))
