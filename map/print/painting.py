"""The map in pixels, for pictures of many days: what is the same every day is made once.

Each state, border line and mark is a mask, its shape in shades of grey; a day is painted by laying
the look of a status through the masks of the states that have it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from PIL import Image, ImageDraw
from shapely import ops

from map.print import hatches, styles
from map.print.chart import CHOSEN, DASH, DOUBT, FAINT, MARK, OUTLINE, STROKES
from map.print.content import Content
from map.print.frame import Frame
from map.print.ground import ground
from map.print.sheet import QUIET
from record.in_use import kept_with_shapes

PIXELS = 2
"""Of the picture, per point."""
SMOOTH = 3
"""Edges are drawn so many times larger, so that they come out smooth."""
FINEST_BEND = 0.25
"""Points by which a border line may be straightened: half a pixel."""
OPAQUE = 255


@dataclass(frozen=True, slots=True)
class Mask:
    """A shape in shades of grey, and where its upper left corner lies on the map."""

    shades: Image.Image
    at: tuple[int, int]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom on the map."""
        return (
            *self.at,
            self.at[0] + self.shades.width,
            self.at[1] + self.shades.height,
        )


@kept_with_shapes(20)
def painting(frame: Frame) -> "Painting":
    """Return the map of a frame, to be painted day by day."""
    return Painting(frame)


class Painting:
    """The map of a frame, whose masks and looks are made when they are first needed."""

    def __init__(self, frame: Frame) -> None:
        """Take the shapes of a frame; nothing is painted yet."""
        self._frame, self._shapes = frame, ground(frame)
        self._panel = frame.panel
        self.size = (round(frame.panel.width * PIXELS), round(frame.panel.height * PIXELS))
        self._masks: dict[tuple[str, ...], Mask | None] = {}
        self._looks: dict[tuple[str, bool], Image.Image] = {}
        self._plain: dict[frozenset[str], Image.Image] = {}

    def on(self, said: Content) -> Image.Image:
        """Return the map of a day."""
        image = self._base(said).copy()
        for code, status in said.statuses.items():
            self._lay(image, self._state(code), self._look(status, faint=code in said.faint))
        self._lay(image, self._outlines(), styles.surface("sea"))
        for code in sorted(said.uncertain):
            self._lay(image, self._doubt(code), styles.surface("ink"))
        for stroke, width in STROKES:
            self._borders(image, said, stroke, width)
        self._marks(image, said)
        if said.chosen:
            for mask in self._chosen(said.chosen):
                self._lay(image, mask, styles.surface("ink"))
        return image

    def sample(self, status: str, size: tuple[float, float]) -> Image.Image:
        """Return how a status looks, in a width and height in points; without one, doubt."""
        wide, high = (round(length * PIXELS) for length in size)
        image = Image.new("RGB", (wide, high), "white")
        if status:
            image.paste(self._look(status).crop((0, 0, wide, high)))
            ImageDraw.Draw(image).rectangle((0, 0, wide - 1, high - 1), outline=QUIET)
        else:
            panel, inset = self._panel, DOUBT["linewidth"]
            box = shapely.box(
                panel.left + inset,
                panel.high - size[1] + inset,
                panel.left + size[0] - inset,
                panel.high - inset,
            )
            dashes = _dashes(box.boundary, DOUBT["linestyle"], DOUBT["linewidth"])
            self._lay(image, self._mask(dashes), styles.surface("ink"))
        return image

    def _base(self, said: Content) -> Image.Image:
        """Return the sea and the land that has no part in the map."""
        parts = frozenset(said.statuses)
        if parts not in self._plain:
            plain = Image.new("RGB", self.size, styles.surface("sea"))
            for code in self._shapes.land:
                if code not in parts:
                    self._lay(plain, self._state(code), styles.surface("ground"))
            self._plain[parts] = plain
        return self._plain[parts]

    def _lay(
        self, image: Image.Image, mask: Mask | None, look: Image.Image | str, opacity: float = 1
    ) -> None:
        if mask is None:
            return
        shades = mask.shades if opacity == 1 else mask.shades.point(lambda one: one * opacity)
        image.paste(look if isinstance(look, str) else look.crop(mask.box), mask.box, shades)

    def _look(self, status: str, *, faint: bool = False) -> Image.Image:
        """Return the whole map in the colour of a status, with its hatch."""
        found = self._looks.get((status, faint))
        if found is None:
            found = Image.new("RGB", self.size, styles.fill(status))
            if sign := styles.hatch(status):
                strokes = hatches.over_panel(self._frame, sign)
                self._lay(found, self._mask(strokes), styles.second_ink(status))
            if faint:
                sea = Image.new("RGB", self.size, styles.surface("sea"))
                found = Image.blend(sea, found, FAINT)
            self._looks[status, faint] = found
        return found

    def _borders(self, image: Image.Image, said: Content, stroke: str, width: float) -> None:
        for pair, status in said.sides.items():
            faint = self._shapes.sides[pair] in said.faint
            if faint and stroke != "edge":
                continue
            inks = {"casing": styles.surface("sea"), "edge": styles.surface("ink")}
            ink = inks.get(stroke) or styles.fill(status)
            self._lay(image, self._line(pair, width), ink, FAINT if faint else 1)
            if stroke == "status" and status == "contested":
                self._lay(image, self._dashed_line(pair, width), styles.second_ink(status))

    def _marks(self, image: Image.Image, said: Content) -> None:
        for code, status in said.statuses.items():
            if code in self._shapes.marks:
                opacity = FAINT if code in said.faint else 1
                inner, rim = self._mark(code)
                self._lay(image, rim, styles.surface("ink"), opacity)
                self._lay(image, inner, styles.fill(status), opacity)

    def _state(self, code: str) -> Mask | None:
        return self._once(("state", code), lambda: self._shapes.land.get(code))

    def _outlines(self) -> Mask | None:
        edges = [shape.boundary for shape in self._shapes.land.values()]
        width = OUTLINE * max(self._frame.stroke, 0.6)
        return self._once(("outlines",), lambda: shapely.GeometryCollection(edges), width)

    def _doubt(self, code: str) -> Mask | None:
        return self._once(
            ("doubt", code),
            lambda: _dashes(self._edge(code), DOUBT["linestyle"], DOUBT["linewidth"]),
        )

    def _line(self, pair: str, width: float) -> Mask | None:
        wide = width * self._frame.stroke
        return self._once(("line", pair, f"{width}"), lambda: self._course(pair).buffer(wide / 2))

    def _dashed_line(self, pair: str, width: float) -> Mask | None:
        wide = width * self._frame.stroke
        return self._once(("dashes", pair), lambda: _dashes(self._course(pair), DASH, wide))

    def _mark(self, code: str) -> tuple[Mask | None, Mask | None]:
        scale, point = max(self._frame.stroke, 0.5), self._shapes.marks[code]
        radius, rim = MARK * scale, 0.45 * scale
        return (
            self._once(("mark", code), lambda: point.buffer(radius - rim)),
            self._once(("rim", code), lambda: point.buffer(radius + rim)),
        )

    def _chosen(self, code: str) -> Iterator[Mask | None]:
        yield self._once(("chosen", code), lambda: self._edge(code).buffer(CHOSEN / 2, 4))
        if point := self._shapes.marks.get(code):
            ring = point.buffer(2 * MARK).boundary
            yield self._once(("ring", code), lambda: ring.buffer(CHOSEN / 2))

    def _course(self, pair: str) -> shapely.Geometry:
        return self._shapes.lines[pair].simplify(FINEST_BEND)

    def _edge(self, code: str) -> shapely.Geometry:
        return self._shapes.land.get(code, shapely.Polygon()).boundary

    def _once(
        self,
        name: tuple[str, ...],
        shape: Callable[[], shapely.Geometry | None],
        width: float = 0,
    ) -> Mask | None:
        if name not in self._masks:
            self._masks[name] = self._mask(shape(), width)
        return self._masks[name]

    def _mask(self, shape: shapely.Geometry | None, width: float = 0) -> Mask | None:
        """Return a shape in points on the page as a mask on the map, None if nothing is seen.

        A width is that of the lines of a shape which has nothing else.
        """
        if shape is None or shape.is_empty:
            return None
        window = self._panel
        left, low, right, high = shape.bounds
        first = np.floor([(left - window.left) * PIXELS, (window.high - high) * PIXELS]) - 1
        last = np.ceil([(right - window.left) * PIXELS, (window.high - low) * PIXELS]) + 1
        first, last = np.maximum(first, 0).astype(int), np.minimum(last, self.size).astype(int)
        if (last <= first).any():
            return None
        large = Image.new("L", tuple(((last - first) * SMOOTH).tolist()))
        draw = ImageDraw.Draw(large)

        def placed(line: shapely.Geometry) -> list[float]:
            points = shapely.get_coordinates(line) - [window.left, window.high]
            return ((points * [PIXELS, -PIXELS] - first) * SMOOTH).ravel().tolist()

        if width:
            for line in shapely.get_parts(shapely.get_parts(shape)):
                draw.line(placed(line), fill=OPAQUE, width=round(width * PIXELS * SMOOTH))
        for ring, shade in _rings(shape):
            draw.polygon(placed(ring), fill=shade)
        return Mask(large.reduce(SMOOTH), tuple(first.tolist()))


def _rings(shape: shapely.Geometry) -> Iterator[tuple[shapely.LinearRing, int]]:
    """Yield the rings of a shape and their shade: first what is large, then what lies in it."""
    parts = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    for part in sorted(parts, key=lambda one: -one.area):
        yield part.exterior, OPAQUE
        for hole in part.interiors:
            yield hole, 0


def _dashes(
    line: shapely.Geometry, pattern: tuple[float, tuple[float, float]], width: float
) -> shapely.Geometry:
    """Return a line in dashes as matplotlib draws them: their lengths count in its widths."""
    _, (drawn, left_out) = pattern
    parts = [
        ops.substring(part, start, start + drawn * width)
        for part in shapely.get_parts(shapely.line_merge(line))
        for start in np.arange(0, part.length, (drawn + left_out) * width)
    ]
    return shapely.union_all(parts).buffer(width / 2, cap_style="flat")
