"""The compression that a client takes, said so that nobody behind can misread it."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.encoding import takes_gzip


class AcceptEncoding:
    """Middleware: a request is handed on as one that takes gzip, or no coding at all.

    Streamlit compresses where the header holds the word in small letters, also with `q=0`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on."""
        if scope["type"] == "http":
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            taken = [(b"accept-encoding", b"gzip")] if takes_gzip(Headers(scope=scope)) else []
            scope = {**scope, "headers": [*kept, *taken]}
        await self._app(scope, receive, send)
