"""The shapes of a picture, projected, cut to its frame and put in their place on the page."""

from dataclasses import dataclass

import geopandas as gpd
import pyproj
import shapely

from map.print.frame import Frame
from record.in_use import kept_with_shapes
from record.shapes import layer

STEP = 0.5
"""Degrees between the points of a straight edge, so that it bends as its projection does."""
DECIMALS = 2
"""Of a point: 0.0035 mm."""
BLEED = 12
"""Points that the shapes go on beyond the map's panel, so that no cut edge is seen."""
FINEST_BEND = 0.08
"""Points by which a border line may be straightened: nothing that a press can show."""


@dataclass(frozen=True, eq=False)
class Ground:
    """The shapes of a frame in points on the page, by code.

    `land` holds states and territories, `lines` the border pairs, `marks` a point for each state
    that is too small to be seen, `labels` the point at which a state's name should stand.
    """

    land: dict[str, shapely.Geometry]
    lines: dict[str, shapely.Geometry]
    sides: dict[str, str]
    marks: dict[str, shapely.Point]
    labels: dict[str, shapely.Point]


@kept_with_shapes()
def ground(frame: Frame) -> Ground:
    """Return the shapes of a frame; they are the same for every day."""
    areas, borders = layer(frame.layer), layer("borders")
    land = placed(areas.geometry.segmentize(STEP), frame)
    lines = placed(borders.geometry, frame).line_merge().simplify(FINEST_BEND)
    return Ground(
        land={code: shape for code, shape in land.items() if not shape.is_empty},
        lines=dict(lines),
        sides=dict(borders["side"]),
        marks=_points(areas["marker"], frame),
        labels=_points(areas["label"], frame),
    )


def bar_length(frame: Frame, metres: float) -> float:
    """Return the length on the page of a distance from west to east at the scale bar's place."""
    longitude, latitude = frame.bar_at
    (east,), _, _ = pyproj.Geod(ellps="WGS84").fwd([longitude], [latitude], [90], [metres])
    ends = gpd.GeoSeries.from_xy([longitude, east], [latitude, latitude], crs="EPSG:4326")
    west, east = ends.to_crs(frame.crs)
    return west.distance(east) * frame.points_per_metre


def placed(shapes: gpd.GeoSeries, frame: Frame) -> gpd.GeoSeries:
    """Project shapes in degrees, put them on the page and cut them to the map's panel."""
    panel, shown, scale = frame.panel, frame.shown, frame.points_per_metre
    onto_page = (scale, 0, 0, scale, panel.left - shown.left * scale, panel.low - shown.low * scale)
    whole = shapes.to_crs(frame.crs).affine_transform(onto_page)
    cut = whole.make_valid().clip_by_rect(
        panel.left - BLEED, panel.low - BLEED, panel.right + BLEED, panel.high + BLEED
    )
    return gpd.GeoSeries(shapely.set_precision(cut.values, 10**-DECIMALS), index=cut.index)


def _points(column: gpd.GeoSeries, frame: Frame) -> dict[str, shapely.Point]:
    given = column.dropna()
    points = placed(gpd.GeoSeries(map(shapely.Point, given), given.index, crs="EPSG:4326"), frame)
    return {code: point for code, point in points.items() if not point.is_empty}
