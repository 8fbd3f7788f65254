"""The second sign of a status in a chart: the hatch that it has on the map, as lines and dots."""

from collections.abc import Iterator
from math import ceil, cos, sin, tan

import pandas as pd

from palette.colours import HATCH
from palette.hatches import SIGNS, TILE

COLUMNS = ["status", "x", "y", "x2", "y2"]

Stroke = tuple[float, float, float, float]
Line = tuple[str, float, float, float, float]


def strokes(name: str, rects: pd.DataFrame, *, across: float, up: float) -> pd.DataFrame:
    """Return the strokes of a sign inside the rectangles that have it; columns are `COLUMNS`.

    A stripe is a line, and a dot a line without length.

    Parameters
    ----------
    rects
        Columns `status`, `x`, `x2`, `y`, `y2`, in the units of the chart's scales.
    across, up
        How many of these units a pixel measures along each axis; `up` is negative where the
        scale runs downwards.
    """
    sign = SIGNS[name]
    draw = _stripes if sign.kind == "stripe" else _dots
    own = rects[rects["status"].map(HATCH) == name].sort_values("x", kind="stable")
    found = [
        (rect.status, *stroke)
        for rect in own.itertuples()
        for stroke in draw(
            sign.radians, rect.x / across, rect.x2 / across, *sorted((rect.y / up, rect.y2 / up))
        )
    ]
    table = pd.DataFrame(_joined(found), columns=COLUMNS)
    table[["x", "x2"]] *= across
    table[["y", "y2"]] *= up
    return table.round(2)


def _stripes(turn: float, left: float, right: float, low: float, high: float) -> Iterator[Stroke]:
    slope = tan(turn)
    for offset in _grid(low - slope * right, high - slope * left, TILE / cos(turn)):
        start, end = left, right
        if slope:
            start, end = max(left, (low - offset) / slope), min(right, (high - offset) / slope)
        yield start, start * slope + offset, end, end * slope + offset


def _dots(turn: float, left: float, right: float, low: float, high: float) -> Iterator[Stroke]:
    along, beside = cos(turn), sin(turn)
    rows = _grid(low * along - right * beside, high * along - left * beside)
    for place in _grid(left * along + low * beside, right * along + high * beside):
        for row in rows:
            x, y = place * along - row * beside, place * beside + row * along
            if left <= x < right and low <= y < high:
                yield x, y, x, y


def _joined(found: list[Line]) -> list[Line]:
    """Return lines with those made one that go on where another ends."""
    ends: dict[tuple[str, float, float], Line] = {}
    for status, x, y, x2, y2 in found:
        before = ends.pop((status, x, y), None)
        ends[status, x2, y2] = (status, *(before[1:3] if before else (x, y)), x2, y2)
    return list(ends.values())


def _grid(low: float, high: float, step: float = TILE) -> list[float]:
    """Return the multiples of a step between two bounds, the same for neighbouring shapes."""
    return [place * step for place in range(ceil(low / step), ceil(high / step))]
