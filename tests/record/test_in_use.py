"""Files that cannot be read for now, or are invalid: each in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from record.fingerprint import fingerprint
from tests.editing import replace
from tests.serving import ROOT

pytestmark = pytest.mark.command

CAUGHT = """
import traceback
from record import in_use
from treaty.faults import TableError

def said():
    try:
        return in_use.pin().version
    except TableError as error:
        return str(error)

def depth():
    try:
        in_use.pin()
    except TableError as error:
        return len(list(traceback.walk_tb(error.__traceback__)))
"""
NO_FILE_MORE = """
import os, resource
_, most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (200, most))
taken = []

def take_all():
    try:
        while True:
            taken.append(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        pass

def give_back():
    while taken:
        os.close(taken.pop())
"""
FAILING_READS = """
import errno, sys
failing = False

def hook(event, arguments):
    if failing and event == "open" and str(arguments[0]).endswith("quotes.csv"):
        raise OSError(errno.EMFILE, "Too many open files", arguments[0])

sys.addaudithook(hook)
"""


@pytest.fixture
def printed():
    """Run a script that knows the record, and return the lines that it prints and logs."""

    def run(*parts, folder=ROOT):
        script = "\n".join([CAUGHT, *parts])
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines(), done.stderr.splitlines()

    return run


def test_a_process_without_a_file_left_to_open_says_so_and_recovers(printed):
    lines, logged = printed(
        NO_FILE_MORE,
        "take_all(); first = said(); give_back()",
        "in_use.look_again(); version = said()",
        "take_all(); in_use.look(); in_use.look(); faults = in_use.refused(); still = said()",
        "give_back(); in_use.look()",
        "print(first, *faults, version == still, in_use.refused(), sep='\\n')",
    )
    told = "data: cannot be read: Too many open files"
    assert lines == [told, told, "True", "()"]
    assert logged == []  # a command says it by itself


def test_what_failed_to_be_read_is_read_again_though_the_files_stay_the_same(printed):
    lines, _ = printed(
        FAILING_READS,
        "failing = True; first = said(), said()",
        "failing = False; in_use.look_again()",
        "print(*first, len(in_use.record().names), sep='\\n')",
    )
    told = "quotes.csv: cannot be read: Too many open files"
    assert lines[:2] == [told, told]
    assert int(lines[2]) > 0


def test_the_log_says_a_failure_once_and_its_end(printed):
    _, logged = printed(
        NO_FILE_MORE,
        "from record import watcher",
        "watcher.watch(); in_use.look(); take_all()",
        "for _ in range(30): in_use.look()",
        "give_back(); in_use.look()",
    )
    said = [line for line in logged if " record: " in line]
    assert [line.partition(" record: ")[2] for line in said] == [
        "The files cannot be read for now",
        "The files can be read again",
    ]
    assert logged[-2].startswith("OSError: [Errno 24]")


def test_tables_that_do_not_hold_are_told_as_briefly_the_last_time_as_the_first(printed, project):
    replace(project / "data" / "actions.csv", "2025-06-27,2025-12-27", "2025-06-27,2025-12-28")
    lines, _ = printed("print(*{depth() for _ in range(1000)})", folder=project)
    (depth,) = lines[0].split()
    assert int(depth) < 10


def test_a_declaration_that_changes_is_seen(tmp_path):
    declaration = tmp_path / "events.schema.json"
    declaration.write_text("{}", encoding="utf-8")
    before = fingerprint((tmp_path,))
    declaration.write_text('{"title": "Events"}', encoding="utf-8")
    assert fingerprint((tmp_path,)) != before


def test_a_file_that_goes_while_a_folder_is_listed_hides_no_other(tmp_path):
    names = {f"{number}.csv" for number in range(20)}
    for name in names:
        (tmp_path / name).touch()
    whole = fingerprint((tmp_path,))
    (tmp_path / "gone.csv").symlink_to("nowhere.csv")
    assert fingerprint((tmp_path,)) == whole
    assert {Path(mark[0]).name for mark in whole} == names
