"""Changes to the files of a copy of the project."""

from pathlib import Path

from geo.atlas import load
from geo.build import legend
from geo.timeline import timelines


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def build_timelines(project: Path) -> None:
    """Build the timelines of a project's map from its tables, as `make data` does."""
    atlas = load(project / "data")
    legend.write(timelines(atlas), project / "static" / "timeline")
