"""Answers of Streamlit that are sent otherwise than it gives them."""

from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ASKED = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")

Rewrite = Callable[[bytes, MutableHeaders], bytes]
"""Takes the body and the headers of an answer, may change these, and returns the new body."""


async def rewritten(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, *, kind: str, rewrite: Rewrite
) -> None:
    """Let an application answer, and rewrite the answer if it is of a media type.

    It is asked for the whole, plain and not compared with an older one; HEAD tells its length.
    """
    headers = [(name, value) for name, value in scope["headers"] if name not in _ASKED]
    method = "GET" if scope["method"] == "HEAD" else scope["method"]
    asked = {**scope, "headers": headers, "method": method}
    await app(asked, receive, _Rewriting(scope, send, kind, rewrite))


class _Rewriting:
    """Sends an answer on; what is to be rewritten is kept until it is whole."""

    def __init__(self, scope: Scope, send: Send, kind: str, rewrite: Rewrite) -> None:
        self._scope, self._send, self._kind, self._rewrite = scope, send, kind, rewrite
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            if MutableHeaders(scope=message).get("content-type", "").startswith(self._kind):
                self._start = message
                return
        elif self._start:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_whole(self._start)
            return
        elif self._scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await self._send(message)

    async def _send_whole(self, start: Message) -> None:
        headers = MutableHeaders(scope=start)
        body = self._rewrite(self._body, headers)
        del headers["etag"], headers["last-modified"]
        headers["content-length"] = str(len(body))
        await self._send(start)
        sent = b"" if self._scope["method"] == "HEAD" else body
        await self._send({"type": "http.response.body", "body": sent})
