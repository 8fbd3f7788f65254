"""What the files of the record look like from outside, so that a change is seen without reading."""

import os
from pathlib import Path

from geo.built import STATIC
from treaty.tables import DATA

ROOMS = (DATA, DATA / "built", STATIC / "geometry", STATIC / "timeline")
ENDINGS = (".csv", ".toml", ".json", ".geojson")

Fingerprint = frozenset[tuple[str, int, int, int, int]]


def fingerprint(rooms: tuple[Path, ...] = ROOMS) -> Fingerprint:
    """Return name, times, size and number of each file in some folders; 0.2 ms for 40 files."""
    return frozenset(mark for room in rooms for mark in _marks(room))


def _marks(room: Path) -> list[tuple[str, int, int, int, int]]:
    try:
        with os.scandir(room) as entries:
            return [
                (entry.path, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino)
                for entry in entries
                if entry.name.endswith(ENDINGS) and not entry.name.startswith(".")
                for seen in [entry.stat()]
            ]
    except FileNotFoundError:  # a folder, or a file that went since it was listed
        return []
