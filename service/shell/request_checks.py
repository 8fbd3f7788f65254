"""What the server lets in: hosts, origins, sizes, and the addresses of Streamlit that stay closed.

This holds for `server.py`. `streamlit run dashboard.py` alone has no middleware: it answers any
host, and its metrics and the description of its agent API stand open.
"""

import ipaddress
import os
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from record.view import BadValue
from service import site_address
from service.api.parameters import LONGEST_VALUE
from service.api.refusals import HOUSE, refusal, unknown_path

LONGEST_ADDRESS = 8_000
"""Bytes of path and query: 300 values fit, and every proxy passes it on."""
LONGEST_NAME = 255
"""Bytes that a file's name can have: a longer one in a path that leads to files is none."""
LARGEST_HEADERS = 32_000
"""Bytes of all header names and values of a request."""

STREAMLITS_OWN = "/_stcore/"
OPEN_ADDRESSES = frozenset(
    f"{STREAMLITS_OWN}{name}" for name in ("health", "host-config", "stream")
)
"""What the page in the browser needs of Streamlit's own addresses. Closed are metrics, upload, the
health of a script, the components of others, and the agent API with its description."""
CLOSED = re.compile(r"/(auth/(login|logout)|oauth2callback)/?$")
"""Ends of paths: Streamlit's signing in, of which this site has none."""

OWN_NETWORK = ("localhost", "local", "internal", "home.arpa")
"""Endings of names that no stranger can register (RFC 6761, 6762, 8375)."""
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?", re.IGNORECASE)


class RequestChecks:
    """Middleware: refuses what this server does not answer, before anything else sees it.

    No address takes a body: a request that brings one is refused unread.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._hosts = HostCheck(os.environ.get("ALLOWED_HOSTS", "").split(","))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or hand on a request or the opening of a websocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["type"] == "websocket":
            if not (self._hosts.answer_to(headers) and self._hosts.come_from_here(headers)):
                await send({"type": "websocket.close", "code": 1008})
                return
            receive = _only_bytes(receive, send)
        elif bad := self._bad_host(headers) or _too_large(scope, headers):
            status, value = bad
            await refusal(status, value, Connection="close")(scope, receive, send)
            return
        elif _is_closed(scope["path"]):
            await unknown_path(scope["path"])(scope, receive, send)
            return
        # Streamlit holds an origin that it does not know against its own address, for which it
        # asks another host. Who may come has been decided here, and so it need not know.
        kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
        await self._app({**scope, "headers": kept}, receive, send)

    def _bad_host(self, headers: Headers) -> tuple[int, BadValue] | None:
        if self._hosts.answer_to(headers):
            return None
        named = headers.get("host", "")
        shown = named[:LONGEST_VALUE] if _HOST.fullmatch(named) else ""
        expected = "a host of this site: see SITE_URL and ALLOWED_HOSTS"
        return 421, BadValue("Host", shown, expected)


def _only_bytes(receive: Receive, send: Send) -> Receive:
    """Return a websocket's `receive` that ends with the first message of text, which none sends."""

    async def next_message() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and message.get("bytes") is None:
            await send({"type": "websocket.close", "code": 1003})
            return {"type": "websocket.disconnect", "code": 1003}
        return message

    return next_message


class HostCheck:
    """The hosts that the server answers to.

    These are the host of SITE_URL, those of ALLOWED_HOSTS (`*.example.org` for all below, `*` for
    any), numbers, and the names of one's own network. A page of a stranger that gives its own name
    the number of this server gets nothing; nor is that name put into links.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._site = urlsplit(site_address.address())
        given = (name.strip().lower().rstrip(".") for name in names)
        self._names = {name for name in given if name}

    def answer_to(self, headers: Headers) -> bool:
        """Whether a request is meant for this server."""
        hosts = headers.getlist("host")
        match = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if not match:
            return False
        name = match["name"].lower().rstrip(".")
        return (
            "*" in self._names
            or name in self._names
            or name == self._site.hostname
            or any(name.endswith(f".{ending}") for ending in self._endings())
            or _is_of_own_network(name)
        )

    def come_from_here(self, headers: Headers) -> bool:
        """Whether a websocket is opened by a page of this site, or by a program."""
        origin = headers.get("origin")
        if origin is None:
            return True
        here = {headers["host"].lower(), self._site.netloc.lower()}
        return urlsplit(origin).netloc.lower() in here - {""}

    def _endings(self) -> list[str]:
        return [name.removeprefix("*.") for name in self._names if name.startswith("*.")]


def _is_of_own_network(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return "." not in name or name.endswith(tuple(f".{ending}" for ending in OWN_NETWORK))
    return True


def _is_closed(path: str) -> bool:
    """Whether a path is closed, also below another, where a server may be told to answer."""
    _, own, name = path.partition(STREAMLITS_OWN)
    return f"{own}{name}" not in OPEN_ADDRESSES if own else bool(CLOSED.search(path))


def _too_large(scope: Scope, headers: Headers) -> tuple[int, BadValue] | None:
    address = len(scope["raw_path"]) + len(scope["query_string"])
    if address > LONGEST_ADDRESS:
        return 414, BadValue("address", f"{address} bytes", f"at most {LONGEST_ADDRESS} bytes")
    names = [] if scope["path"].startswith(HOUSE) else scope["path"].encode().split(b"/")
    if any(len(name) > LONGEST_NAME for name in names):
        expected = f"at most {LONGEST_NAME} bytes between two slashes"
        return 414, BadValue("address", f"{address} bytes", expected)
    size = sum(len(name) + len(value) for name, value in scope["headers"])
    if size > LARGEST_HEADERS:
        return 431, BadValue("headers", f"{size} bytes", f"at most {LARGEST_HEADERS} bytes")
    length = headers.get("content-length", "0")
    if length.strip("0") or "transfer-encoding" in headers:
        return 413, BadValue("body", f"{length[:LONGEST_VALUE]} bytes", "no body")
    return None
