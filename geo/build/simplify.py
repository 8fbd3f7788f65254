"""Generalise areas that share borders, without opening gaps between them.

`shapely.coverage_simplify` keeps shared edges identical but takes one tolerance for all. Here each
polygon has its own, and an edge gets the finer one of its two sides: the polygons are simplified in
rounds, from the finest tolerance to the coarsest, in each round only those that allow it and with
their outer boundary fixed. The sea takes part, so that coasts are edges like any other.

Tolerances are metres: a vertex goes when the triangle that it makes is smaller than their square.
"""

import geopandas as gpd
import numpy as np
import pyproj
import shapely

# Triangles are compared by area, so the projection must keep areas and nothing else.
# Without `+over` PROJ wraps what lies past 180° east back to the west, right across the map.
EQUAL_AREA = pyproj.Transformer.from_crs(
    "EPSG:4326", "+proj=cea +ellps=WGS84 +units=m +over", always_xy=True
)
SEA_MARGIN_M = 100_000
SMALLEST_ISLAND = 2  # squares of its tolerance: anything smaller would end as a triangle


def generalise(parts: gpd.GeoSeries, tolerance: np.ndarray) -> gpd.GeoSeries:
    """Simplify polygons in degrees and put them together again, one shape for each index value.

    `tolerance` (metres) belongs to the polygons of `parts`, whose index says what they are part of.
    """
    metres = gpd.GeoSeries(to_metres(parts.values), index=parts.index)
    kept = without_islets(metres, SMALLEST_ISLAND * tolerance**2)
    metres, tolerance = metres[kept], tolerance[kept]
    simple = gpd.GeoSeries(simplify(metres.values, tolerance), index=metres.index)
    # Put together before going back to degrees, where a long edge is a slightly different line.
    whole = simple.groupby(level=0).agg(lambda shapes: shapely.coverage_union_all(shapes.values))
    return gpd.GeoSeries(to_degrees(whole.to_numpy()), index=whole.index, crs="EPSG:4326")


def simplify(polygons: np.ndarray, tolerance: np.ndarray) -> np.ndarray:
    """Simplify a coverage of polygons in metres, each by its own `tolerance`."""
    polygons = np.array(polygons)
    west, south, east, north = shapely.total_bounds(polygons)
    frame = shapely.buffer(shapely.box(west, south, east, north), SEA_MARGIN_M, join_style="mitre")
    for step in np.unique(tolerance):
        allowed = tolerance >= step
        sea = shapely.get_parts(shapely.difference(frame, shapely.coverage_union_all(polygons)))
        simpler = shapely.coverage_simplify(
            np.concatenate([polygons[allowed], sea]), step, simplify_boundary=False
        )
        polygons[allowed] = simpler[: allowed.sum()]
    return polygons


def without_islets(parts: gpd.GeoSeries, smallest: np.ndarray) -> np.ndarray:
    """Tell which polygons to keep: all but islands of less than `smallest` square metres.

    The largest polygon of each area stays whatever its size, and so does a polygon that touches
    another area, since it would leave a hole.
    """
    area = parts.area
    largest = area == area.groupby(level=0).transform("max")
    one, other = shapely.STRtree(parts.values).query(parts.values, predicate="intersects")
    touching = np.zeros(len(parts), dtype=bool)
    touching[one[one != other]] = True
    return (area >= smallest).to_numpy() | largest.to_numpy() | touching


def to_metres(shapes: np.ndarray) -> np.ndarray:
    """Project degrees on WGS84 to metres in which areas are true."""
    return shapely.transform(shapes, EQUAL_AREA.transform, interleaved=False)


def to_degrees(shapes: np.ndarray) -> np.ndarray:
    """Project such metres back to degrees on WGS84."""
    return shapely.transform(
        shapes, lambda x, y: EQUAL_AREA.transform(x, y, direction="INVERSE"), interleaved=False
    )
