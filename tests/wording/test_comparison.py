"""Two days compared: who moved, and what it did to the border."""

from datetime import date

import pytest

from geo.areas import Area
from geo.borders import borders_on
from geo.comparison import moves, turned
from geo.day_figures import day_figures
from record.atlas import status_table
from treaty.changes import changes
from treaty.counts import counts, counts_on
from wording.comparison import headline, sentence

TODAY = date(2026, 11, 24)
ANNOUNCED, LAST_EXIT = date(2025, 3, 18), date(2026, 2, 20)
PERIODS = [
    (ANNOUNCED, LAST_EXIT),
    (date(1997, 12, 3), TODAY),
    (date(2005, 1, 1), date(2006, 12, 31)),
    (date(2025, 12, 27), date(2025, 12, 27)),
]


def changed(atlas, first, last, treaty="ottawa"):
    return changes(atlas.histories[treaty], after=first, until=last)


def table(atlas, day):
    return status_table(atlas, "ottawa", day, today=TODAY)


def answered(atlas, day):
    series = counts(atlas.histories["ottawa"], atlas.areas["world"], area="world", until=TODAY)
    return day_figures(table(atlas, day), counts_on(series, day), atlas.pairs)


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_every_state_whose_status_differs_has_moved_so(atlas, first, last):
    before = table(atlas, first).set_index("iso3")["status"]
    after = table(atlas, last).set_index("iso3")["status"]
    expected = {
        iso3: (before.get(iso3, ""), status)
        for iso3, status in after.items()
        if before.get(iso3, "") != status
    }
    found = {
        move.iso3: way
        for way, group in moves(changed(atlas, first, last)).items()
        for move in group
        if way[0] != way[1]
    }
    assert found == expected


def test_the_four_and_finland_went_from_party_to_left(atlas):
    (way, group), *others = moves(changed(atlas, ANNOUNCED, LAST_EXIT)).items()
    assert way == ("party", "left")
    assert [move.name for move in group] == ["Estonia", "Finland", "Latvia", "Lithuania", "Poland"]
    assert group[-1].steps == (("2025-08-20", "leaving", True), ("2026-02-20", "left", True))
    assert {way: len(group) for way, group in others} == {
        ("joining", "party"): 1,
        ("outside", "party"): 1,
        ("party", "contested"): 1,
    }


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_what_turned_is_the_difference_of_the_borders_under_the_ban(atlas, first, last):
    def bound_km(day):
        borders = borders_on(table(atlas, day), atlas.pairs)
        return borders.loc[borders["bound"].eq(other=True), "length_km"].sum()

    rows = turned(table(atlas, first), table(atlas, last), atlas.pairs)
    signed = rows["length_km"].where(rows["gained"], -rows["length_km"])
    assert signed.sum() == pytest.approx(bound_km(last) - bound_km(first))


def test_the_line_and_the_sentence(atlas):
    own, called = changed(atlas, ANNOUNCED, LAST_EXIT), atlas.words("ottawa")
    assert headline(own, answered(atlas, ANNOUNCED), answered(atlas, LAST_EXIT), called) == (
        "Five states left, Ukraine claims suspension and the Marshall Islands and Tonga became "
        "States Parties; NATO’s border under the ban shrank from 3,824 to 196 km"
    )
    borders = turned(table(atlas, ANNOUNCED), table(atlas, LAST_EXIT), atlas.pairs)
    assert sentence(ANNOUNCED, LAST_EXIT, own, borders, Area.WORLD, called) == (
        "World, from 18 March 2025 to 20 February 2026: 14 changes of status; along the borders "
        "with Russia and Belarus 3,629 km left the ban."
    )


def test_the_line_where_nothing_changed(atlas):
    first, last = date(2010, 1, 1), date(2010, 1, 2)
    own, called = changed(atlas, first, last), atlas.words("ottawa")
    assert headline(own, answered(atlas, first), answered(atlas, last), called) == (
        "No state changed status; 1,918 km of NATO’s border stayed under the ban"
    )
    borders = turned(table(atlas, first), table(atlas, last), atlas.pairs)
    assert sentence(first, last, own, borders, Area.WORLD, called).endswith(
        "Belarus nothing changed."
    )
