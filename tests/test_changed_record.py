"""The record goes on, which is what the project is for: no test may turn red for it."""

import subprocess
import sys

from geo.atlas import load, utc_today
from tests.changed_record import changed_record
from treaty.snapshot import snapshot

PATHS = (
    "tests/treaty",
    "tests/geo",
    "tests/pages",
    "tests/service/test_command_line.py",
    "tests/service/test_packages.py",
    "tests/test_documentation.py",
    "tests/test_method.py",
)
"""Tests that say something of the record, and need neither a browser nor a server process."""
LEFT_OUT = (
    "tests/geo/test_build.py",  # shapes, which no table of acts changes
    "tests/geo/test_layers.py",
    "tests/geo/test_peak.py",
    "tests/geo/test_turns.py::test_all_that_is_known_is_the_same_until_the_next_turn",  # minutes
    "tests/service/test_packages.py::test_every_path_in_the_package_is_an_address_that_answers",
)


def test_the_tests_hold_for_a_record_with_acts_and_words_of_this_week(tmp_path):
    project = changed_record(tmp_path / "project", utc_today())
    deselect = [f"--deselect={one}" for one in LEFT_OUT]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *deselect, *PATHS],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr[-2_000:]


def test_that_record_has_who_leaves_who_joins_and_who_returns(tmp_path):
    today = utc_today()
    before, after = load(), load(changed_record(tmp_path / "project", today) / "data")
    then, now = (
        snapshot(atlas.histories["ottawa"], today, today=today).set_index("iso3")
        for atlas in (before, after)
    )
    moved = then["status"] != now["status"]
    steps = set(zip(then.loc[moved, "status"], now.loc[moved, "status"], strict=True))
    assert {("party", "leaving"), ("outside", "joining"), ("left", "joining")} <= steps
    for name in ("events", "quotes"):
        assert len(getattr(after.tables, name)) == len(getattr(before.tables, name)) + 1
    assert after.treaty("ottawa")["known_until"] == today.isoformat()
