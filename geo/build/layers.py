"""The two layers of areas that the browser draws: Europe, fine and loaded first, and the world.

Tolerances are metres, see `geo.build.simplify`. They spend the bytes where readers look: tests hold
what each layer may weigh.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.ops import split

from geo.build.layer_file import rounded
from geo.build.simplify import generalise, to_metres

MICROSTATES = ["AND", "LIE", "MCO", "SMR", "VAT", "MLT"]
EUROPE_BESIDE_M49 = ["CYP", "TUR", "GEO", "ARM", "AZE"]
ACROSS_THE_SEA = ["MAR", "DZA", "TUN", "LBY", "EGY", "ISR", "PSE", "LBN", "SYR", "JOR", "IRQ"]
BESIDE_EUROPE = [*ACROSS_THE_SEA, "FRO", "GGY", "GIB", "IMN", "JEY"]
BALTIC = ["EST", "LVA", "LTU"]
EASTERN_FLANK = ["FIN", "POL", "BLR", "UKR"]
FJORDS = ["NOR", "ISL"]

# The layer of Europe holds every area that reaches into the first box, and of it the polygons that
# reach into the second: France without Guiana.
EUROPE_FRAME = shapely.box(-30, 22, 75, 82)
EUROPE_EXTENT = shapely.box(-75, 17, 195, 84)

KALININGRAD = shapely.box(19, 54, 23.1, 55.5)
ARCTIC = 73  # degrees north: Svalbard, Novaya Zemlya, Severnaya Zemlya
# Russia is one polygon from Saint Petersburg to the Bering Strait. A line from its border with
# Kazakhstan to the Kara Sea, vertex to vertex, tells its two ends apart.
MOSCOW = shapely.Point(37.62, 55.75)
URALS = shapely.points([(65.5, 54.7), (67.0, 68.9)])

# A state without a polygon larger than this (km²) cannot be hit with a pointer on a world map.
SMALL = 5_500


def europe(areas: gpd.GeoDataFrame, states: pd.DataFrame) -> gpd.GeoDataFrame:
    """Generalise what the view of Europe can show, each area whole: a cut edge would be seen.

    `areas` are those of `geo.build.areas.read`, `states` is the table of that name. The column
    `marker` tells the states that are too small to click.
    """
    parts = _parts(areas)
    in_frame = parts.index[parts.intersects(EUROPE_FRAME)]
    parts = parts[parts.index.isin(in_frame) & parts.intersects(EUROPE_EXTENT)]
    m49_europe = states.loc[states["region"] == "Europe", "iso3"]

    tolerance = pd.Series(45_000, index=parts.index)
    tolerance[parts.index.isin(BESIDE_EUROPE)] = 15_000
    tolerance[parts.index.isin([*m49_europe, *EUROPE_BESIDE_M49])] = 5_500
    tolerance[parts.index.isin(FJORDS)] = 7_000
    tolerance[parts.index.isin(EASTERN_FLANK)] = 4_000
    tolerance[parts.index.isin(BALTIC) | parts.within(KALININGRAD)] = 3_000
    tolerance[parts.index.isin(MICROSTATES)] = 1_000
    tolerance[_siberia(parts)] = 45_000
    tolerance[_arctic(parts) & (parts.index != "GRL")] = 20_000
    return _layer(areas, generalise(parts, tolerance.to_numpy()), marked=MICROSTATES)


def world(areas: gpd.GeoDataFrame, states: pd.DataFrame) -> gpd.GeoDataFrame:
    """Generalise all areas, the states of Europe finer than the rest; columns as in `europe`."""
    parts = _parts(areas)
    m49_europe = states.loc[states["region"] == "Europe", "iso3"]
    largest = pd.Series(shapely.area(to_metres(parts.values)), parts.index).groupby(level=0).max()
    small = largest.index[largest / 1e6 < SMALL]

    tolerance = pd.Series(9_500, index=parts.index)
    tolerance[parts.index.isin([*m49_europe, *EUROPE_BESIDE_M49])] = 6_500
    tolerance[parts.index.isin(FJORDS)] = 9_500
    tolerance[parts.index.isin([*EASTERN_FLANK, *BALTIC]) | parts.within(KALININGRAD)] = 4_500
    tolerance[parts.index.isin(small)] = 2_000
    tolerance[_siberia(parts)] = 12_000
    tolerance[_arctic(parts)] = 20_000
    return _layer(areas, generalise(parts, tolerance.to_numpy()), marked=small)


def _parts(areas: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the polygons of all areas, indexed by the area's code, Russia cut at the Urals."""
    parts = areas.geometry.explode()
    russia = (parts.index == "RUS") & parts.contains(MOSCOW)
    uncut = parts[russia].iloc[0]
    vertices = shapely.points(shapely.get_coordinates(uncut.exterior))
    ends = [vertices[shapely.distance(vertices, end).argmin()] for end in URALS]
    pieces = shapely.get_parts(split(uncut, shapely.LineString(ends)))
    return pd.concat(
        [parts[~russia], gpd.GeoSeries(pieces, index=["RUS"] * len(pieces), crs=parts.crs)]
    )


def _siberia(parts: gpd.GeoSeries) -> np.ndarray:
    return (parts.index == "RUS") & (parts.bounds["minx"] > URALS[0].x - 5)


def _arctic(parts: gpd.GeoSeries) -> np.ndarray:
    return shapely.get_y(shapely.centroid(parts.values)) > ARCTIC


def _layer(
    areas: gpd.GeoDataFrame, shapes: gpd.GeoSeries, *, marked: list[str] | pd.Index
) -> gpd.GeoDataFrame:
    """Return the rows of `areas` that have a shape, rounded as it is shipped, and `marker`."""
    shapes = shapes.set_crs(areas.crs)
    shapes[:] = rounded(shapes.values)
    if not (shapes.is_valid.all() and shapes.is_valid_coverage()):
        raise ValueError("areas overlap after simplifying and rounding")
    layer = areas.loc[shapes.index].set_geometry(shapes)
    layer["marker"] = layer.index.isin(marked)
    lost = ~layer["marker"] & ~layer.contains(gpd.GeoSeries(layer["label"], crs=areas.crs))
    if lost.any():
        raise ValueError(f"label points outside their areas: {list(layer.index[lost])}")
    return layer
