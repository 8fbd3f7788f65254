"""The events of the record: search, kinds, countries and dates of which only a part is known."""

import pytest

from record.events import KIND, events, states_concerned
from wording.values import last_day


def test_without_a_filter_all_events_come_in_order(atlas):
    found = events(atlas)
    assert set(found["id"]) == set(atlas.tables.events["id"])
    assert found["first"].is_monotonic_increasing


def test_every_kind_of_the_table_has_a_name(atlas):
    assert set(atlas.tables.events["kind"]) == set(KIND)


def test_filters_narrow_together(atlas):
    own = events(atlas, kinds=("deposit", "effect"), country="POL")
    assert set(own["kind"]) == {"deposit", "effect"}
    assert own["iso3"].str.contains("POL").all()
    assert list(events(atlas, country="POL", text="ratifies")["date"]) == ["2012-12-27"]
    assert events(atlas, text="no such word").empty


@pytest.mark.parametrize("text", ["cluster munitions", "SEIMAS cluster", "Delfi cluster"])
def test_words_are_found_in_every_field_whatever_their_case(atlas, text):
    assert "e35" in set(events(atlas, text=text)["id"])


def test_a_date_in_part_lies_between_its_first_and_its_last_day(atlas):
    found = events(atlas).set_index("id")
    assert tuple(found.loc["e01", ["first", "last"]]) == ("1992-01-01", "1992-12-31")
    assert tuple(found.loc["e61", ["first", "last"]]) == ("2025-07-01", "2025-07-31")
    assert tuple(found.loc["e06", ["first", "last"]]) == ("1997-09-01", "1997-09-18")
    whole = found[found["date"].str.len() == 10]
    assert (whole["first"] == whole["date"]).all()
    assert (found["last"] >= found["date"].map(last_day)).all()


def test_the_states_that_events_concern_come_by_name(atlas):
    codes = states_concerned(atlas)
    assert "POL" in codes and "ESP" not in codes
    assert codes == sorted(codes, key=list(atlas.names).index)
