"""Acts and quotes as one stream: in order, and with some of both at its beginning."""

from datetime import date

import pytest

from record.change_days import record_change_days
from record.known import known_on, statements
from record.stream import LATEST, VOICES, stream
from tests.doses import dose
from treaty.changes import changes
from wording.values import last_day

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def streams(atlas):
    """The stream of days of change, in two areas."""
    history, quotes = atlas.histories["ottawa"], atlas.tables.quotes
    changed = changes(history, until=TODAY)
    found = []
    for area in ("europe", "world"):
        own = changed[changed["iso3"].isin(atlas.areas[area])]
        days = [day for day in record_change_days(history, atlas.tables) if day <= TODAY]
        for day in days[:: -dose(15, full=1)]:
            latest = own[own["date"] <= day.isoformat()].iloc[::-1]
            said = statements(known_on(quotes, "ottawa", day))
            found.append((latest, said, list(stream(latest, said))))
    return found


def test_a_stream_is_in_order_and_an_act_stands_before_a_quote_of_its_day(streams):
    for _, _, runs in streams:
        entries = [entry for _, run in runs for entry in run]
        places = [(last_day(entry.day), entry.statement is None) for entry in entries]
        assert places == sorted(places, reverse=True)


def test_it_begins_with_the_latest_act_and_voices_of_different_stances(streams):
    for latest, said, runs in streams:
        seen = [entry for folded, run in runs if not folded for entry in run]
        acts = [entry.day for entry in seen if entry.statement is None]
        voices = [entry.statement for entry in seen if entry.statement]
        assert acts[:1] == list(latest["date"].iloc[:1])
        stances = [one.quotes[0].stance for one in voices[:VOICES]]
        assert len(stances) == min(VOICES, len(said))
        assert len(set(stances)) == min(VOICES, len({one.quotes[0].stance for one in said}))


def test_what_is_folded_lies_between_them_and_nothing_is_left_out(streams):
    for latest, said, runs in streams:
        entries = [entry for _, run in runs for entry in run]
        quotes = [entry for entry in entries if entry.statement]
        assert len(quotes) == min(LATEST, len(said))
        assert len(entries) - len(quotes) == min(LATEST, latest["date"].nunique())
        assert not runs or not runs[-1][0]
