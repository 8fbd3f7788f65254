"""Answers as the bytes that go over the wire."""

import gzip
import hashlib
from dataclasses import dataclass

SMALLEST_TO_PACK = 500
"""Bytes below which compression saves no packet."""


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
