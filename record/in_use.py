"""The record of this process: read and validated whole, and replaced whole or not at all.

A page run or a request begins with `pin`, so that it sees one record from its beginning to its end.
Files that were replaced meanwhile are taken up once they are valid and agree with each other;
until then the last good ones stay, and the log says why. `record.watcher` looks at them again and
again.
"""

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from record import built, completeness, versions
from record.atlas import Atlas, load
from record.fingerprint import Fingerprint, fingerprint
from record.unreadable import Unreadable, unreadable
from treaty.faults import Fault, TableError
from wording.values import written_day
from wording.versions import known_on

MOST_FAULTS = 20
"""How many faults are told; the command line lists all."""

MOST_OLDER = 3
"""How many versions that were kept are in memory, each some 30 MB."""

P = ParamSpec("P")
R = TypeVar("R")
LOG = logging.getLogger("record")
LOG.setLevel(logging.ERROR)  # a command says by itself what it was refused


class Record:
    """The tables with what follows from them, and the files that browsers load beside them.

    `files` holds the built files by their path below `static/`; `shapes` is the record from which
    the shapes among them are, this one or the one in use.
    """

    def __init__(
        self, atlas: Atlas, files: Mapping[str, bytes], shapes: "Record | None" = None
    ) -> None:
        """Begin with nothing kept."""
        self.atlas, self.files, self.shapes = atlas, files, shapes or self
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
_reading = Lock()
_held: Record | None = None
_refused: tuple[Fault, ...] = ()
_unreadable = Unreadable()
_seen: Fingerprint | None = None
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
    return _of_run.get() or _in_use()


def _in_use() -> Record:
    if _held is None and not _refused:
        look()
    if _held is None:
        raise TableError(refused())
    return _held


def pin(version: str = "") -> Atlas:
    """Return the record in use, or a version that was kept, and keep to it in this run.

    Raises
    ------
    UnknownVersionError
        If the version was not kept. Otherwise raises as `record` does.
    """
    _of_run.set(None)
    _of_run.set(of_version(version))
    return record()


def pinned(found: Record) -> Atlas:
    """Keep to a record in this run and return it."""
    _of_run.set(found)
    return found.atlas


def older(atlas: Atlas) -> str:
    """Return what is said beside the answers of a version that is not in use, else nothing."""
    if atlas.version == _in_use().atlas.version:
        return ""
    return known_on(written_day(versions.day(atlas.version)))


def known_versions() -> tuple[str, ...]:
    """Return the versions that can be asked for, the one in use first."""
    return tuple(dict.fromkeys([_in_use().atlas.version, *versions.kept_versions()]))


def of_version(version: str) -> Record:
    """Return a version that was kept; the record in use if none is named or it is that one.

    It takes a second where nobody has asked for the version of late. Raises as `pin` does.
    """
    now = _in_use()
    if version in ("", now.atlas.version):
        return now
    if version not in versions.kept_versions():
        raise versions.UnknownVersionError(version, known_versions())
    with _reading:
        return _older(version)


@lru_cache(MOST_OLDER)
def _older(version: str) -> Record:
    atlas = versions.load_version(version)
    now = _in_use()
    return Record(atlas, built.of_version(atlas, now.files), shapes=now)


def pin_or_error() -> Atlas | TableError:
    """Return the record in use, kept to in this run, or why the tables are broken."""
    try:
        return pin()
    except TableError as error:
        return error


def look_again() -> None:
    """Look at the files at once if what was read of them is invalid."""
    if _held is None:
        look()


def refused() -> tuple[Fault, ...]:
    """Return why files that lie there are not taken up, nothing if they are those in use."""
    return (*_refused, *_unreadable.faults)


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


def kept_with_shapes(size: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function makes of the built shapes alone; versions that share them share it."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def of_the_shapes(*args: P.args, **kwargs: P.kwargs) -> R:
            return current().shapes.kept(function, size)(*args, **kwargs)

        return of_the_shapes

    return decorate


def look() -> None:
    """Read the files if they differ from those of the last look; take them up if they are valid."""
    with _lock, _trying():
        _look(fingerprint())


def look_if_rested(before: Fingerprint | None) -> Fingerprint | None:
    """Look at the files if they are as before; return how they are, None if nobody could tell."""
    with _lock, _trying():
        now = fingerprint()
        if now == before:
            _look(now)
        return now
    return None


@contextmanager
def _trying() -> Iterator[None]:
    """Let a look at the files fail: the next one may not. The log says it once."""
    try:
        yield
    except Exception as error:  # who looks at the files must not end
        if _unreadable.note(error):
            LOG.warning("The files cannot be read for now", exc_info=error)


def _look(now: Fingerprint) -> None:
    global _seen  # noqa: PLW0603 (one record for the whole process)
    if now == _seen:
        _readable_again()
        return
    read = _read()
    if fingerprint() == now:
        _seen = now
    elif _held or _refused:
        return  # somebody was still writing
    _readable_again()
    _take(read)


def _readable_again() -> None:
    if _unreadable.faults:
        LOG.info("The files can be read again")
        _unreadable.forget()


def _read() -> Record | tuple[Fault, ...]:
    """Return the record, or what is wrong with what the files say.

    Raises
    ------
    OSError, MemoryError
        If they cannot be read now; that may pass while the files stay the same.
    """
    try:
        atlas = load()
        completeness.check(atlas)
        return Record(atlas, built.read(atlas))
    except TableError as error:
        return error.faults
    except (OSError, MemoryError):
        raise
    except Exception as error:  # whatever is wrong, the last good ones stay
        LOG.exception("The files cannot be read")
        return (unreadable(error),)


def _take(read: Record | tuple[Fault, ...]) -> None:
    global _held, _refused  # noqa: PLW0603
    if not isinstance(read, Record):
        _refused = read
        _tell(read)
        return
    first, _refused = _held is None and not _refused, ()
    if _held and _held.same(read):
        LOG.info("The files are those in use, version %s", read.atlas.version)
        return
    _held = read
    _older.cache_clear()
    if not first:
        LOG.info("Taken up: version %s", read.atlas.version)
        # Also what the record before has left in circles, which would be out of sight for ever.
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _tell(faults: tuple[Fault, ...]) -> None:
    for fault in faults[:MOST_FAULTS]:
        LOG.warning("Refused: %s", fault)
    more = len(faults) - MOST_FAULTS
    if more > 0:
        LOG.warning("Refused: and %d more; `python -m service check` lists all", more)
    stays = f"version {_held.atlas.version} stays" if _held else "no record yet"
    LOG.warning("The files are invalid: %s", stays)
