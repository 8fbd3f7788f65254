"""The tables of the record: read from `data/`, validated, immutable."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from treaty import checks, described, schemas, sheet
from treaty.faults import Fault, TableError
from treaty.files import Place, content

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, eq=False)
class Tables:
    """The validated tables; every cell is text as it stands in the file, empty where none.

    `about` is the declaration of each table (see `treaty.described`), `files` its file as it
    stands, both by name; one that came later than a version that was kept has no file in it, see
    `names`. `version` is the day of retrieval of the acts and the first eight
    digits of a SHA-256 over all table files, so that a quotation can name exactly what it
    rests on.
    """

    treaties: pd.DataFrame
    states: pd.DataFrame
    actions: pd.DataFrame
    declarations: pd.DataFrame
    territories: pd.DataFrame
    participant_names: pd.DataFrame
    former_names: pd.DataFrame
    aliases: pd.DataFrame
    quotes: pd.DataFrame
    events: pd.DataFrame
    border_lengths_published: pd.DataFrame
    context: pd.DataFrame
    article_claims: pd.DataFrame
    about: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, bytes]
    version: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the tables that this version of the record has."""
        return tuple(name for name in NAMES if name in self.files)


NAMES = tuple(field.name for field in fields(Tables) if field.type is pd.DataFrame)
"""The tables, each in `data/NAME.csv` and declared in `data/NAME.schema.json`."""


def read(folder: Path = DATA) -> Tables:
    """Read and validate every table in a folder.

    Raises
    ------
    TableError
        If a file is missing or a row breaks a rule of its schema or of the law; it carries
        one fault per broken cell with file, row, column and reason.
    """
    faults: list[Fault] = []
    files: dict[str, bytes] = {}
    frames: dict[str, pd.DataFrame] = {}
    about: dict[str, dict[str, Any]] = {}
    for name in NAMES:
        try:
            # What is parsed, kept and counted into the version is read once.
            file = f"{name}.csv"
            files[name] = content(file, folder / file)
            frames[name] = sheet.frame(file, files[name])
        except TableError as error:
            faults += error.faults
        try:
            about[name] = described.read(name, folder)
        except TableError as error:
            faults += error.faults
    faults = faults or faults_of(frames, about)
    if faults:
        raise TableError(faults)
    return _tables(frames, about, files, _version(files, about["actions"]["retrieved"]))


def read_kept(version: str, place: Place, now: Path = DATA) -> Tables:
    """Read the tables of a version that was kept; it was valid then, by the rules of its time.

    A table or a column that came later is empty.

    Parameters
    ----------
    now
        The folder of the tables of today, which declare what came later.

    Raises
    ------
    TableError
        If the tables are not those that the version was named by.
    """
    of_today = {name: described.read(name, now) for name in NAMES}
    names = [name for name in NAMES if (place / f"{name}.csv").exists()]
    files = {name: content(f"{name}.csv", place / f"{name}.csv") for name in names}
    about = of_today | {name: described.read(name, place) for name in names}
    found = _version(files, about["actions"]["retrieved"])
    if found != version:
        raise TableError([Fault(version, None, None, f"expected its own tables, found {found}")])
    columns = {name: [field["name"] for field in of_today[name]["fields"]] for name in NAMES}
    frames = {name: sheet.frame(name, files[name]) for name in names}
    frames = {
        name: (kept := frames.get(name, pd.DataFrame(dtype=str))).reindex(
            columns=[*kept.columns, *(one for one in columns[name] if one not in kept)],
            fill_value="",
        )
        for name in NAMES
    }
    return _tables(frames, about, files, version)


def _tables(
    frames: Mapping[str, pd.DataFrame],
    about: Mapping[str, Mapping[str, Any]],
    files: Mapping[str, bytes],
    version: str,
) -> Tables:
    # As plain objects: a page reads single rows, and those of pandas' text type are slow.
    plain: dict[str, Any] = {name: frame.astype(object) for name, frame in frames.items()}
    return Tables(**plain, about=about, files=files, version=version)


def faults_of(
    frames: Mapping[str, pd.DataFrame], about: Mapping[str, Mapping[str, Any]]
) -> list[Fault]:
    """Return the faults of all tables and their declarations, those of the law once these hold."""
    found: list[Fault] = []
    for name, frame in frames.items():
        found += list(described.faults(name, about[name])) or schemas.faults(
            f"{name}.csv", about[name]["fields"], frame
        )
    return found or checks.law_faults(frames, about)


def _version(files: Mapping[str, bytes], retrieved: str) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(files[name])
    return f"{retrieved}-{digest.hexdigest()[:8]}"
