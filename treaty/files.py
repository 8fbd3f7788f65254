"""The files of the record as bytes, or why they are none."""

import zipfile
from pathlib import Path

from treaty.faults import Fault, TableError

Place = Path | zipfile.Path
"""A folder or a file on the disk, or in an archive."""


def content(file: str, path: Place, missing: str = "the file is missing") -> bytes:
    """Return the bytes of a file; `file` is its name in a fault, `missing` what is said without it.

    Raises
    ------
    TableError
        If it is missing, or stays unreadable until somebody changes it.
    OSError
        If it cannot be read for now.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TableError([Fault(file, None, None, missing)]) from error
    except (PermissionError, IsADirectoryError) as error:
        reason = f"the file cannot be read: {error.strerror}"
        raise TableError([Fault(file, None, None, reason)]) from error
