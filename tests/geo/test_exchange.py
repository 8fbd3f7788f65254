"""GeoJSON, GeoPackage and GeoParquet by RFC 7946, held against the map's own whole shapes."""

import json

import pytest
import shapely

from geo import exchange, layers
from record.built import STATIC
from record.shapes import layer

WHOLE = exchange.shapes((STATIC / "geometry" / "world.json").read_bytes())


@pytest.mark.parametrize("code", sorted(WHOLE))
def test_a_shape_is_cut_and_wound_and_loses_nothing(code):
    whole, cut = WHOLE[code], exchange.cut(WHOLE[code])
    west, _, east, _ = cut.bounds
    assert -180 <= west < east <= 180
    assert cut.is_valid
    assert all(part.exterior.is_ccw for part in shapely.get_parts(cut))
    assert not any(ring.is_ccw for part in shapely.get_parts(cut) for ring in part.interiors)
    assert cut.area == pytest.approx(whole.area, abs=1e-4)


def test_what_lies_across_180_degrees_has_its_west_in_the_east():
    west, south, east, north = exchange.box(WHOLE["RUS"])
    assert west == WHOLE["RUS"].bounds[0] > 0 > east
    assert exchange.box(WHOLE["FJI"])[0] > 0 > exchange.box(WHOLE["FJI"])[2]
    assert exchange.box(WHOLE["POL"]) == list(WHOLE["POL"].bounds)
    assert exchange.box(list(WHOLE.values()))[::2] == [-180, 180]
    for part in shapely.get_parts(exchange.cut(WHOLE["RUS"])):
        left, below, right, above = part.bounds
        assert left >= west or right <= east
        assert south <= below < above <= north


def test_the_areas_that_programs_load_are_cut_too(atlas):
    found = layers.areas(layer("world"), atlas.names).geometry
    assert found.bounds["maxx"].max() <= 180
    assert all(part.exterior.is_ccw for part in shapely.get_parts(found.array))


def test_a_collection_says_its_bounds_and_whose_lines_it_follows(run):
    for command, more in [("snapshot", ["--area", "frontier"]), ("borders", [])]:
        done = run(command, "--date", "2026-02-20", *more, "--format", "geojson")
        found = json.loads(done.stdout)
        west, south, east, north = found["bbox"]
        assert south < north
        assert (east < west) == (command == "snapshot")  # Russia lies across 180°
        assert "68/262" in found["boundaries"]
        assert all(len(feature["bbox"]) == 4 for feature in found["features"])
