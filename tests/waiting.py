"""Waiting for what a test needs: the one loop with a pause."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 180
"""Seconds until what is waited for counts as missing: many, for a machine with much else to do."""
PAUSE = 0.05

T = TypeVar("T")


def wait_until(condition: Callable[[], T], what: str) -> T:
    """Ask until the condition holds; return what it gave. `what` names it if it does not come."""
    deadline = time.monotonic() + PATIENCE
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {PATIENCE} seconds for {what}")
        time.sleep(PAUSE)
    return found
