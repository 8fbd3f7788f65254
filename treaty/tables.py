"""The tables of the record: read from `data/`, validated, immutable."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from treaty import checks, schemas
from treaty.faults import Fault, TableError

DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, eq=False)
class Tables:
    """The validated tables; every cell is text as it stands in the file, empty where none.

    `version` is the day of retrieval of the acts and the first eight digits of a SHA-256
    over all table files, so that a quotation can name exactly what it rests on.
    """

    treaties: pd.DataFrame
    states: pd.DataFrame
    actions: pd.DataFrame
    declarations: pd.DataFrame
    participant_names: pd.DataFrame
    quotes: pd.DataFrame
    events: pd.DataFrame
    border_lengths_published: pd.DataFrame
    context: pd.DataFrame
    article_claims: pd.DataFrame
    version: str


def read(folder: Path = DATA) -> Tables:
    """Read and validate every table in a folder.

    Raises
    ------
    TableError
        If a file is missing or a row breaks a rule of its schema or of the law; it carries
        one fault per broken cell with file, row, column and reason.
    """
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for name in schemas.SCHEMAS:
        frame, found = _read(folder / f"{name}.csv")
        faults += found
        if frame is not None:
            faults += schemas.validate(name, frame)
            frames[name] = frame
    faults = faults or checks.law_faults(frames)
    if faults:
        raise TableError(faults)
    # As plain objects: a page reads single rows, and those of pandas' text type are slow.
    plain = {name: frame.astype(object) for name, frame in frames.items()}
    return Tables(**plain, version=_version(folder, frames))


def metadata(name: str, folder: Path = DATA) -> dict[str, object]:
    """Return what `data/NAME.toml` says of a table: title, columns, source, licence, coverage."""
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def _read(path: Path) -> tuple[pd.DataFrame | None, Sequence[Fault]]:
    try:
        # Everything is text: Namibia's code is NA and M49 codes begin with zeros.
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8"), []
    except FileNotFoundError:
        return None, [Fault(path.name, None, None, "the file is missing")]
    except (UnicodeDecodeError, ValueError) as error:
        return None, [Fault(path.name, None, None, f"not a UTF-8 CSV table: {error}")]


def _version(folder: Path, names: Sequence[str] | dict[str, pd.DataFrame]) -> str:
    digest = hashlib.sha256()
    for name in sorted(names):
        digest.update((folder / f"{name}.csv").read_bytes())
    return f"{metadata('actions', folder)['retrieved']}-{digest.hexdigest()[:8]}"
