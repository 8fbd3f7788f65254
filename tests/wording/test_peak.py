"""The peak of a series that holds from row to row."""

from datetime import date

import pandas as pd
import pytest

from wording.peak import Peak, peak

ROWS = pd.DataFrame(
    {"date": ["2000-01-01", "2001-01-01", "2002-01-01", "2003-01-01"], "bound": [1, 5, 5, 3]}
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2000-06-01", Peak(1, "2000-01-01", "")),
        ("2002-06-01", Peak(5, "2001-01-01", "")),
        ("2003-01-01", Peak(5, "2001-01-01", "2003-01-01")),
    ],
)
def test_it_is_the_highest_value_known_and_the_days_it_held(day, expected):
    assert peak(ROWS, "bound", date.fromisoformat(day)) == expected


def test_it_says_when():
    assert Peak(5, "2001-01-01", "").when() == "since 1 January 2001"
    assert Peak(5, "2001-01-01", "2003-01-01").when() == (
        "from 1 January 2001 until 1 January 2003"
    )
