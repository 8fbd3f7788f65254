"""`python -m service check` in a copy of the project with broken tables."""

import re

import pytest

from tests.editing import replace
from treaty import tables
from treaty.faults import TableError

pytestmark = pytest.mark.command


def test_faults_are_listed_one_a_line(project, run_in):
    replace(project / "data" / "actions.csv", "2025-06-27,2025-12-27", "2025-06-27,2025-12-28")
    replace(project / "data" / "events.csv", ",announcement,", ",rumour,")
    done = run_in(project, "check")
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("events.csv, row ")
    assert lines[0].endswith(
        "column kind: 'rumour': expected one of announcement, conference, "
        "conflict, deposit, effect, mine_use, parliament, policy, transfer, treaty"
    )


def test_a_map_built_from_other_tables_is_refused(project, run_in):
    replace(project / "data" / "quotes.csv", "Karin Kneissl", "Karin Kneißl")
    done = run_in(project, "check")
    assert done.returncode == 1
    assert "ottawa.json: was built from tables" in done.stderr
    assert "run `make data`" in done.stderr


def refused(data):
    """Read tables that do not hold, as each command does, and return what is said of them."""
    with pytest.raises(TableError) as caught:
        tables.read(data)
    return str(caught.value)


def test_cells_that_lie_are_all_listed(project):
    data = project / "data"
    replace(data / "border_lengths_published.csv", "NOR,RUS,191", "NOR,RUS,-191")
    replace(data / "quotes.csv", "2018-04-04,Karin Kneissl", ",")
    replace(data / "article_claims.csv", ",supported,", ",true,")
    replace(data / "actions.csv", ",high,", ",sure,")
    places = {line.partition(": ")[0] for line in refused(data).splitlines()}
    assert {
        "border_lengths_published.csv, row 2, column length_km",
        "quotes.csv, row 2, column date",
        "quotes.csv, row 2, column speaker",
    } <= places
    assert {re.sub(r"row \d+", "row", place) for place in places} >= {
        "article_claims.csv, row, column verdict",
        "actions.csv, row, column confidence",
    }


def test_acts_that_the_law_does_not_allow_are_all_listed(project):
    actions = project / "data" / "actions.csv"
    replace(actions, "2025-06-27,2025-12-27", "2025-06-27,2025-12-28")
    replace(actions, "BLR,accession", "BLR,ratification")
    replace(actions, "NOR,ratification", "NOR,withdrawal_notification")
    told = refused(project / "data")
    assert "expected 2025-12-27 for withdrawal_notification of 2025-06-27" in told
    assert "'ratification' of BLR (ottawa) on 2003-09-03: no signature before it" in told
    assert "'withdrawal_notification' of NOR (ottawa) on 1998-07-09: no consent" in told


def test_a_map_that_was_not_built_from_the_tables_is_refused(project, run_in):
    replace(project / "static/timeline/ccm.json", '"party"', '"left"')
    replace(project / "static/geometry/world.json", '"id":"POL"', '"id":"QQQ"')
    replace(project / "data/built/borders.csv", ",195.7", ",1950.7")
    done = run_in(project, "check")
    assert done.returncode == 1
    for fault in (
        "ccm.json: is not what the tables say",
        "ottawa.json: is not what the tables say",
        "POL of states.csv is not",
    ):
        assert fault in done.stderr


def test_a_length_that_is_none_is_refused(project, run_in):
    replace(project / "data/built/borders.csv", ",195.7", ",-1")
    done = run_in(project, "check")
    assert done.returncode == 1
    assert "built/borders.csv, row 16, column length_km" in done.stderr
