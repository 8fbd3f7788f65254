"""The areas of the record: who is in them, and what a map of them is drawn from."""

import json
from datetime import date

import pytest

from geo.areas import LABEL, LAYER, MEANING, VIEW, Area
from record.built import STATIC
from treaty.snapshot import snapshot

EAST = {"NOR", "FIN", "EST", "LVA", "LTU", "POL", "UKR", "BLR", "RUS"}


def test_the_eastern_border_is_natos_six_ukraine_belarus_and_russia(atlas):
    assert set(atlas.areas[Area.EAST]) == EAST
    members = set(atlas.pairs.loc[atlas.pairs["nato"], "iso3"])
    assert EAST - {"UKR", "BLR", "RUS"} == members
    assert set(atlas.areas[Area.EAST]) < set(atlas.areas[Area.FRONTIER])


def test_on_the_day_that_poland_left_five_of_the_eastern_border_had_left_and_norway_had_not(atlas):
    day = date(2026, 2, 20)
    states = snapshot(atlas.histories["ottawa"], day, today=day).set_index("iso3")["status"]
    assert {iso3 for iso3 in EAST if states[iso3] == "left"} == {"EST", "LVA", "LTU", "FIN", "POL"}
    assert states["NOR"] == "party"


@pytest.mark.parametrize("area", Area)
def test_every_area_has_name_meaning_and_view_and_its_states_are_in_its_layer(area, atlas):
    assert LABEL[area] and MEANING[area]
    (south, west), (north, east) = VIEW[area]
    assert south < north and west < east
    layer = STATIC / "geometry" / f"{LAYER[area]}.json"
    shapes = {shape["id"] for shape in json.loads(layer.read_text(encoding="utf-8"))["features"]}
    assert set(atlas.areas[area]) <= shapes
