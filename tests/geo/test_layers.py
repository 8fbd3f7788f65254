"""The geometry that is shipped: what the browser draws and the tables of its measures."""

import gzip
import json
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely

from geo.packed import pack, unpack

ROOT = Path(__file__).parents[2]
GEOMETRY = ROOT / "static" / "geometry"
LAYERS = ["europe", "world"]
LINES = ["borders", "borders_detail"]
WGS84 = pyproj.Geod(ellps="WGS84")

CRIMEA = shapely.box(32, 44, 36.9, 46.4)
IN_CRIMEA = {
    "Simferopol": shapely.Point(34.10, 44.95),
    "Sevastopol": shapely.Point(33.55, 44.55),
    "Kerch": shapely.Point(36.47, 45.35),
}
CITIES = {
    "ESH": shapely.Point(-13.19, 27.15),  # Laayoune
    "MAR": shapely.Point(-10.06, 28.98),  # Guelmim
    "SOM": shapely.Point(44.06, 9.56),  # Hargeisa
    "KAZ": shapely.Point(63.30, 45.96),  # Baikonur
    "RUS": shapely.Point(20.51, 54.71),  # Kaliningrad
    "FRA": shapely.Point(2.35, 48.86),
    "NOR": shapely.Point(10.75, 59.93),
    "XKX": shapely.Point(21.16, 42.66),
    "CYP": shapely.Point(33.36, 35.25),  # north of the buffer zone
}
EUROPEAN_FRONTIER = {"NOR", "FIN", "EST", "LVA", "LTU", "POL", "BLR", "UKR"}
FRONTIER = EUROPEAN_FRONTIER | {"GEO", "AZE", "KAZ", "CHN", "MNG", "PRK", "RUS"}
BUDGET = {"europe": 60_000, "world": 175_000}  # bytes, gzipped
BUDGET_OF_FIRST_VIEW = 72_000  # Europe and the lines, so that the timeline fits into 80 kB too


def collection(name: str) -> dict:
    return unpack((GEOMETRY / f"{name}.json").read_bytes())


@cache
def shapes(name: str) -> gpd.GeoSeries:
    features = collection(name)["features"]
    return gpd.GeoSeries(
        [shapely.geometry.shape(feature["geometry"]) for feature in features],
        index=[feature["id"] for feature in features],
    )


@pytest.mark.parametrize(
    "shape",
    [
        "LINESTRING (179.9999 -0.0001, 180 0)",
        "MULTILINESTRING ((1 2, 3 4), (-5.5 6, 7 -8.1234, 9 10))",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 0.5, 2 0.5, 2 1, 1 0.5))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((-2 -2, -1 -2, -1 -1, -2 -2)))",
    ],
)
def test_a_packed_layer_is_the_same_unpacked(shape: str) -> None:
    geometry = json.loads(shapely.to_geojson(shapely.from_wkt(shape)))
    properties = {"label": [20.1138, 40.6549]}
    feature = {"type": "Feature", "id": "A", "properties": properties, "geometry": geometry}
    whole = {"type": "FeatureCollection", "licence": "none", "features": [feature]}
    assert unpack(pack(whole)) == whole


def table(path: str) -> pd.DataFrame:
    return pd.read_csv(ROOT / "data" / path, dtype=str, keep_default_na=False)


def gzipped(name: str) -> int:
    return len(gzip.compress((GEOMETRY / f"{name}.json").read_bytes(), 9))


@pytest.fixture(scope="module")
def states() -> pd.DataFrame:
    return table("states.csv").set_index("iso3")


@pytest.fixture(scope="module", params=LAYERS)
def layer(request: pytest.FixtureRequest) -> gpd.GeoSeries:
    return shapes(request.param)


@pytest.mark.parametrize("name", LAYERS)
def test_layers_stay_within_their_bytes(name: str) -> None:
    assert gzipped(name) <= BUDGET[name]


def test_the_first_view_stays_within_its_bytes() -> None:
    assert gzipped("europe") + gzipped("borders") <= BUDGET_OF_FIRST_VIEW


@pytest.mark.parametrize("name", LAYERS + LINES)
def test_files_name_their_source_and_are_sorted(name: str) -> None:
    read = collection(name)
    source = "OpenStreetMap" if name in LINES else "Natural Earth"
    assert source in read["attribution"]
    assert ("ODbL" if name in LINES else "public domain") in read["licence"]
    ids = [feature["id"] for feature in read["features"]]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("name", LAYERS + LINES)
def test_coordinates_have_at_most_four_decimals(name: str) -> None:
    coordinates = shapely.get_coordinates(shapes(name).values)
    assert np.array_equal(coordinates, np.round(coordinates, 4))


def test_areas_neither_overlap_nor_leave_gaps(layer: gpd.GeoSeries) -> None:
    assert layer.is_valid.all()
    assert shapely.coverage_is_valid(layer.values)


def test_no_area_is_empty(layer: gpd.GeoSeries) -> None:
    assert (shapely.area(layer.values) > 0).all()


def test_no_edge_runs_across_the_map(layer: gpd.GeoSeries) -> None:
    for ring in shapely.get_rings(shapely.get_parts(layer.values)):
        assert np.abs(np.diff(shapely.get_coordinates(ring)[:, 0])).max() < 30


def test_russia_and_fiji_go_on_past_the_antimeridian() -> None:
    world = shapes("world")
    assert world["RUS"].bounds[0] > 19 and world["RUS"].bounds[2] > 190
    assert world["FJI"].bounds[0] > 170 and world["FJI"].bounds[2] > 180
    chukotka = shapely.get_parts(world["RUS"])[
        shapely.contains(shapely.get_parts(world["RUS"]), shapely.Point(181, 67))
    ]
    assert len(chukotka) == 1 and chukotka[0].contains(shapely.Point(179, 67))


@pytest.mark.parametrize("city", IN_CRIMEA)
def test_crimea_is_ukraine(layer: gpd.GeoSeries, city: str) -> None:
    assert list(layer.index[layer.contains(IN_CRIMEA[city])]) == ["UKR"]


def test_russia_and_ukraine_share_no_edge_in_crimea(layer: gpd.GeoSeries) -> None:
    shared = shapely.intersection(layer["RUS"], layer["UKR"])
    assert shapely.length(shared) > 0
    assert shapely.length(shapely.intersection(shared, CRIMEA)) == 0


@pytest.mark.parametrize("name", LINES)
def test_no_border_line_runs_through_crimea(name: str) -> None:
    assert not shapes(name)["RUS-UKR"].intersects(CRIMEA)


@pytest.mark.parametrize("code", CITIES)
def test_a_place_lies_in_the_area_of_its_code(code: str) -> None:
    world = shapes("world")
    assert list(world.index[world.contains(CITIES[code])]) == [code]


def test_the_world_holds_every_state(states: pd.DataFrame) -> None:
    world = set(shapes("world").index)
    assert set(states.index) <= world
    assert (states["can_deposit"] == "true").sum() == 197
    assert {"XKX", "TWN"} <= world


def test_europe_holds_every_state_of_europe(states: pd.DataFrame) -> None:
    europe = set(states.index[states["region"] == "Europe"])
    beside = {"CYP", "TUR", "GEO", "ARM", "AZE", "KAZ", "XKX"}
    assert europe | beside <= set(shapes("europe").index)


@pytest.mark.parametrize("name", LAYERS)
def test_territories_name_their_state(name: str, states: pd.DataFrame) -> None:
    for feature in collection(name)["features"]:
        properties = feature["properties"]
        if feature["id"] in states.index:
            assert set(properties) <= {"label", "marker"}
        elif feature["id"] == "ESH":
            assert properties == {"name": "Western Sahara"}
        else:
            assert properties["name"] and properties["of"] in states.index


@pytest.mark.parametrize("name", LAYERS)
def test_labels_lie_within_their_states_or_are_their_markers(
    name: str, states: pd.DataFrame
) -> None:
    areas = shapes(name)
    for feature in collection(name)["features"]:
        if feature["id"] in states.index:
            label = feature["properties"]["label"]
            marker = feature["properties"].get("marker")
            assert marker == label or areas[feature["id"]].contains(shapely.Point(label))


def test_europe_marks_the_microstates() -> None:
    marked = {
        feature["id"]
        for feature in collection("europe")["features"]
        if "marker" in feature["properties"]
    }
    assert marked == {"AND", "LIE", "MCO", "SMR", "VAT", "MLT"}


def test_the_world_marks_what_no_pointer_can_hit(states: pd.DataFrame) -> None:
    marked = {
        feature["id"]
        for feature in collection("world")["features"]
        if "marker" in feature["properties"]
    }
    assert {"AND", "LIE", "MCO", "SMR", "VAT", "MLT", "TUV", "NRU", "MDV", "SGP"} <= marked
    assert not {"CYP", "FRA", "JAM", "QAT"} & marked
    assert marked <= set(states.index)


@pytest.mark.parametrize("name", LINES)
def test_lines_and_lengths_are_of_the_same_eighteen_pairs(name: str) -> None:
    borders = table("built/borders.csv").set_index("pair")
    assert len(borders) == 18
    assert set(borders["iso3"]) | set(borders["neighbour"]) == FRONTIER
    for feature in collection(name)["features"]:
        row = borders.loc[feature["id"]]
        assert feature["properties"] == {"side": row["iso3"], "neighbour": row["neighbour"]}
        assert feature["geometry"]["type"] == "MultiLineString"
        assert {row["iso3"], row["neighbour"]} == set(feature["id"].split("-"))
    assert list(borders.index) == sorted(shapes(name).index)
    assert set(borders["neighbour"]) == {"RUS", "BLR"}


@pytest.mark.parametrize(("name", "shorter"), [("borders", 0.15), ("borders_detail", 0.03)])
def test_simplified_lines_are_shorter_by_little(name: str, shorter: float) -> None:
    lengths = table("built/borders.csv").set_index("pair")["length_km"].astype(float)
    for pair, line in shapes(name).items():
        assert line.is_valid
        drawn = WGS84.geometry_length(line) / 1000
        assert (1 - shorter) * lengths[pair] <= drawn <= 1.0025 * lengths[pair], pair


def test_lengths_agree_with_published_figures() -> None:
    borders = table("built/borders.csv").set_index("pair")["length_km"].astype(float)
    published = table("border_lengths_published.csv")
    published = published[published["like_for_like"] == "true"]
    columns = published["iso3_a"], published["iso3_b"]
    pairs = ["-".join(sorted(ends)) for ends in zip(*columns, strict=True)]
    assert set(pairs) == set(borders.index)
    for pair, length in zip(pairs, published["length_km"].astype(float), strict=True):
        if pair != "PRK-RUS":  # 16 km along a river: a kilometre either way is more than 5 %
            assert borders[pair] == pytest.approx(length, rel=0.05), pair
