"""Names of states on the map, where there is room for them.

A name stands inside its state, as near to the state's label point as it fits; one of a state by
the sea may reach over the water, never over other land. Large states come first. Names keep off
the bold border lines and off each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from map.print import lettering
from map.print.frame import Frame
from map.print.ground import ground
from record.in_use import kept_with_shapes

SIZES = ((190, 11.0), (110, 9.5), (70, 8.4), (44, 7.4), (28, 6.6), (0, 5.8), (0, 5.0))
"""Size of type in points, by the side of a square as large as the state is on the page."""
OVER_WATER = (5.8, 5.0)
LEADING = 1.12
TALL = 0.8
"""Height of a line of letters, by their size."""
MARGIN = 1.0
GRID = 24
"""Places tried from side to side and from top to bottom of a state."""
OWN = 0.6
"""How much of a name has to stand on its own state where it reaches over the sea."""
BESIDE_LINE = 5.0
BESIDE_MARK = 5.0
EDGE = 4.0
COARSE = 0.5
"""Points by which a coast may be off when room is looked for."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the page: its lines, their size, the middle of them all, and whether it floats.

    A name that floats stands on the sea, beside its state.
    """

    lines: tuple[str, ...]
    size: float
    x: float
    y: float
    floats: bool


@kept_with_shapes()
def names(frame: Frame, called: tuple[tuple[str, str], ...]) -> dict[str, Name]:
    """Return the names that have room in a frame, by code.

    Parameters
    ----------
    called
        Code and name of each state that can be named.
    """
    sheet = _Sheet(frame)
    inland = [(code, name) for code, name in called if code not in sheet.marks]
    for code, name in sorted(inland, key=lambda one: -sheet.room(one[0]).area):
        sheet.name_inside(code, name)
    for code, name in called:
        if code in sheet.marks:
            sheet.name_beside(code, name)
    return sheet.placed


class _Sheet:
    """The map's panel with the names that stand on it so far."""

    def __init__(self, frame: Frame) -> None:
        shapes = ground(frame)
        panel = frame.panel
        self.placed: dict[str, Name] = {}
        self.marks, self.labels = shapes.marks, shapes.labels
        self.inner = shapely.box(
            panel.left + EDGE, panel.low + EDGE, panel.right - EDGE, panel.high - EDGE
        )
        self.land = {code: shape.simplify(COARSE) for code, shape in shapes.land.items()}
        self.codes = np.array(list(self.land))
        self.tree = shapely.STRtree(list(self.land.values()))
        self.heavy = shapely.union_all([*shapes.lines.values()]).simplify(COARSE)
        self.heavy = self.heavy.buffer(BESIDE_LINE * frame.stroke)
        shapely.prepare(self.heavy)
        self.mark = BESIDE_MARK * frame.stroke
        self.taken = [
            _box(np.array([[point.x, point.y]]), 2 * self.mark, 2 * self.mark)[0]
            for point in self.marks.values()
        ]

    def room(self, code: str) -> shapely.Polygon:
        """Return the largest part of a state in the panel."""
        shape = self.land.get(code, shapely.Polygon()).intersection(self.inner)
        return max(shapely.get_parts(shape), key=shapely.area, default=shapely.Polygon())

    def name_inside(self, code: str, name: str) -> None:
        own = self.room(code)
        if not own.area:
            return
        shapely.prepare(own)
        left, low, right, top = own.bounds
        places = _places(own, self.labels.get(code, own.centroid))
        sizes = [size for least, size in SIZES if own.area**0.5 >= least]
        tries = [(size, lines, False) for size in sizes for lines in _arrangements(name)]
        tries += [(size, lines, True) for size in OVER_WATER for lines in _arrangements(name)]
        for size, lines, over_water in tries:
            wide, high = extent(lines, size)
            give = 1 / OWN if over_water else 1
            if wide > (right - left) * give or high > (top - low) * give:
                continue
            bounds = _box(places, wide, high)
            free = self._free(bounds)
            boxes = shapely.box(*bounds[free].T)
            fits = self._over_no_other(code, own, boxes) if over_water else own.contains(boxes)
            best = np.flatnonzero(free)[fits]
            if best.size:
                self._put(code, lines, size, places[best[0]], bounds[best[0]])
                return

    def name_beside(self, code: str, name: str) -> None:
        point, size = self.marks[code], SIZES[-1][1]
        wide, high = extent((name,), size)
        away = self.mark + wide / 2
        places = np.array([(point.x + turn * away, point.y) for turn in (1, -1)])
        bounds = _box(places, wide, high)
        boxes = shapely.box(*bounds.T)
        free = self._free(bounds, but=(point.x, point.y)) & self._dry(code, boxes)
        if free.any():
            best = int(np.argmax(free))
            self._put(code, (name,), size, places[best], bounds[best], floats=True)

    def _free(self, bounds: np.ndarray, but: tuple[float, float] | None = None) -> np.ndarray:
        """Tell which boxes lie in the panel, off the border lines and off all that is taken."""
        boxes = shapely.box(*bounds.T)
        free = shapely.within(boxes, self.inner) & ~shapely.intersects(self.heavy, boxes)
        for left, low, right, high in self.taken:
            if but and left < but[0] < right and low < but[1] < high:
                continue
            free &= ~(
                (bounds[:, 0] < right)
                & (left < bounds[:, 2])
                & (bounds[:, 1] < high)
                & (low < bounds[:, 3])
            )
        return free

    def _over_no_other(self, code: str, own: shapely.Polygon, boxes: np.ndarray) -> np.ndarray:
        free = self._dry(code, boxes)
        on_land = shapely.area(shapely.intersection(boxes[free], own))
        free[free] = on_land >= OWN * shapely.area(boxes[free])
        return free

    def _dry(self, code: str, boxes: np.ndarray) -> np.ndarray:
        """Tell which boxes touch no land but that of a state."""
        box, touched = self.tree.query(boxes, predicate="intersects")
        free = np.ones(len(boxes), dtype=bool)
        free[box[self.codes[touched] != code]] = False
        return free

    def _put(
        self,
        code: str,
        lines: tuple[str, ...],
        size: float,
        place: np.ndarray,
        box: np.ndarray,
        *,
        floats: bool = False,
    ) -> None:
        self.placed[code] = Name(lines, size, float(place[0]), float(place[1]), floats)
        self.taken.append(box)


def _places(own: shapely.Polygon, wish: shapely.Point) -> np.ndarray:
    """Return points in a state, those near to the wish first; height weighs more than width."""
    left, low, right, high = own.bounds
    grid = np.array(np.meshgrid(np.linspace(left, right, GRID), np.linspace(low, high, GRID)))
    if not own.contains(wish):
        wish = own.centroid
    points = np.vstack([[wish.x, wish.y], grid.reshape(2, -1).T])
    away = points - [wish.x, wish.y]
    return points[np.argsort(np.hypot(away[:, 0], 1.3 * away[:, 1]), kind="stable")]


def extent(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """Return width and height of a name in points, with a margin at its sides."""
    wide = max(lettering.width(line, lettering.STRONG, size) for line in lines)
    return wide + 2 * MARGIN, (len(lines) - 1) * size * LEADING + size * TALL


def _box(places: np.ndarray, wide: float, high: float) -> np.ndarray:
    """Return left, low, right and high of boxes around places, a row each."""
    half = np.array([wide, high]) / 2
    return np.hstack([places - half, places + half])


def _arrangements(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name in one line, and in two of about the same length."""
    yield (name,)
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if spaces:
        middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
        yield name[:middle], name[middle + 1 :]
