"""Answers as the bytes that go over the wire: whole, compressed, or none if they are known."""

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
    headers = {**own, "ETag": tag, "Vary": "Accept-Encoding"}
    if _has_it(asked, found):
        kept = {name: headers[name] for name in _OF_UNCHANGED if name in headers}
        return Response(status_code=304, headers=kept)
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or found.body, headers=headers)


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
