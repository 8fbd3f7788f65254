"""Shapes of a frame as paths that matplotlib draws, made once per process."""

import numpy as np
import shapely
from matplotlib.path import Path

from map.print import hatches
from map.print.frame import Frame
from map.print.ground import DECIMALS, ground
from record.in_use import kept_with_shapes


@kept_with_shapes()
def land(frame: Frame) -> dict[str, Path]:
    """Return the outlines of all land in a frame, by code."""
    paths = {code: of_shape(shape) for code, shape in ground(frame).land.items()}
    return {code: path for code, path in paths.items() if np.size(path.vertices)}


@kept_with_shapes()
def lines(frame: Frame) -> dict[str, Path]:
    """Return the border lines in a frame, by pair."""
    return {
        pair: joined([Path(shapely.get_coordinates(line)) for line in shapely.get_parts(shape)])
        for pair, shape in ground(frame).lines.items()
    }


@kept_with_shapes()
def hatch(frame: Frame, code: str, sign: str) -> Path:
    """Return a sign (a value of `palette.colours.HATCH`) within a state."""
    return of_shape(hatches.of_state(frame, code, sign))


def of_shape(shape: shapely.Geometry) -> Path:
    """Return the polygons of a shape."""
    parts = shapely.get_parts(shape)
    polygons = [one for one in parts if one.geom_type == "Polygon" and not one.is_empty]
    rings = [ring for one in polygons for ring in (one.exterior, *one.interiors)]
    return joined([_ring(shapely.get_coordinates(ring).round(DECIMALS)) for ring in rings])


def joined(paths: list[Path]) -> Path:
    """Return paths as one."""
    return Path.make_compound_path(*paths)


def _ring(points: np.ndarray) -> Path:
    codes = np.full(len(points), Path.LINETO, dtype=Path.code_type)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(points, codes)
