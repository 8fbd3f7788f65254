"""Taking a page in: the files of the record written anew, once the tables are valid."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from record.atlas import Atlas, load
from record.depositary.update import report
from record.depositary.update.files import replace_all
from record.depositary.update.plan import Plan
from record.timeline import timelines
from treaty import described

CHANGELOG = "CHANGELOG.md"


def apply_plan(plan: Plan, *, folder: Path, built: Path) -> str:
    """Write the tables of a plan, their dates, the changelog and the timelines of the map.

    All or nothing is written. Returns the version of the new tables.

    Parameters
    ----------
    folder, built
        Where the tables and the timelines of the map are.

    Raises
    ------
    TableError
        If the new tables do not validate.
    OSError
        If a file cannot be written.
    """
    new = _tables(plan, folder)
    atlas = _validated(new, folder)
    entry = report.entry(plan, atlas.version, atlas.names)
    new[CHANGELOG] = _with_entry(folder / CHANGELOG, entry)
    files = {folder / name: text.encode() for name, text in new.items()}
    files |= {built / name: text.encode() for name, text in timelines(atlas).items()}
    replace_all(files, folder)
    return atlas.version


def _tables(plan: Plan, folder: Path) -> dict[str, str]:
    new = {}
    treaties = plan.tables["treaties"]
    read_until = max(treaties["read_until"])
    ends = {"actions": max(treaties["known_until"])}
    ends |= dict.fromkeys(("declarations", "territories"), read_until)
    for name, frame in plan.tables.items():
        new[f"{name}.csv"] = _csv(frame)
        about = described.read(name, folder)
        about["retrieved"] = plan.reading.retrieved.isoformat()
        if name in ends:
            about["coverage_end"] = ends[name]
        new[described.file_of(name)] = described.written(about)
    return new


def _csv(frame: pd.DataFrame) -> str:
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _validated(new: Mapping[str, str], folder: Path) -> Atlas:
    with tempfile.TemporaryDirectory() as name:
        staging = Path(name)
        for path in (*folder.glob("*.csv"), *folder.glob("*.schema.json")):
            shutil.copy(path, staging)
        for file, text in new.items():
            (staging / file).write_bytes(text.encode())
        return load(staging)


def _with_entry(path: Path, entry: str) -> str:
    """Return the changelog with an entry before the older ones."""
    head, mark, older = path.read_text(encoding="utf-8").partition("\n## ")
    return f"{head.rstrip()}\n\n{entry}\n{mark}{older}"
