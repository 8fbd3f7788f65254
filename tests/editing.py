"""Changes to the files of a copy of the project."""

import shutil
from pathlib import Path

from geo.atlas import load
from geo.build import legend
from geo.timeline import timelines
from tests.serving import ROOT


def copy_project(folder: Path) -> Path:
    """Make a project folder with the real code and a copy of what may be broken or built anew."""
    folder.mkdir()
    for part in ROOT.iterdir():
        if part.is_file():  # Streamlit finds static/ beside the script that a link leads to
            shutil.copy(part, folder)
        elif part.name not in {"data", "static", ".git"}:
            (folder / part.name).symlink_to(part)
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("raw"))
    (folder / "data" / "raw").symlink_to(ROOT / "data" / "raw")
    shutil.copytree(ROOT / "static", folder / "static")
    return folder


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def build_timelines(project: Path) -> None:
    """Build the timelines of a project's map from its tables, as `make data` does."""
    atlas = load(project / "data")
    legend.write(timelines(atlas), project / "static" / "timeline")
