"""The second sign of a status in a chart: the hatch that it has on the map, as lines and dots."""

import math
from collections.abc import Iterator

import pandas as pd

from palette.colours import HATCH

TILE = 7.0
"""Size in pixels of the tile that a hatch repeats, as on the map."""

LINES = ["status", "x", "y", "x2", "y2"]
DOTS = ["status", "x", "y"]


def lines(rects: pd.DataFrame, *, across: float, up: float) -> pd.DataFrame:
    """Return the hatch lines inside rectangles; columns are `LINES`.

    Parameters
    ----------
    rects
        Columns `status`, `x`, `x2`, `y`, `y2`, in the units of the chart's scales.
    across, up
        How many of these units a pixel measures along each axis; `up` is negative where the
        scale runs downwards.
    """
    found = [line for rect in _pixels(rects, across, up) for line in _lines(*rect)]
    table = pd.DataFrame(_joined(found), columns=LINES)
    table[["x", "x2"]] *= across
    table[["y", "y2"]] *= up
    return table.round(2)


def dots(rects: pd.DataFrame, *, across: float, up: float) -> pd.DataFrame:
    """Return the dots inside rectangles; columns are `DOTS`, parameters as for `lines`."""
    found = [
        (status, x * across, y * up)
        for status, left, right, low, high in _pixels(rects, across, up)
        if HATCH.get(status) == "dots"
        for x in _grid(left, right)
        for y in _grid(low, high)
    ]
    return pd.DataFrame(found, columns=DOTS).round(2)


Line = tuple[str, float, float, float, float]


def _pixels(rects: pd.DataFrame, across: float, up: float) -> Iterator[Line]:
    """Return the status, left, right, low and high of each rectangle, in pixels."""
    for rect in rects.sort_values("x", kind="stable").itertuples():
        low, high = sorted((rect.y / up, rect.y2 / up))
        yield rect.status, rect.x / across, rect.x2 / across, low, high


def _lines(status: str, left: float, right: float, low: float, high: float) -> Iterator[Line]:
    if HATCH.get(status) == "lines":
        for y in _grid(low, high):
            yield status, left, y, right, y
    if HATCH.get(status) == "diagonal":
        for offset in _grid(low - right, high - left, TILE * 1.4):
            start, end = max(left, low - offset), min(right, high - offset)
            yield status, start, start + offset, end, end + offset


def _joined(found: list[Line]) -> list[Line]:
    """Return lines with those made one that go on where another ends."""
    ends: dict[tuple[str, float, float], Line] = {}
    for status, x, y, x2, y2 in found:
        before = ends.pop((status, x, y), None)
        ends[status, x2, y2] = (status, *(before[1:3] if before else (x, y)), x2, y2)
    return list(ends.values())


def _grid(low: float, high: float, step: float = TILE) -> list[float]:
    """Return the multiples of a step between two bounds, the same for neighbouring shapes."""
    return [place * step for place in range(math.ceil(low / step), math.ceil(high / step))]
