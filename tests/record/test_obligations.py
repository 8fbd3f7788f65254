"""What binds each state on a day is what the snapshot of every treaty says of it."""

from datetime import date

import pytest

from record.atlas import utc_today
from record.obligations import COLUMNS, obligations
from treaty.snapshot import snapshot

TODAY = utc_today()


@pytest.mark.parametrize("day", ["2000-01-01", "2011-07-09", "2025-07-17", "2026-02-20"])
def test_its_rows_are_those_of_the_snapshots_of_all_treaties_that_are_open(atlas, day):
    day = date.fromisoformat(day)
    found = obligations(atlas, day, today=TODAY)
    assert tuple(found.columns) == COLUMNS
    shared = [column for column in COLUMNS if column != "for_mines"]
    for treaty, history in atlas.histories.items():
        own = found[found["treaty"] == treaty]
        if history.rules.opened > day:
            assert own.empty
            continue
        said = snapshot(history, day, today=TODAY).set_index("iso3")[shared[2:]]
        assert own.set_index("iso3")[shared[2:]].to_dict("index") == said.to_dict("index")


def test_states_stand_in_the_order_of_their_names_and_treaties_in_that_of_their_table(atlas):
    found = obligations(atlas, TODAY, today=TODAY)
    names = list(dict.fromkeys(found["iso3"]))
    assert names == [iso3 for iso3 in atlas.names if iso3 in set(names)]
    for _, own in found.groupby("iso3"):
        assert list(own["treaty"]) == list(atlas.histories)


def test_what_binds_says_what_that_means_for_mines_and_what_does_not_says_so(atlas):
    found = obligations(atlas, date(2026, 2, 20), today=TODAY)
    for row in found.itertuples():
        if row.bound:
            assert row.for_mines == atlas.treaty(row.treaty)["for_mines"]
        else:
            assert row.for_mines == f"Not bound by the {atlas.words(row.treaty).whole_rule}."
