"""Versions of the record that were kept, so that a citation leads to what was cited.

Each is an archive of the tables, their declarations and the measured lengths of borders, and has
the name of its data version, which is worked out from the tables: other data cannot bear it.
"""

import io
import zipfile
from pathlib import Path

from geo import measured
from record.atlas import Atlas, of_tables
from treaty import described
from treaty.tables import DATA, Tables, read_kept

FOLDER = DATA / "versions"
FIRST_KEPT = "2026-11-25-61c4f1ae"
"""The oldest version that was kept, and always will be."""
LENGTHS = "built/borders.csv"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive knows: no clock in its bytes."""


class UnknownVersionError(LookupError):
    """A version that was not kept; `known` are those that were, the one in use first."""

    def __init__(self, version: str, known: tuple[str, ...]) -> None:
        """Keep both."""
        super().__init__(f"{version!r}: expected one of {', '.join(known)}")
        self.version, self.known = version, known


def day(version: str) -> str:
    """Return the day on which the acts of a version were read, as ISO text."""
    return version.rpartition("-")[0]


def kept_versions(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the versions that were kept, those of the latest day first."""
    return tuple(sorted((path.stem for path in folder.glob("*.zip")), reverse=True))


def load_version(version: str, folder: Path = FOLDER) -> Atlas:
    """Return the record as it was in a version that was kept.

    Raises
    ------
    TableError
        If the archive does not hold what its name says.
    """
    archive = zipfile.Path(folder / f"{version}.zip")
    read = read_kept(version, archive)
    return of_tables(read, measured.lengths(read.states, archive / LENGTHS))


def archived(tables: Tables, lengths: bytes) -> bytes:
    """Return the archive of a version: the same tables give the same bytes.

    Parameters
    ----------
    lengths
        The file of the measured lengths of borders.
    """
    files = {f"{name}.csv": content for name, content in tables.files.items()}
    files |= {
        described.file_of(name): described.written(about).encode()
        for name, about in tables.about.items()
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted({**files, LENGTHS: lengths}.items()):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def keep(atlas: Atlas, folder: Path = FOLDER) -> Path:
    """Keep the record in use as a version; return its archive."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{atlas.version}.zip"
    path.write_bytes(archived(atlas.tables, measured.FILE.read_bytes()))
    return path
