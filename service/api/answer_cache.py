"""Answers that were given lately, as the bytes that go over the wire."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Hashable
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


def answer(body: bytes, *, pack: bool) -> Answer:
    """Return an answer; `pack` says whether its format can be compressed."""
    # The clock in a gzip header would make each process give other bytes.
    packed = gzip.compress(body, 6, mtime=0) if pack and len(body) >= SMALLEST_TO_PACK else None
    return Answer(body, packed, hashlib.sha256(body).hexdigest()[:32])


class AnswerCache:
    """The answers last used, up to a number of bytes in memory."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._size = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()

    def get(self, key: Hashable) -> Answer | None:
        """Return the answer of a key, if it is still here."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: Hashable, new: Answer) -> None:
        """Keep an answer, and let go of those not used for longest; too large a one is not kept."""
        if new.size > self._budget or key in self._answers:
            return
        self._answers[key] = new
        self._size += new.size
        while self._size > self._budget:
            _, oldest = self._answers.popitem(last=False)
            self._size -= oldest.size
