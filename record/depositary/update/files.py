"""Replacing several files as one: all of them, or after an interruption none."""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

JOURNAL = ".update.json"
"""File in the folder of the tables that lists what is being replaced; it is there meanwhile."""


def replace_all(files: Mapping[Path, bytes], folder: Path) -> None:
    """Replace files by new contents.

    The new files and copies of the old ones are written beside the old ones first. While the
    journal in `folder` says that they are being replaced, `put_back` restores the old files; the
    journal's removal is the moment from which the new ones hold.

    Raises
    ------
    OSError
        If a file cannot be written; then the old ones are in place.
    """
    put_back(folder)
    journal = folder / JOURNAL
    existed = {str(path): path.exists() for path in files}
    try:
        _note(journal, existed, replacing=False)
        for path, content in files.items():
            _write(_new(path), content)
            if path.exists():
                shutil.copymode(path, _new(path))
                shutil.copy2(path, _old(path))
        _note(journal, existed, replacing=True)
        for path in files:
            _new(path).replace(path)
    except BaseException:
        put_back(folder)
        raise
    journal.unlink()
    _clear(files)


def put_back(folder: Path) -> bool:
    """Restore the files of an update that was interrupted; return whether one had to be."""
    journal = folder / JOURNAL
    if _new(journal).exists():  # on a disk that cannot be written even a vain unlink is an error
        _new(journal).unlink()
    try:
        noted = json.loads(journal.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    existed = {Path(name): was_there for name, was_there in noted["existed"].items()}
    if noted["replacing"]:
        for path, was_there in existed.items():
            if not was_there:
                path.unlink(missing_ok=True)
            elif _old(path).exists():
                _old(path).replace(path)
    _clear(existed)
    journal.unlink()
    return bool(noted["replacing"])


def _note(journal: Path, existed: Mapping[str, bool], *, replacing: bool) -> None:
    _write(_new(journal), json.dumps({"replacing": replacing, "existed": existed}).encode())
    _new(journal).replace(journal)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _clear(files: Iterable[Path]) -> None:
    for path in files:
        _new(path).unlink(missing_ok=True)
        _old(path).unlink(missing_ok=True)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")
