"""What the files of the record look like from outside, so that a change is seen without reading."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from record.built import STATIC
from treaty.tables import DATA

FOLDERS = (DATA, DATA / "built", STATIC / "geometry", STATIC / "timeline")
ENDINGS = (".csv", ".json")

Mark = tuple[str, int, int, int, int]
Fingerprint = frozenset[Mark]


def fingerprint(folders: tuple[Path, ...] = FOLDERS) -> Fingerprint:
    """Return name, times, size and number of each file in some folders; 0.2 ms for 40 files."""
    return frozenset(mark for folder in folders for mark in _marks(folder))


def _marks(folder: Path) -> Iterator[Mark]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ENDINGS) and not entry.name.startswith("."):
                with suppress(FileNotFoundError):  # it went since it was listed, or leads nowhere
                    yield _mark(entry)


def _mark(entry: os.DirEntry[str]) -> Mark:
    seen = entry.stat()
    return (entry.path, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino)
