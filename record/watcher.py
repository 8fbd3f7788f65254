"""The thread that looks whether the files of the record were replaced."""

import logging
import time
from threading import Lock, Thread

from record import in_use
from record.fingerprint import Fingerprint

PAUSE = 1.0
"""Seconds between two looks at the files. What is replaced is read when it has rested so long."""
PAUSE_AFTER_FAILURE = 5.0
"""Seconds until files that cannot be read for now are tried again: reading takes a second."""

_lock = Lock()
_thread: Thread | None = None


def watch() -> None:
    """Look at the files from now on, in a thread of its own, unless that runs already."""
    global _thread  # noqa: PLW0603 (one for the whole process)
    with _lock:
        if is_running():
            return
        if _thread is None:
            _speak()
        else:
            in_use.LOG.error("The watcher of the files had stopped; another one begins")
        thread = Thread(target=_run, name="record", daemon=True)
        thread.start()
        _thread = thread


def is_running() -> bool:
    """Whether files that are replaced from now on will be noticed."""
    return _thread is not None and _thread.is_alive()


def _run() -> None:
    before: Fingerprint | None = frozenset()
    while True:
        time.sleep(PAUSE_AFTER_FAILURE if before is None else PAUSE)
        before = in_use.look_if_rested(before)


def _speak() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    in_use.LOG.addHandler(handler)
    in_use.LOG.setLevel(logging.INFO)
    in_use.LOG.propagate = False
