"""Shapes as GeoJSON asks for them (RFC 7946), for every program but our own map.

The map's own layers run to 191° east, so that Russia and Fiji are whole there.
"""

from typing import Any

import antimeridian
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.packed import unpack

DECIMALS = 6
"""Of a degree, 0.1 m: what a line that is cut gets; no other position has as many."""
FULL_CIRCLE = 360

Box = list[float]
"""West, south, east and north; what lies across 180° has its west in the east (RFC 7946, 5.2)."""


def cut(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape cut at 180°, its outer rings counter-clockwise, its inner ones clockwise."""
    if shape.bounds[2] > FULL_CIRCLE / 2:
        parts = shapely.multipolygons(shapely.get_parts(shape))
        whole = antimeridian.fix_multi_polygon(parts, fix_winding=True, great_circle=False)
        shape = shapely.transform(whole, lambda xy: np.round(xy, DECIMALS))
    return shapely.orient_polygons(shape, exterior_cw=False)


def box(shapes: Any) -> Box:
    """Return the bounding box of shapes that go on past 180° east where they lie across it."""
    west, south, east, north = (float(side) for side in shapely.total_bounds(shapes))
    if east - west >= FULL_CIRCLE:
        west, east = -FULL_CIRCLE / 2, FULL_CIRCLE / 2
    elif east > FULL_CIRCLE / 2:
        east = round(east - FULL_CIRCLE, DECIMALS)
    return [west, south, east, north]


def shapes(content: bytes) -> dict[str, BaseGeometry]:
    """Return the shapes of a built layer by the ids of its features."""
    features = unpack(content)["features"]
    return {one["id"]: shapely.geometry.shape(one["geometry"]) for one in features}
