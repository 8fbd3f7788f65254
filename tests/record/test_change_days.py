"""Between two turns of the record nothing changes but the date."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from record.change_days import record_change_days
from record.known import known_on
from tests.doses import dose
from treaty.life import life, objections
from treaty.snapshot import snapshot

TODAY = date(2026, 11, 24)


def known(atlas, treaty, day):
    """Everything that the record says of a day under a treaty, but the day itself."""
    history, tables = atlas.histories[treaty], atlas.tables
    acts = tables.actions[tables.actions["treaty"] == treaty]
    entries = [
        (entry, entry.latest > day.isoformat())
        for of, column in ((life, "iso3"), (objections, "concerns"))
        for iso3, own in acts[acts[column] != ""].groupby(column)
        for entry in of(own, history.rules, iso3, day)
    ]
    news = [list(known_on(table, treaty, day).index) for table in (tables.events, tables.quotes)]
    return snapshot(history, day, today=TODAY).drop(columns="date").to_csv(), entries, news


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_the_first_turn_is_the_opening_and_they_are_in_order(atlas, treaty):
    days = record_change_days(atlas.histories[treaty], atlas.tables)
    assert days[0] == atlas.histories[treaty].rules.opened
    assert days == sorted(set(days))
    assert date(2025, 12, 27) in record_change_days(atlas.histories["ottawa"], atlas.tables)


@settings(max_examples=dose(4, full=200))
@given(data=st.data(), treaty=st.sampled_from(["ottawa", "ccm"]))
def test_all_that_is_known_is_the_same_until_the_next_turn(atlas, data, treaty):
    days = [
        day for day in record_change_days(atlas.histories[treaty], atlas.tables) if day <= TODAY
    ]
    number = data.draw(st.integers(0, len(days) - 1))
    first = days[number]
    last = min([*days[number + 1 : number + 2], TODAY + timedelta(1)]) - timedelta(1)
    assert known(atlas, treaty, first) == known(atlas, treaty, last)
