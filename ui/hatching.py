"""The second sign of a status in a chart: the hatch that it has on the map, as lines and dots."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from geo.palette import HATCH

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
    found = [line for rect in rects.itertuples() for line in _lines(rect, across, up)]
    return pd.DataFrame(found, columns=LINES)


def dots(rects: pd.DataFrame, *, across: float, up: float) -> pd.DataFrame:
    """Return the dots inside rectangles; columns are `DOTS`, parameters as for `lines`."""
    found = [
        (rect.status, x * across, y * up)
        for rect in rects.itertuples()
        if HATCH.get(rect.status) == "dots"
        for x in _grid(rect.x / across, rect.x2 / across)
        for y in _grid(*sorted((rect.y / up, rect.y2 / up)))
    ]
    return pd.DataFrame(found, columns=DOTS)


def _lines(rect: Any, across: float, up: float) -> Iterator[tuple[str, float, float, float, float]]:
    status = rect.status
    left, right = rect.x / across, rect.x2 / across
    low, high = sorted((rect.y / up, rect.y2 / up))
    if HATCH.get(status) == "lines":
        for y in _grid(low, high):
            yield status, rect.x, y * up, rect.x2, y * up
    if HATCH.get(status) == "diagonal":
        for offset in _grid(low - right, high - left, TILE * 1.4):
            start, end = max(left, low - offset), min(right, high - offset)
            yield status, start * across, (start + offset) * up, end * across, (end + offset) * up


def _grid(low: float, high: float, step: float = TILE) -> np.ndarray:
    """Return the multiples of a step between two bounds, the same for neighbouring shapes."""
    return np.arange(np.ceil(low / step), np.ceil(high / step)) * step
