"""A folder that is replaced as a whole: the old one stays until the new one is complete."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MANIFEST = "files.json"
"""The file of an edition that lists all others under `files`; it makes a folder an edition."""


class FolderError(ValueError):
    """A folder that may not be replaced, in a line that says why."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write to, which takes the place of `folder` if all goes well.

    It stands beside `folder`, hidden, and is removed if something goes wrong; what a killed
    process has left there is removed the next time.

    Raises
    ------
    FolderError
        If `folder` holds what no edition has written, or another process is at it.
    """
    folder = folder.resolve()
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(new):
        try:
            _tidy(folder, new, old)
            _check(folder)
            yield new
            _swap(folder, new, old)
        finally:
            shutil.rmtree(new, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Make a folder and hold it against other processes; the lock ends with this process."""
    folder.mkdir(exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not _lock(handle, folder):
            raise FolderError(f"another process is writing {folder}")
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    # Without this: the other process has just put in place what was here.
    return folder.exists() and os.path.samestat(folder.stat(), os.fstat(handle))


def _tidy(folder: Path, new: Path, old: Path) -> None:
    """Put right what a killed process has left."""
    if old.exists() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    for left in new.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _swap(folder: Path, new: Path, old: Path) -> None:
    """Put the new folder in place of the old one: two renames, and nothing is written between."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _check(folder: Path) -> None:
    """Raise FolderError if replacing a folder could destroy what no edition has written."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(f"{folder} is not a folder")
    written = _written(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (path.is_symlink() or not path.is_dir()) and name not in written:
            raise FolderError(
                f"{folder} is not replaced: no export has written {name} in it; "
                "name another folder or move that away"
            )


def _written(folder: Path) -> set[str]:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        return {MANIFEST, *manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
