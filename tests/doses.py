"""How much is tried of what can be tried without end: a little each time, all before a release."""

import os

LONG = bool(os.environ.get("LONG_TESTS"))
"""Whether this is a run of `make test-long`."""


def dose(usual: int, *, full: int) -> int:
    """Return the one of two numbers that holds in this run: of examples, rounds, days apart."""
    return full if LONG else usual
