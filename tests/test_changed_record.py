"""The record goes on, which is what the project is for: no test may turn red for it."""

import subprocess
import sys

import pytest

from record.atlas import load, utc_today
from tests.changed_record import changed_record
from tests.doses import LONG
from tests.whole import the_record
from treaty.snapshot import snapshot

PATHS = (
    *(
        f"tests/{room}"
        for room in ("treaty", "geo", "wording", "record", "map", "pages", "ui", "service")
    ),
    "tests/test_documentation.py",
    "tests/test_method.py",
)
"""Tests that say something of the record."""
LEFT_OUT = (  # of a usual run
    # Shapes and drawings, which no table of acts changes.
    "geo/test_build.py",
    "geo/test_layers.py",
    "map/test_folium_map.py",
    "map/test_moving_picture.py",
    "map/test_print.py",
    "map/test_print_colours.py",
    "geo/test_exchange.py",
    # Made-up records, pages and files.
    "record/test_in_use.py",
    "record/test_spreadsheet.py",
    "record/test_versions.py",
    "geo/test_small_border.py",
    "record/test_change_days.py",
    "pages/test_bounds.py",
    "pages/test_coverage.py",
    "pages/test_leap_day.py",
    "pages/test_protocol.py",
    "service/test_export.py",
    "service/test_faults.py",
    "service/test_packages.py",
    "record/depositary/test_differences.py",
    "record/depositary/test_fetch.py",
    "record/depositary/test_review.py",
    "treaty/test_cells_and_files.py",
    "treaty/test_rules.py",
    "treaty/test_sentences_of_rules.py",
    "treaty/test_small_record.py",
    "treaty/test_tables.py",
    "record/depositary/test_page.py",
    "record/depositary/test_small_page.py",
    # Commands that build or take in what this record is made of.
    "service/test_check.py",
    "record/depositary/test_update.py",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project folder whose record has gone on."""
    return changed_record(tmp_path_factory.mktemp("changed") / "project", utc_today())


@pytest.mark.suite
def test_the_tests_hold_for_a_record_with_acts_and_words_of_this_week(project):
    needs = "not browser" if LONG else "not browser and not server and not command"
    left_out = () if LONG else (f"--ignore=tests/{path}" for path in LEFT_OUT)
    plain = ["-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:schemathesis"]
    if not LONG:
        plain += ["-p", "tests.ends", "--hypothesis-profile", "brief"]
    command = [sys.executable, "-m", "pytest", *plain, "-m", needs]
    done = subprocess.run(
        [*command, *left_out, *PATHS],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr[-2_000:]


@pytest.mark.suite
def test_that_record_has_who_leaves_who_joins_and_who_returns(project):
    today = utc_today()
    before, after = the_record(), load(project / "data")
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
