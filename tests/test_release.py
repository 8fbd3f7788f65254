"""What a release writes, and what stands in its way."""

import shutil
import subprocess
from datetime import date

import pytest

from tests.serving import ROOT
from tools.release import STATED, ReleaseError, prepare

pytestmark = pytest.mark.command

CHANGELOG = """# Changelog

## [Unreleased]

### Added

- A thing.

## [0.0.1] - 2025-01-01

- The first.
"""


def git(folder, *arguments):
    name = ["-c", "user.name=A test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    """A repository with the files that name the version, and something new."""
    for name in STATED:
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    return tmp_path


def test_what_is_new_gets_version_and_day_and_every_file_the_version(repository):
    notes = prepare(repository, "12.34.56", date(2026, 11, 26))
    assert notes == "Version 12.34.56\n\n### Added\n\n- A thing.\n"
    changelog = (repository / "CHANGELOG.md").read_text()
    assert "## [Unreleased]\n\n## [12.34.56] - 2026-11-26\n\n### Added\n" in changelog
    for name, (form, _) in STATED.items():
        before = (ROOT / name).read_text().splitlines()
        after = (repository / name).read_text().splitlines()
        changed = [line for old, line in zip(before, after, strict=True) if old != line]
        assert changed == [form.format("12.34.56")]


@pytest.mark.parametrize(
    ("version", "message"),
    [("1.2", "'1.2': expected three numbers"), ("0.0.1", "CHANGELOG.md has it already")],
)
def test_a_version_that_cannot_be_is_named(repository, version, message):
    with pytest.raises(ReleaseError, match=message):
        prepare(repository, version, date(2026, 11, 26))
    assert (repository / "CHANGELOG.md").read_text() == CHANGELOG


def test_nothing_is_released_beside_changes_that_are_not_committed(repository):
    (repository / "CITATION.cff").write_text("changed")
    with pytest.raises(ReleaseError, match="clean work tree"):
        prepare(repository, "1.2.3", date(2026, 11, 26))


def test_a_version_without_anything_new_is_not_released(repository):
    prepare(repository, "1.2.3", date(2026, 11, 26))
    git(repository, "commit", "--quiet", "--all", "--message", "Release")
    with pytest.raises(ReleaseError, match="nothing is under Unreleased"):
        prepare(repository, "1.2.4", date(2026, 11, 26))
