"""`python -m service check` in a copy of the project with broken tables."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project folder with the real code and a copy of the tables."""
    for package in ("treaty", "geo", "service", "static"):
        (tmp_path / package).symlink_to(ROOT / package)
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("raw"))
    return tmp_path


def check(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the check in a project folder."""
    return subprocess.run(
        [sys.executable, "-m", "service", "check"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def replace(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_faults_are_listed_one_a_line(project: Path) -> None:
    replace(project / "data" / "actions.csv", "2025-06-27,2025-12-27", "2025-06-27,2025-12-28")
    replace(project / "data" / "events.csv", ",announcement,", ",rumour,")
    done = check(project)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("events.csv, row ")
    assert lines[0].endswith(
        "column kind: 'rumour': expected one of announcement, conference, "
        "conflict, deposit, effect, mine_use, parliament, policy, transfer, treaty"
    )


def test_a_map_built_from_other_tables_is_refused(project: Path) -> None:
    replace(project / "data" / "quotes.csv", "Karin Kneissl", "Karin Kneißl")
    done = check(project)
    assert done.returncode == 1
    assert "ottawa.json: was built from tables" in done.stderr
    assert "run `make data`" in done.stderr
