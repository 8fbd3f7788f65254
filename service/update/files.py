"""Replacing several files as one: all of them, or after an interruption none."""

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

JOURNAL = ".update.json"
"""File in the folder of the tables that lists what is being replaced; it is there meanwhile."""


def replace_all(files: Mapping[Path, bytes], folder: Path) -> None:
    """Replace files by new contents.

    The new files are written beside the old ones first, and copies of the old ones. From the
    moment at which the journal lies in `folder` until it is removed, `put_back` restores the
    old files; its removal is the moment from which the new ones hold.

    Raises
    ------
    OSError
        If a file cannot be written; then the old ones are in place.
    """
    put_back(folder)
    journal = folder / JOURNAL
    try:
        for path, content in files.items():
            _write(_new(path), content)
            if path.exists():
                shutil.copymode(path, _new(path))
                shutil.copy2(path, _old(path))
        _write(_new(journal), json.dumps({str(p): p.exists() for p in files}).encode())
        _new(journal).replace(journal)
        for path in files:
            _new(path).replace(path)
    except BaseException:
        put_back(folder)
        _clear(files, journal)
        raise
    journal.unlink()
    _clear(files, journal)


def put_back(folder: Path) -> bool:
    """Restore the files of an update that was interrupted; return whether there was one."""
    journal = folder / JOURNAL
    try:
        existed = json.loads(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    for name, was_there in existed.items():
        path = Path(name)
        if not was_there:
            path.unlink(missing_ok=True)
        elif _old(path).exists():
            _old(path).replace(path)
    journal.unlink()
    _clear({Path(name): b"" for name in existed}, journal)
    return True


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _clear(files: Mapping[Path, bytes], journal: Path) -> None:
    for path in (*files, journal):
        for beside in (_new(path), _old(path)):
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")
