"""What is being measured, line by line, with the time that has passed: a log can be read too."""

from collections.abc import Iterator
from math import inf
from time import monotonic

EVERY = 5
"""Seconds between two lines about rounds of one kind, at least."""

_BEGUN = monotonic()


def say(what: str) -> None:
    """Print a line at once, after the minutes and seconds since the beginning."""
    minutes, seconds = divmod(int(monotonic() - _BEGUN), 60)
    print(f"{minutes:3}:{seconds:02}  {what}", flush=True)


def rounds(what: str, count: int) -> Iterator[int]:
    """Yield the number of each round, and say now and then which one begins, of how many."""
    said = -inf
    for number in range(count):
        if monotonic() - said >= EVERY:
            said = monotonic()
            say(f"{what}: {number + 1:,} of {count:,}")
        yield number
