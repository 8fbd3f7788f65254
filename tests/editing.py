"""Changes to the files of a copy of the project."""

import shutil
from pathlib import Path

import pandas as pd

from geo.build import legend
from record.atlas import load
from record.depositary.row_changes import in_order
from record.timeline import timelines
from tests.serving import ROOT

SAME_ROW = ("treaty", "iso3", "action", "date", "date_latest", "concerns")
"""Columns that tell an act, or a treaty, from every other."""
FROZEN = ROOT / "tests" / "frozen"


def copy_project(folder: Path) -> Path:
    """Make a project folder with the real code and a copy of what may be broken or built anew."""
    folder.mkdir()
    for part in ROOT.iterdir():
        if part.is_file():  # Streamlit finds static/ beside the script that a link leads to
            shutil.copy2(part, folder)
        elif part.name not in {"data", "static", ".git"}:
            (folder / part.name).symlink_to(part)
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("raw"))
    (folder / "data" / "raw").symlink_to(ROOT / "data" / "raw")
    shutil.copytree(ROOT / "static", folder / "static")
    return folder


def copy_room(project: Path, room: str) -> None:
    """Put a copy of a room of the code in the place of the link to it."""
    (project / room).unlink()
    shutil.copytree(ROOT / room, project / room, ignore=shutil.ignore_patterns("__pycache__"))


def freeze(data: Path) -> Path:
    """Put the acts as they stood on a past day into a folder of tables, and return it."""
    treaties, states = (_table(data / f"{name}.csv") for name in ("treaties", "states"))
    for packed in FROZEN.glob("*.csv.gz"):
        path = data / packed.stem
        then, now = _table(packed), _table(path)
        newer = now[~now["treaty"].isin(then["treaty"])]
        gained = now.columns.difference(then.columns)
        if len(gained):
            same = [column for column in SAME_ROW if column in then]
            then = then.merge(now[[*same, *gained]], on=same, how="left")
        held = pd.concat([then, newer]).reindex(columns=now.columns).fillna("")
        if "iso3" in held:  # as the tables are kept, by the names that states have now
            held = in_order(held, treaties, states)
        held.to_csv(path, index=False, lineterminator="\n")
    return data


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def build_timelines(project: Path) -> None:
    """Build the timelines of a project's map from its tables, as `make data` does."""
    atlas = load(project / "data")
    legend.write(timelines(atlas), project / "static" / "timeline")
