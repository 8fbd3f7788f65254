"""The clock of another day, with which the tests can be run."""

import subprocess
import sys
from datetime import date

import pytest

from tests.at_day import environment
from tests.serving import ROOT

pytestmark = pytest.mark.command

TODAY = "from record.atlas import utc_today; print(utc_today())"


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2026, 5, 22)])
def test_the_products_today_is_the_day_that_was_named(day):
    command = [sys.executable, "-c", TODAY]
    said = subprocess.run(
        command, cwd=ROOT, env=environment(day), capture_output=True, check=True, text=True
    )
    assert said.stdout == f"{day}\n"


def test_a_day_that_is_none_is_named():
    command = [sys.executable, "-m", "tests.at_day", "2027-02-29"]
    refused = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert refused.returncode == 1
    assert refused.stderr == "expected a day, for example 2028-02-29; found '2027-02-29'\n"
