"""Getting a status page: from the treaty collection's own host, or from a file."""

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Retry
from urllib3.exceptions import (
    HTTPError,
    IncompleteRead,
    MaxRetryError,
    ProtocolError,
    ReadTimeoutError,
)

ORIGIN = "https://treaties.un.org"
"""The one scheme and host that a page is fetched from."""

_CHUNK = 1 << 16
_MOST_REDIRECTS = 3
_HEADERS = {"Accept": "text/html", "User-Agent": "mine-ban-map (status page reader)"}
_TRIES_AGAIN = Retry(
    total=2,
    read=0,
    other=0,
    status_forcelist=(502, 503, 504),
    backoff_factor=0.25,
    raise_on_status=False,
)
"""A host that cannot be reached or is busy is asked again, one that is silent is not."""


class SourceError(ValueError):
    """An address or a file that no page can be read from, before anything was asked of it."""


class FetchError(OSError):
    """A page did not come; says what was expected and what came."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a host may ask of patience and memory: seconds and bytes."""

    silence: float = 20
    """Seconds without a byte."""
    whole: float = 90
    """Seconds until the last byte."""
    size: int = 5_000_000


def content(source: str, *, origin: str = ORIGIN, limits: Limits | None = None) -> bytes:
    """Return a page from an address or a file.

    Raises
    ------
    SourceError
        If the address is not one of `origin`, or the file cannot be read.
    FetchError
        If the page does not come within the limits.
    """
    limits = limits or Limits()
    if "://" in source:
        return _fetch(source, origin, limits)
    try:
        with Path(source).open("rb") as file:
            saved = file.read(limits.size + 1)
    except OSError as error:
        raise SourceError(f"--from {source!r}: {error.strerror}") from error
    if len(saved) > limits.size:
        raise SourceError(f"--from {source!r}: expected at most {limits.size:,} bytes")
    return saved


def _of_origin(address: str, origin: str) -> bool:
    asked, allowed = urlsplit(address), urlsplit(origin)
    return (asked.scheme, asked.netloc.lower()) == (allowed.scheme, allowed.netloc)


def _fetch(address: str, origin: str, limits: Limits) -> bytes:
    if not _of_origin(address, origin):
        raise SourceError(f"--from {address!r}: expected an address {origin}/… or a file")
    deadline = time.monotonic() + limits.whole
    client = PoolManager(headers=_HEADERS, timeout=limits.silence, retries=_TRIES_AGAIN)
    try:
        with client, _answer(client, address, origin) as response:
            return _body(response, address, deadline, limits)
    except HTTPError as error:
        found = _failure(error, limits)
        raise FetchError(f"expected the page at {address}; found {found}") from error


def _answer(client: PoolManager, address: str, origin: str) -> BaseHTTPResponse:
    """Return what answers, after a few redirects within the origin."""
    for _ in range(1 + _MOST_REDIRECTS):
        response = client.request("GET", address, redirect=False, preload_content=False)
        moved = response.get_redirect_location()
        if not moved:
            return response
        response.close()
        address = urljoin(address, moved)
        if not _of_origin(address, origin):
            raise FetchError(f"expected the page at {origin}; found a redirect to {address}")
    raise FetchError(f"expected the page at {origin}; found more than {_MOST_REDIRECTS} redirects")


def _failure(error: HTTPError, limits: Limits) -> str:
    cause = error.reason if isinstance(error, MaxRetryError) else error
    if isinstance(cause, ReadTimeoutError):
        return f"no byte for {limits.silence:g} seconds"
    if isinstance(cause, ProtocolError):
        cause = cause.args[-1]
    if isinstance(cause, IncompleteRead):
        return f"{cause.partial:,} bytes and {cause.expected or 0:,} missing"
    return f"no answer: {cause}"


def _body(response: BaseHTTPResponse, address: str, deadline: float, limits: Limits) -> bytes:
    if response.status != 200:
        found = " ".join(f"HTTP {response.status} {response.reason}".split())
        raise FetchError(f"expected the page at {address}; found {found}")
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
    if kind != "text/html":
        raise FetchError(f"expected text/html at {address}; found {kind or 'no type'}")
    body = b""
    while part := response.read1(_CHUNK):
        body += part
        if len(body) > limits.size:
            raise FetchError(f"expected at most {limits.size:,} bytes at {address}; found more")
        if time.monotonic() > deadline:
            found = f"{len(body):,} bytes after {limits.whole:g} seconds, and no end"
            raise FetchError(f"expected the page at {address}; found {found}")
    return body
