"""The page that Streamlit serves first, with the style sheet in its head.

By itself Streamlit brings a style sheet when the page has begun to show, and everything moves.
"""

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SERVICES = ("/data/", "/embed", "/app/", "/component/", "/static/", "/media/", "/_stcore/")
_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


class FirstStyles:
    """Middleware: adds a style sheet to the head of the first page."""

    def __init__(self, app: ASGIApp, sheet: Path) -> None:
        self._app = app
        self._head = f"<style>\n{sheet.read_text(encoding='utf-8')}</style>\n".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and complete the answer if it is the first page."""
        if scope["type"] != "http" or scope["path"].startswith(_SERVICES):
            await self._app(scope, receive, send)
            return
        # Whole, plain and not compared with an older one: it is 3 kB.
        headers = [(name, value) for name, value in scope["headers"] if name not in _ASKED]
        await self._app({**scope, "headers": headers}, receive, _Completed(send, self._head))


class _Completed:
    """Sends an answer on; that of a page is kept until it is whole."""

    def __init__(self, send: Send, head: bytes) -> None:
        self._send, self._head = send, head
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                del headers["etag"], headers["last-modified"]
                headers["content-length"] = str(int(headers["content-length"]) + len(self._head))
                self._start = message
                return
        elif self._start:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                body = self._body.replace(b"</head>", self._head + b"</head>", 1)
                await self._send(self._start)
                await self._send({"type": "http.response.body", "body": body})
            return
        await self._send(message)
