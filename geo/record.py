"""The record of this process: read and validated whole, and replaced whole or not at all.

A page run or a request begins with `pin`, so that it sees one record from its beginning to its end.
`watch` takes up files that were replaced meanwhile, once they hold and agree with each other; until
then the last good ones stay, and the log says why.
"""

import gc
import logging
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import lru_cache, wraps
from threading import Lock, Thread
from typing import Any, ParamSpec, TypeVar

from geo import built, whole
from geo.atlas import Atlas, load
from geo.fingerprint import Fingerprint, fingerprint
from treaty.faults import Fault, TableError

PAUSE = 1.0
"""Seconds between two looks at the files. What is replaced is read when it has rested so long."""
MOST_FAULTS = 20
"""How many faults are told; the command line lists all."""

P = ParamSpec("P")
R = TypeVar("R")
_log = logging.getLogger("record")


class Record:
    """The tables with what follows from them, and the files that browsers load beside them.

    `files` holds the built files by their path below `static/`.
    """

    def __init__(self, atlas: Atlas, files: Mapping[str, bytes]) -> None:
        """Begin with nothing kept."""
        self.atlas, self.files = atlas, files
        self._kept: dict[Callable[..., Any], Callable[..., Any]] = {}

    def kept(self, function: Callable[P, R], size: int | None) -> Callable[P, R]:
        """Return a function that keeps what it returns as long as this record is in use."""
        found = self._kept.get(function)
        if found is None:
            found = self._kept.setdefault(function, lru_cache(size)(function))
        return found

    def same(self, other: "Record") -> bool:
        """Whether another record was read from the same bytes."""
        mine, others = self.atlas.tables, other.atlas.tables
        return (mine.files, mine.about, self.files) == (others.files, others.about, other.files)


_lock = Lock()
_held: Record | TableError | None = None
_refused: tuple[Fault, ...] = ()
_seen: Fingerprint | None = None
_watched = False
_of_run: ContextVar[Record | None] = ContextVar("record", default=None)


def record() -> Atlas:
    """Return the record of this run, read at the first call of the process.

    Raises
    ------
    TableError
        If the tables do not validate, or the map was built from others.
    """
    return current().atlas


def current() -> Record:
    """Return the record of this run with its files; raises as `record` does."""
    pinned = _of_run.get()
    if pinned is not None:
        return pinned
    if _held is None:
        look()
    if isinstance(_held, Record):
        return _held
    raise _held or TableError([])


def pin() -> Atlas:
    """Return the record in use and keep to it in this run; raises as `record` does."""
    _of_run.set(None)
    _of_run.set(current())
    return record()


def look_again() -> None:
    """Look at the files at once if what was read of them does not hold."""
    if not isinstance(_held, Record):
        look()


def refused() -> tuple[Fault, ...]:
    """Return why files that lie there are not taken up, nothing if they are those in use."""
    return _refused


def kept(size: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returns as long as the record of the run is in use.

    Parameters
    ----------
    size
        How many answers are kept, those last asked for; without it all.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def of_the_record(*args: P.args, **kwargs: P.kwargs) -> R:
            return current().kept(function, size)(*args, **kwargs)

        return of_the_record

    return decorate


def look() -> None:
    """Read the files if they are others than at the last look, and take them up if they hold."""
    global _seen  # noqa: PLW0603 (one record for the whole process)
    with _lock:
        now = fingerprint()
        if now == _seen:
            return
        read = _read()
        if fingerprint() == now:
            _seen = now
        elif _held is not None:
            return  # somebody was still writing
        _take(read)


def watch() -> None:
    """Look at the files from now on, in a thread of its own; a second call changes nothing."""
    global _watched  # noqa: PLW0603
    with _lock:
        if _watched:
            return
        _watched = True
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False
    Thread(target=_watch, name="record", daemon=True).start()


def _watch() -> None:
    before = fingerprint()
    while True:
        time.sleep(PAUSE)
        now = fingerprint()
        if now == before:
            look()
        before = now


def _read() -> Record | TableError:
    try:
        atlas = load()
        whole.check(atlas)
        return Record(atlas, built.read(atlas))
    except TableError as error:
        return error
    except Exception as error:  # noqa: BLE001 (whatever is wrong with the files, the last good ones stay)
        _log.exception("The files cannot be read")
        return TableError([Fault("data", None, None, f"cannot be read: {error!r}")])


def _take(read: Record | TableError) -> None:
    global _held, _refused  # noqa: PLW0603
    first, stays = _held is None, isinstance(_held, Record)
    if isinstance(read, TableError):
        _refused = read.faults if stays else ()
        _held = _held if stays else read
        if _watched:
            _tell(read)
        return
    _refused = ()
    if isinstance(_held, Record) and _held.same(read):
        _log.info("The files are those in use, version %s", read.atlas.version)
        return
    _held = read
    if not first:
        _log.info("Taken up: version %s", read.atlas.version)
        # Also what the record before has left in circles, which would be out of sight for ever.
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _tell(error: TableError) -> None:
    for fault in error.faults[:MOST_FAULTS]:
        _log.warning("Refused: %s", fault)
    more = len(error.faults) - MOST_FAULTS
    if more > 0:
        _log.warning("Refused: and %d more; `python -m service check` lists all", more)
    stays = f"version {_held.atlas.version} stays" if isinstance(_held, Record) else "no record yet"
    _log.warning("The files do not hold: %s", stays)
