"""Answers as the bytes that go over the wire: whole, compressed, a part, or none if known."""

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from service.api.headers import OPEN

SMALLEST_TO_PACK = 500
"""Bytes below which compression saves no packet."""

_NOT_AT_ALL = re.compile(r"q\s*=\s*0(\.0*)?", re.IGNORECASE)
"""The weight of a coding that a client does not take (RFC 9110, 12.4.2)."""

_PART = re.compile(r"bytes=(\d{1,18})?-(\d{1,18})?", re.IGNORECASE)
"""One part of the bytes. Who asks for several gets the whole, as RFC 9110 (14.2) leaves open."""

_OF_UNCHANGED = (*OPEN, "ETag", "Cache-Control", "Vary", "Content-Security-Policy")
"""The headers that 304 has too.

They take the place of those that a browser has kept; without its policy a page would lose all that
it runs.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an answer, the same compressed if that pays, and their ETag without quotes."""

    body: bytes
    packed: bytes | None
    tag: str

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return len(self.body) + len(self.packed or b"")


def encode(body: bytes, *, pack: bool) -> Answer:
    """Return an answer; `pack` says whether its format can be compressed."""
    # The clock in a gzip header would make each process give other bytes.
    packed = gzip.compress(body, 6, mtime=0) if pack and len(body) >= SMALLEST_TO_PACK else None
    return Answer(body, packed, hashlib.sha256(body).hexdigest()[:32])


def sent(found: Answer, own: Mapping[str, str], asked: Mapping[str, str]) -> Response:
    """Return an answer with its own headers as a client takes it, by the headers of its request."""
    packed = found.packed if takes_gzip(asked) else None
    # Compressed bytes are others, and so is their ETag.
    tag = f'"{found.tag}-gzip"' if packed else f'"{found.tag}"'
    headers = {**own, "Accept-Ranges": "bytes", "ETag": tag, "Vary": "Accept-Encoding"}
    if _has_it(asked, found):
        kept = {name: headers[name] for name in _OF_UNCHANGED if name in headers}
        return Response(status_code=304, headers=kept)
    part = _part(asked, found)
    if part is not None:
        return _partial(found, part, headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or found.body, headers=headers)


def _part(asked: Mapping[str, str], found: Answer) -> range | None:
    """Return which bytes of an answer are asked for, empty if it has none of these; None for all.

    Starlette knows the same only of files on the disk.
    """
    match = _PART.fullmatch(asked.get("range", "").replace(" ", ""))
    if not match or asked.get("if-range", f'"{found.tag}"') != f'"{found.tag}"':
        return None
    size = len(found.body)
    match match.groups():
        case (None, None):
            return None
        case (None, last):
            return range(max(size - int(last), 0), size)
        case (first, None):
            return range(int(first), size)
        case (first, last) if int(first) <= int(last):
            return range(int(first), min(int(last) + 1, size))
    return None


def _partial(found: Answer, part: range, headers: Mapping[str, str]) -> Response:
    """Return a part of an answer, which is never compressed, or 416 if it has no such part."""
    size, tag = len(found.body), f'"{found.tag}"'
    if not part:
        return Response(status_code=416, headers={**OPEN, "Content-Range": f"bytes */{size}"})
    about = {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}", "ETag": tag}
    return Response(found.body[part.start : part.stop], 206, {**headers, **about})


def takes_gzip(asked: Mapping[str, str]) -> bool:
    """Whether a client takes compressed answers, by the headers of its request."""
    for item in asked.get("accept-encoding", "").split(","):
        coding, _, weight = item.partition(";")
        if coding.strip().lower() == "gzip":
            return not _NOT_AT_ALL.fullmatch(weight.strip())
    return False


def _has_it(asked: Mapping[str, str], found: Answer) -> bool:
    known = asked.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return not tags.isdisjoint({"*", f'"{found.tag}"', f'"{found.tag}-gzip"'})
