"""Getting a status page: from the treaty collection's own host, or from a file."""

import time
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

ORIGIN = "https://treaties.un.org"
"""The one scheme and host that a page is fetched from."""

_CHUNK = 1 << 16


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


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow a redirect only within the origin, and only a few."""

    max_redirections = 3

    def __init__(self, origin: str) -> None:
        self.origin = origin

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not _of_origin(newurl, self.origin):
            raise FetchError(f"expected the page at {self.origin}; found a redirect to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetch(address: str, origin: str, limits: Limits) -> bytes:
    if not _of_origin(address, origin):
        raise SourceError(f"--from {address!r}: expected an address {origin}/… or a file")
    deadline = time.monotonic() + limits.whole
    request = urllib.request.Request(  # noqa: S310 (the scheme is the origin's)
        address, headers={"Accept": "text/html", "User-Agent": "mine-ban-map (status page reader)"}
    )
    opener = urllib.request.build_opener(_Redirects(origin))
    try:
        with opener.open(request, timeout=limits.silence) as response:
            return _body(response, address, deadline, limits)
    except HTTPError as error:
        found = " ".join(f"HTTP {error.code} {error.reason}".split())
        raise FetchError(f"expected the page at {address}; found {found}") from error
    except TimeoutError as error:
        found = f"no byte for {limits.silence:g} seconds"
        raise FetchError(f"expected the page at {address}; found {found}") from error
    except (URLError, HTTPException, ConnectionError) as error:
        reason = getattr(error, "reason", error)
        raise FetchError(f"expected the page at {address}; found no answer: {reason}") from error


def _body(response: HTTPResponse, address: str, deadline: float, limits: Limits) -> bytes:
    kind = response.headers.get_content_type()
    if kind != "text/html":
        raise FetchError(f"expected text/html at {address}; found {kind}")
    body = b""
    while part := response.read1(_CHUNK):
        body += part
        if len(body) > limits.size:
            raise FetchError(f"expected at most {limits.size:,} bytes at {address}; found more")
        if time.monotonic() > deadline:
            found = f"{len(body):,} bytes after {limits.whole:g} seconds, and no end"
            raise FetchError(f"expected the page at {address}; found {found}")
    promised = response.headers.get("Content-Length")
    if promised and int(promised) != len(body):
        raise FetchError(f"expected {promised} bytes at {address}; found {len(body)}")
    return body
