"""Make a release: `make release VERSION=1.2.0`.

It moves what is under “Unreleased” in CHANGELOG.md to the version, writes the version where it
stands, keeps the record in `data/versions/`, commits and tags that, and puts the static edition,
the tables and the bill of materials into `build/release/VERSION/`. Nothing is pushed or published.
What stands in the way is said before anything is changed.
"""

import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = re.compile(r"\d+\.\d+\.\d+")
UNRELEASED = "## [Unreleased]\n"
STATED = {
    "pyproject.toml": ('version = "{}"', re.compile(r'^version = ".*"$', re.MULTILINE)),
    "CITATION.cff": ("version: {}", re.compile(r"^version: .*$", re.MULTILINE)),
}
"""Files that name the version, how, and where."""


class ReleaseError(Exception):
    """What stands in the way of a release, in a line."""


def main(version: str) -> int:
    """Make a release; return 1 if something stands in its way."""
    try:
        notes = prepare(ROOT, version, datetime.now(UTC).date())
    except ReleaseError as error:
        print(f"make release: {error}", file=sys.stderr)
        return 1
    subprocess.run([sys.executable, "-m", "service", "version", "--keep"], cwd=ROOT, check=True)
    _git("add", "data/versions")
    _git("commit", "--quiet", "--all", "--message", f"Release {version}")
    _git("tag", "--annotate", f"v{version}", "--cleanup=verbatim", "--message", notes)
    folder = ROOT / "build" / "release" / version
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "notes.md").write_text(notes, encoding="utf-8")
    edition = folder / "edition"
    export = [sys.executable, "-m", "service", "export", "--by-version", edition]
    subprocess.run(export, cwd=ROOT, check=True)
    for name, place in {"edition": edition, "tables": ROOT / "data"}.items():
        shutil.make_archive(str(folder / f"{name}-{version}"), "zip", place)
    shutil.rmtree(edition)
    subprocess.run(["make", "sbom"], cwd=ROOT, check=True)
    shutil.copy(ROOT / "build" / "sbom.json", folder)
    print(f"Tagged v{version}; to publish: git push --follow-tags, and the files in {folder}")
    return 0


def prepare(root: Path, version: str, day: date) -> str:
    """Write a version into the files that name it; return its section of the changelog.

    Raises
    ------
    ReleaseError
        If the version is none or was released before, if nothing is new, or if there are changes
        that are not committed. Nothing has been written then.
    """
    if not VERSION.fullmatch(version):
        raise ReleaseError(f"VERSION {version!r}: expected three numbers, such as 1.2.0")
    if _git("status", "--porcelain", folder=root):
        raise ReleaseError("expected a clean work tree; commit or stash what has changed")
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    before, _, after = changelog.partition(UNRELEASED)
    if f"## [{version}]" in changelog:
        raise ReleaseError(f"VERSION {version!r}: CHANGELOG.md has it already")
    section = re.split(r"^## \[", after, maxsplit=1, flags=re.MULTILINE)[0].strip()
    if not section:
        raise ReleaseError("CHANGELOG.md: nothing is under Unreleased")
    released = f"{before}{UNRELEASED}\n## [{version}] - {day}\n{after}"
    (root / "CHANGELOG.md").write_text(released, encoding="utf-8")
    for name, (form, place) in STATED.items():
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(place.sub(form.format(version), text, count=1), encoding="utf-8")
    return f"Version {version}\n\n{section}\n"


def _git(*arguments: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
