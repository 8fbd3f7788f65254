"""Disks that are full or cannot be written, and processes that are killed: the old files stay."""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import date

import pytest

from service.edition import folder
from tests.doses import dose
from tests.serving import ROOT
from tests.status_page import Row, of_record, save
from treaty import tables

pytestmark = pytest.mark.command

MOUNTS = "unshare -m true"
needs_mounts = pytest.mark.skipif(
    os.geteuid() != 0 or subprocess.run(MOUNTS.split(), check=False).returncode != 0,
    reason="only root can make a small disk",
)
KILLED = """
import os, signal, sys
from pathlib import Path
from service.edition.folder import replacing
left = int(sys.argv[2])
def count(event, _):
    global left
    if event == "open" or event.startswith(("os.", "shutil.")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
with replacing(Path(sys.argv[1])) as new:
    for number in range(5):
        (new / f"{number}").write_text("new")
    (new / "files.json").write_text('{"files": {"0": 1, "1": 1, "2": 1, "3": 1, "4": 1}}')
"""
"""Writes an edition of five files anew, and is killed before it touches files for the nth time."""


def contents(place):
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file()
    }


def edition(place, size=100):
    """An edition of some files that all say the same."""
    place.mkdir(parents=True)
    for number in range(size):
        (place / f"{number}").write_text("old")
    (place / "files.json").write_text(json.dumps({"files": {str(n): 1 for n in range(size)}}))


def on_a_disk(mount, script, *, size="3m"):
    """Run a script in a namespace of its own where `mount` is a small disk in memory."""
    whole = (
        f"set -e; mount -t tmpfs -o size={size} tmpfs '{mount}'; cp -a '{mount}.full/.' '{mount}'; "
    )
    command = ["unshare", "-m", "sh", "-c", whole + script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)


@pytest.fixture
def disk(tmp_path):
    """A folder to mount a disk on, and beside it, as `disk.full`, what that holds at first."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk.full").mkdir()
    return tmp_path / "disk"


def test_killed_at_any_moment_an_edition_is_whole_and_the_next_run_tidies_up(tmp_path):
    seen, ended = [], None
    for moment in itertools.count(1):
        place = tmp_path / str(moment) / "edition"
        edition(place, 5)
        command = [sys.executable, "-c", KILLED, str(place), str(moment)]
        ended = subprocess.run(command, cwd=ROOT, check=False).returncode
        if ended != -signal.SIGKILL:
            break
        with pytest.raises(ZeroDivisionError), folder.replacing(place):
            raise ZeroDivisionError
        texts = {text for name, text in contents(place).items() if name != folder.MANIFEST}
        assert len(texts) == 1 and len(contents(place)) == 6, moment
        assert [one.name for one in place.parent.iterdir()] == ["edition"]
        seen += texts
    assert ended == 0
    assert seen == sorted(seen, reverse=True)
    assert {b"old", b"new"} == set(seen)


@needs_mounts
@pytest.mark.parametrize("ending", ["read-only", "full"][: dose(1, full=2)])
def test_an_export_without_room_says_so_and_leaves_the_old_edition(disk, ending):
    edition(disk.with_name("disk.full") / "edition")
    room = {"full": "", "read-only": f"mount -o remount,ro '{disk}'; "}[ending]
    script = (
        f"{room} set +e; "
        f"'{sys.executable}' -m service export '{disk}/edition'; echo ended $?; "
        f"ls -A '{disk}'; cat '{disk}'/edition/[0-9]*"
    )
    done = on_a_disk(disk, script)
    assert done.stdout.split()[:3] == ["ended", "2", "edition"], done.stderr
    assert done.stdout.count("old") == 100
    last = done.stderr.strip().splitlines()[-1]
    assert "No space left on device" in last or "Read-only file system" in last
    assert "Traceback" not in done.stderr


@needs_mounts
@pytest.mark.parametrize("ending", ["full", "read-only"][: dose(1, full=2)])
def test_an_update_without_room_writes_nothing(disk, project, tmp_path, ending):
    page = of_record(tables.read(), "ottawa", date(2026, 4, 1))
    page.rows["GEO"] = Row("Georgia", ["", "", "12 Mar 2026 a"])
    page.parties += 1
    saved = save(page, tmp_path)
    shutil.copytree(
        project / "data", disk.with_name("disk.full"), dirs_exist_ok=True, symlinks=True
    )
    before = contents(disk.with_name("disk.full"))
    shutil.rmtree(project / "data")
    (project / "data").symlink_to(disk)
    room = {
        "full": f"head -c 100m /dev/zero > '{disk}/filling' 2>/dev/null || true; ",
        "read-only": f"mount -o remount,ro '{disk}'; ",
    }[ending]
    script = (
        f"{room} set +e; cd '{project}'; "
        f"'{sys.executable}' -m service update --from '{saved}' --apply; echo ended $?; "
        f"rm -f '{disk}/filling'; cp -a '{disk}' '{tmp_path}/after'"
    )
    done = on_a_disk(disk, script, size="20m")
    assert "ended 1" in done.stdout, done.stderr
    assert "Nothing was written" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path / "after") == before
