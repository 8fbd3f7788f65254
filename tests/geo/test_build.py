"""From the raw sources to the layers."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely

from geo.build import areas, border_lines, simplify
from geo.build.__main__ import build

pytestmark = pytest.mark.command

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
WGS84 = pyproj.Geod(ellps="WGS84")


@pytest.fixture(scope="module")
def world() -> gpd.GeoDataFrame:
    return areas.read(RAW / "ne_10m_admin_0_countries.zip")


@pytest.fixture(scope="module")
def lines() -> gpd.GeoDataFrame:
    return border_lines.read(RAW / "osm_borders_10m.geojson.gz")


def km2(shape: shapely.Geometry) -> float:
    return float(shapely.area(simplify.to_metres(shape)) / 1e6)


def test_a_build_gives_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    build(ROOT / "data", tmp_path / "built", tmp_path / "geometry")
    for folder, committed in (
        ("built", ROOT / "data" / "built"),
        ("geometry", ROOT / "static" / "geometry"),
    ):
        made = sorted((tmp_path / folder).iterdir())
        assert made
        for path in made:
            assert path.read_bytes() == (committed / path.name).read_bytes(), path.name


def test_each_area_has_one_key_and_no_state_is_missing(world: gpd.GeoDataFrame) -> None:
    states = pd.read_csv(ROOT / "data" / "states.csv", dtype=str, keep_default_na=False)
    assert world.index.is_unique and world.index.is_monotonic_increasing
    assert set(states["iso3"]) <= set(world.index)
    assert not set(world.index) & {*areas.MERGED, *areas.LEFT_OUT, *areas.RENAMED}
    territories = world.drop(index=[*states["iso3"], "ESH"])
    assert territories["of"].isin(states["iso3"]).all()
    assert territories.loc[["GRL", "GIB", "HKG", "PRI"], "of"].tolist() == [
        "DNK",
        "GBR",
        "CHN",
        "USA",
    ]


def test_areas_are_a_valid_coverage_before_simplifying(world: gpd.GeoDataFrame) -> None:
    assert world.is_valid.all()
    assert shapely.coverage_is_valid(world.geometry.values)


@pytest.mark.parametrize("place", [(34.10, 44.95), (33.55, 44.55), (36.47, 45.35)])
def test_crimea_is_ukraine_in_the_full_areas(
    world: gpd.GeoDataFrame, place: tuple[float, float]
) -> None:
    assert list(world.index[world.contains(shapely.Point(place))]) == ["UKR"]


def test_no_false_border_stays_at_perekop(world: gpd.GeoDataFrame) -> None:
    ukraine, russia = world.geometry["UKR"], world.geometry["RUS"]
    crimea = shapely.box(32, 44, 36.9, 46.4)
    assert not shapely.intersection(ukraine, russia).intersects(crimea)
    kherson_and_simferopol = shapely.points([(33.5, 46.4), (34.10, 44.95)])
    mainland = [part for part in ukraine.geoms if part.contains(kherson_and_simferopol[0])]
    assert mainland[0].contains(kherson_and_simferopol[1])


def test_western_sahara_reaches_from_27_40_north_to_mauritania(world: gpd.GeoDataFrame) -> None:
    west_sahara = world.geometry["ESH"]
    assert km2(west_sahara) == pytest.approx(266_000, rel=0.02)
    assert west_sahara.bounds[3] == pytest.approx(27 + 40 / 60)
    assert world.geometry["MAR"].bounds[1] == pytest.approx(27.6614, abs=1e-3)


def test_russia_has_no_seam_at_the_antimeridian(world: gpd.GeoDataFrame) -> None:
    chukotka_west_and_east = shapely.points([(179.5, 67), (180.5, 67)])
    mainland = [
        part for part in world.geometry["RUS"].geoms if part.contains(chukotka_west_and_east[0])
    ]
    assert mainland[0].contains(chukotka_west_and_east[1])
    west, _, east, _ = world.geometry["FJI"].bounds
    assert east - west < 10


def test_labels_lie_within_the_full_areas(world: gpd.GeoDataFrame) -> None:
    assert shapely.within(world["label"].to_numpy(), world.geometry.values).all()


def test_projecting_there_and_back_moves_nothing_past_180() -> None:
    chukotka = shapely.box(170, 60, 191, 70)
    there_and_back = simplify.to_degrees(simplify.to_metres(chukotka))
    assert np.allclose(
        shapely.get_coordinates(there_and_back), shapely.get_coordinates(chukotka), atol=1e-8
    )


def test_an_edge_gets_the_finer_tolerance_of_its_two_sides() -> None:
    wave = [(x, 300 * (x // 1000 % 2)) for x in range(0, 20_001, 1000)]
    south = shapely.Polygon([*wave, (20_000, -9_000), (0, -9_000)])
    north = shapely.Polygon([*wave, (20_000, 9_000), (0, 9_000)])
    fine = simplify.simplify(np.array([south, north]), np.array([100, 5_000]))
    assert shapely.get_num_coordinates(fine[1]) == shapely.get_num_coordinates(north)
    coarse = simplify.simplify(np.array([south, north]), np.array([5_000, 5_000]))
    assert shapely.get_num_coordinates(coarse[1]) < shapely.get_num_coordinates(north)
    for simple in (fine, coarse):
        assert shapely.coverage_is_valid(simple)


def test_islets_go_but_no_area_and_no_exclave_does() -> None:
    mainland = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 5, 5))
    shapes = {
        "A": [mainland, shapely.box(20, 0, 21, 1)],  # the second is an islet
        "B": [shapely.box(30, 0, 40, 10), shapely.box(4, 4, 5, 5)],  # an exclave within A
        "C": [shapely.box(50, 0, 51, 1)],  # all that C has
    }
    parts = gpd.GeoSeries(
        [shape for own in shapes.values() for shape in own],
        index=[code for code, own in shapes.items() for _ in own],
    )
    kept = simplify.without_islets(parts, np.full(len(parts), 2.0))
    assert kept.tolist() == [True, False, True, True, True]


def test_length_km_is_the_geodesic_length_of_the_full_lines(lines: gpd.GeoDataFrame) -> None:
    assert len(lines) == 18
    for pair, border in lines.iterrows():
        measured = WGS84.geometry_length(border["geometry"]) / 1000
        rounding = 0.05  # the source gives one decimal, which is 0.3 % of North Korea's 16 km
        within = max(0.0015 * border["length_km"], rounding)
        assert measured == pytest.approx(border["length_km"], abs=within), pair


def test_a_simplified_line_keeps_its_ends_and_its_distance(lines: gpd.GeoDataFrame) -> None:
    line = lines.geometry["LVA-RUS"]
    simple = border_lines.simplify(line, 500)
    ends = [0, -1]
    assert np.allclose(
        shapely.get_coordinates(simple)[ends], shapely.get_coordinates(line)[ends], atol=1e-8
    )
    # Half a kilometre is at most 0.009 degrees of longitude at 57° north.
    assert shapely.hausdorff_distance(simple, line) < 0.009
