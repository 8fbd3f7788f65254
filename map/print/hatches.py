"""The second sign of a class as shapes: stripes and dots cut to a state's outline.

Drawn shapes look the same in every format and press; tiled patterns show seams in some readers
of PDF.
"""

import numpy as np
import shapely
from shapely import affinity

from map.print.frame import Box, Frame
from map.print.ground import ground
from palette.hatches import SIGNS, TILE
from record.in_use import kept_with_shapes

PIXEL = 0.7
"""Points on this page of a pixel of the map in the browser."""
SMALLEST = 0.62
"""Scale of hatches where states are small, against Europe."""


@kept_with_shapes()
def of_state(frame: Frame, code: str, sign: str) -> shapely.Geometry:
    """Return a sign (by its name in `palette.hatches`) within a state, in points on the page."""
    panel = shapely.box(frame.panel.left, frame.panel.low, frame.panel.right, frame.panel.high)
    return cut(sign, ground(frame).land[code].intersection(panel), scale(frame))


def of_box(frame: Frame, box: Box, sign: str) -> shapely.Geometry:
    """Return a sign within a box of the legend."""
    return cut(sign, shapely.box(box.left, box.low, box.right, box.high), scale(frame))


def over_panel(frame: Frame, sign: str) -> shapely.Geometry:
    """Return a sign over the whole map, uncut at its edges."""
    panel = frame.panel
    strokes, turn = _strokes(
        sign, shapely.box(panel.left, panel.low, panel.right, panel.high), scale(frame)
    )
    return affinity.rotate(strokes, turn, origin=(0, 0))


def scale(frame: Frame) -> float:
    """Return the scale of the hatches in a frame."""
    return max(frame.stroke, SMALLEST)


def cut(name: str, shape: shapely.Geometry, scale: float) -> shapely.Geometry:
    """Return a sign within a shape; where shapes meet it goes on without a break."""
    if shape.is_empty:
        return shape
    strokes, turn = _strokes(name, shape, scale)
    level = affinity.rotate(shape, -turn, origin=(0, 0))
    return affinity.rotate(shapely.intersection(strokes, level), turn, origin=(0, 0))


def _strokes(
    name: str, shape: shapely.Geometry, scale: float
) -> tuple[shapely.MultiPolygon, float]:
    """Return the strokes of a sign that reach over a shape, laid level, and their turn."""
    sign, pixel = SIGNS[name], PIXEL * scale
    left, low, right, high = affinity.rotate(shape, -sign.turn, origin=(0, 0)).bounds
    rows = _steps(low, high, TILE * pixel)
    if sign.kind == "stripe":
        half = sign.size * pixel / 2
        marks = shapely.box(left - 1, rows - half, right + 1, rows + half)
    else:
        columns = _steps(left, right, TILE * pixel)
        marks = shapely.buffer(
            shapely.points(np.stack(np.meshgrid(columns, rows), -1).reshape(-1, 2)),
            sign.size * pixel,
            quad_segs=3,
        )
    return shapely.multipolygons(marks), sign.turn


def _steps(low: float, high: float, step: float) -> np.ndarray:
    return np.arange(np.floor(low / step), np.ceil(high / step) + 1) * step
