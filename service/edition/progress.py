"""How far long work has come, on standard error."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

WIDTH = 30
PARTS = 10
"""Lines written where standard error is no terminal."""

T = TypeVar("T")


def shown(done: Iterable[T], total: int, *, stream: TextIO | None = None) -> Iterator[T]:
    """Pass on what gets done, and show how much of `total` that is and how long the rest takes."""
    out = stream or sys.stderr
    start, part = time.monotonic(), -1
    for count, one in enumerate(done, start=1):
        yield one
        left = (time.monotonic() - start) / count * (total - count)
        line = f"{count:,} of {total:,} files, {left // 60:.0f}:{left % 60:02.0f} left"
        if out.isatty():
            bar = "#" * (WIDTH * count // total)
            out.write(f"\r[{bar:<{WIDTH}}] {100 * count // total:3} %  {line} ")
        elif PARTS * count // total > part:
            part = PARTS * count // total
            out.write(f"{100 * count // total:3} %  {line}\n")
        out.flush()
    if out.isatty():
        out.write("\n")
