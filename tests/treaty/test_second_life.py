"""A state that left and consented again: its second life has no date of the first."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from record.depositary.counted import counted
from record.timeline import timeline
from treaty.changes import changes
from treaty.counts import counts, counts_on
from treaty.history import day_number, history
from treaty.phases import phases
from treaty.snapshot import snapshot

TODAY = date(2030, 1, 1)
ACTS = (
    ("signature", "1997-12-04", ""),
    ("ratification", "2012-12-27", "2013-06-01"),
    ("withdrawal_notification", "2025-08-20", "2026-02-20"),
    ("accession", "2027-03-10", "2027-09-01"),
)
"""A made-up life, each act with its day and that of its effect: Poland's, and a return."""
FIRST = ("1997-12-04", "2012-12-27", "ratification", "2013-06-01")
SECOND = ("", "2027-03-10", "accession", "2027-09-01")
STATUSES = {
    "1997-12-03": "outside",
    "1997-12-04": "signed",
    "2012-12-27": "joining",
    "2013-06-01": "party",
    "2025-08-20": "leaving",
    "2026-02-20": "left",
    "2027-03-10": "joining",
    "2027-09-01": "party",
}


def with_acts(tables, acts):
    """Return tables with further acts of Poland: each with its day and that of its effect."""
    columns = tables.actions.columns
    rows = [
        dict.fromkeys(columns, "")
        | {"treaty": "ottawa", "iso3": "POL", "action": action, "effective_date": effect}
        | dict.fromkeys(("date", "date_earliest", "date_latest"), on)
        for action, on, effect in acts
    ]
    return replace(tables, actions=pd.concat([tables.actions, pd.DataFrame(rows)]))


@pytest.fixture(scope="module")
def tables(atlas):
    """The record with the made-up life in the place of Poland's own acts."""
    actions = atlas.tables.actions
    others = actions[(actions["iso3"] != "POL") | (actions["treaty"] != "ottawa")]
    return with_acts(replace(atlas.tables, actions=others), ACTS)


@pytest.fixture(scope="module")
def lived(tables):
    return history(tables, "ottawa")


def row(lived, day):
    return snapshot(lived, date.fromisoformat(day), today=TODAY).set_index("iso3").loc["POL"]


def test_its_status_begins_anew(lived):
    assert {day: row(lived, day)["status"] for day in STATUSES} == STATUSES


@pytest.mark.parametrize(
    ("day", "signed", "consented", "consent_by", "in_force", "notice", "left"),
    [
        ("2025-08-19", *FIRST, "", ""),
        ("2025-08-20", *FIRST, "2025-08-20", "2026-02-20"),
        ("2026-02-20", *FIRST, "2025-08-20", "2026-02-20"),
        ("2027-03-09", *FIRST, "2025-08-20", "2026-02-20"),
        ("2027-03-10", *SECOND, "", ""),
        ("2027-09-01", *SECOND, "", ""),
    ],
)
def test_its_row_holds_the_dates_of_one_life(
    lived, day, signed, consented, consent_by, in_force, notice, left
):
    names = ["signed", "consented", "consent_by", "in_force", "notice", "left"]
    expected = [signed, consented, consent_by, in_force, notice, left]
    assert list(row(lived, day)[names]) == expected


def test_who_leaves_a_second_time_has_the_second_notice(tables):
    again = ("withdrawal_notification", "2028-01-31", "2028-07-31")
    twice = history(with_acts(tables, [again]), "ottawa")
    for day, status in [("2028-01-31", "leaving"), ("2028-07-31", "left")]:
        found = row(twice, day)
        assert (found["status"], found["notice"], found["left"]) == (
            status,
            "2028-01-31",
            "2028-07-31",
        )
        assert (found["signed"], found["consented"]) == ("", "2027-03-10")


def test_a_notice_while_still_joining_is_shown_and_is_that_of_this_life(tables):
    early = ("withdrawal_notification", "2027-04-01", "2027-10-01")
    found = row(history(with_acts(tables, [early]), "ottawa"), "2027-04-01")
    assert (found["status"], found["notice"]) == ("joining", "2027-04-01")


def test_phases_changes_and_the_browsers_timeline_tell_the_same(atlas, tables, lived):
    told = phases(lived, "POL", TODAY)
    assert dict(zip(told["from"], told["status"], strict=True)) == STATUSES
    changed = changes(lived, until=TODAY).query("iso3 == 'POL'")
    assert dict(zip(changed["date"], changed["to_status"], strict=True)) == {
        day: status for day, status in STATUSES.items() if status != "outside"
    }
    drawn = timeline(
        lived,
        about=atlas.treaty("ottawa"),
        states=tables.states,
        territories=tables.territories,
        pairs=atlas.pairs,
        areas={},
        version="",
    )
    spans = drawn["states"]["POL"]["spans"]
    assert [(first, status) for first, status, *_ in spans] == [
        (day_number(date.fromisoformat(day)), status) for day, status in STATUSES.items()
    ]


def test_it_is_counted_as_a_party_and_not_as_a_signatory_again(tables, lived):
    actions = tables.actions[tables.actions["iso3"] == "POL"]
    series = counts(lived, {"POL"}, area="x", until=TODAY)
    for day, signatories, parties, in_force in [
        (date(2026, 2, 19), 1, 1, 1),
        (date(2026, 2, 20), 0, 0, 0),
        (date(2027, 3, 9), 0, 0, 0),
        (date(2027, 3, 10), 0, 1, 0),
        (date(2027, 9, 1), 0, 1, 1),
    ]:
        assert counted(actions, "ottawa", lived.rules, day) == (signatories, parties), day
        found = counts_on(series, day)
        assert (found["states_parties"], found["in_force"]) == (parties, in_force), day
