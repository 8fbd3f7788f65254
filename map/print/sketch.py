"""The map of a view as a small SVG that stands in a page until the live map is there.

It is drawn in the browser's projections (`static/map/projections.js`), in the same colours and with
the same signs, so that the live map takes its place where it stands. Coasts are simplified, and
names are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain
from math import floor, log2, pi

import geopandas as gpd
import numpy as np
import shapely

from geo.areas import LAYER, VIEW, Area
from map.print.content import Content, content
from map.print.frame import Box
from palette import colours
from palette.hatches import SIGNS, TILE
from palette.swatch import SIZE as SWATCH
from record.basis import Basis
from record.findings import shown_area
from record.in_use import kept_with_shapes
from record.shapes import layer
from record.view import View

CREDIT = "Areas: Natural Earth · Borders: © OpenStreetMap contributors"
"""What stands beside the map, as beside the live one."""
RADIUS = 6_378_137.0
HEMISPHERE = 150
"""Degrees of longitude beyond which a view is in Equal Earth: as in the browser."""
UPRIGHT = 0.38
"""Where meridians stand upright in a narrower view: as in the browser."""
ROOM = (890.0, 594.0)
"""Pixels in which a view is fitted: the room of the map on a desktop. A unit is a pixel there."""
FINEST = 1.1
"""Units by which an outline may be straightened."""
SMALLEST = 2.5
"""Area in square units below which an island is left out."""
WIDEST, HIGHEST = 1.65, 0.9
"""Ratios of width to height between which a room for the map is filled with land to its edges."""
BLEED = 12
"""Units that the land goes on beyond a view, so that no cut edge is seen."""
EDGE = 24
"""Points along each edge of a view, as in the browser."""
STROKES = ("casing", "edge", "status")
"""The three strokes of a border line, from below to above."""


@dataclass(frozen=True, eq=False)
class Outlines:
    """The shapes of a view as paths of SVG, by code.

    `size` is the width and height of the view in units, `zoom` the zoom of the live map at which
    a unit is a pixel.
    """

    size: tuple[float, float]
    zoom: float
    land: dict[str, str]
    lines: dict[str, str]
    sides: dict[str, str]
    marks: dict[str, str]


def sketch(view: View, basis: Basis, alt: str) -> str:
    """Return the map of a view as an element of HTML; `alt` says what it shows."""
    area = shown_area(view, basis.atlas)
    shapes = outlines(area.value)
    said = content(View(view.day, view.treaty, area, view.statuses), basis)
    width, height = shapes.size
    line, mark = _grown(shapes.zoom, 2, 0.27), _grown(shapes.zoom, 0.8, 0.18)
    drawn = (
        _patterns("sketch", said.statuses.values()),
        _land(said, shapes),
        _lines(said, shapes),
        _marks(said, shapes),
        _chosen(view.countries, shapes),
    )
    parts = "".join(chain.from_iterable(drawn))
    return (
        f'<svg class="sketch" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(alt)}" data-zoom="{shapes.zoom:.4f}" '
        f'style="--line:{line:.2f};--mark:{mark:.2f}">{parts}</svg>'
    )


def swatch(code: str) -> str:
    """Return the sample of a status in a legend as an element of HTML."""
    signs = "".join(_patterns("swatch", [code]))
    square = f'<rect class="{code}" width="{SWATCH}" height="{SWATCH}" rx="2"/>'
    return (
        f'<svg class="swatch" width="{SWATCH}" height="{SWATCH}" aria-hidden="true">'
        f"{signs}{square}</svg>"
    )


def style() -> str:
    """Return the colours of all sketches as a style sheet: the palette in both themes."""
    light, dark = ("".join(_variables(theme)) for theme in colours.THEMES)
    return (
        f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
        + "".join(
            f".{kind} .{code}{{fill:{_fill(kind, code)}}}"
            for kind in ("sketch", "swatch")
            for code in colours.FILL
        )
        + "".join(f".sketch .line.{code}{{stroke:var(--{code})}}" for code in colours.FILL)
    )


def _fill(kind: str, code: str) -> str:
    return f"url(#{kind}-{code})" if code in colours.HATCH else f"var(--{code})"


@kept_with_shapes()
def outlines(area: str) -> Outlines:
    """Return the shapes of an area's view; they are the same for every day."""
    crs = _crs(Area(area))
    shown = _shown(Area(area), crs)
    scale = min(ROOM[0] / shown.width, ROOM[1] / shown.height)
    onto = (scale, 0, 0, -scale, -shown.left * scale, shown.high * scale)
    size = shown.width * scale, shown.height * scale
    view = Box(-BLEED, -BLEED, size[0] + BLEED, size[1] + BLEED)
    wide, high = view.around(ratio=WIDEST), view.around(ratio=HIGHEST)

    def placed(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
        drawn = shapes.to_crs(crs).affine_transform(onto)
        return gpd.GeoSeries(drawn.values, index=shapes.index)

    areas, borders = layer(LAYER[Area(area)]), layer("borders")
    land = placed(areas.geometry)
    simple = gpd.GeoSeries(shapely.coverage_simplify(land.values, FINEST), index=land.index)
    cut = simple.make_valid().clip_by_rect(wide.left, high.low, wide.right, high.high)
    lines = placed(borders.geometry).line_merge().simplify(FINEST / 2)
    given = areas["marker"].dropna()
    points = placed(gpd.GeoSeries(map(shapely.Point, given), given.index, crs="EPSG:4326"))
    return Outlines(
        size=size,
        zoom=log2(scale * 2 * pi * RADIUS / 256),
        land={code: path for code, shape in cut.items() if (path := _polygons(shape))},
        lines={pair: _path(shapely.get_parts(shape)) for pair, shape in lines.items()},
        sides=dict(borders["side"]),
        marks={code: f"M{point.x:.0f} {point.y:.0f}h0" for code, point in points.items()},
    )


def _crs(area: Area) -> str:
    (south, west), (north, east) = VIEW[area]
    if east - west > HEMISPHERE:
        return f"+proj=eqearth +lon_0={(west + east) / 2} +R={RADIUS} +units=m +over"
    middle = west + (east - west) * UPRIGHT
    return f"+proj=laea +lat_0={(south + north) / 2} +lon_0={middle} +R={RADIUS} +units=m +over"


def _shown(area: Area, crs: str) -> Box:
    """Return the rectangle around a view in metres of its projection."""
    (south, west), (north, east) = VIEW[area]
    across, up = np.linspace(west, east, EDGE + 1), np.linspace(south, north, EDGE + 1)
    longitudes = np.concatenate([across, across, np.full_like(up, west), np.full_like(up, east)])
    latitudes = np.concatenate([np.full_like(across, south), np.full_like(across, north), up, up])
    points = gpd.GeoSeries.from_xy(longitudes, latitudes, crs="EPSG:4326").to_crs(crs)
    return Box(*points.total_bounds)


def _polygons(shape: shapely.Geometry) -> str:
    polygons = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    if not polygons:
        return ""
    largest = max(polygons, key=lambda one: one.area)
    rings = [
        ring
        for one in polygons
        if one is largest or one.area >= SMALLEST
        for ring in (one.exterior, *one.interiors)
    ]
    return _path(rings, end="z")


def _path(lines: Iterable[shapely.Geometry], end: str = "") -> str:
    """Return lines as a path in whole units, each point told from the one before."""
    return "".join(_line(np.rint(shapely.get_coordinates(line)).astype(int), end) for line in lines)


def _line(points: np.ndarray, end: str) -> str:
    steps = np.diff(points, axis=0)
    steps = steps[steps.any(axis=1)]
    if end:
        steps = steps[:-1]
    told = " ".join(f"{x} {y}" for x, y in steps.tolist()).replace(" -", "-")
    x, y = points[0].tolist()
    return f"M{x} {y}l{told}{end}" if told else ""


def _patterns(prefix: str, codes: Iterable[str]) -> Iterator[str]:
    yield "<defs>"
    for code in sorted(set(codes) & set(colours.HATCH)):
        sign = SIGNS[colours.HATCH[code]]
        middle, ink = TILE / 2, f'style="fill:var(--{code}-ink)"'
        stroke = (
            f'<path d="M0 {middle - sign.size / 2}h{TILE}v{sign.size}h-{TILE}z" {ink}/>'
            if sign.kind == "stripe"
            else f'<circle cx="{middle}" cy="{middle}" r="{sign.size}" {ink}/>'
        )
        yield (
            f'<pattern id="{prefix}-{code}" width="{TILE}" height="{TILE}" '
            f'patternUnits="userSpaceOnUse" patternTransform="rotate({-sign.turn:g})">'
            f'<path d="M-1-1h{TILE + 2}v{TILE + 2}h-{TILE + 2}z" style="fill:var(--{code})"/>'
            f"{stroke}</pattern>"
        )
    yield "</defs>"


def _land(said: Content, shapes: Outlines) -> Iterator[str]:
    """Yield the land that has no status, and the states that look alike as one path each."""
    others = "".join(path for code, path in shapes.land.items() if code not in said.statuses)
    yield f'<path class="ground" d="{others}"/>'
    alike: dict[str, list[str]] = defaultdict(list)
    for code, status in said.statuses.items():
        if code in shapes.land:
            faint = " faint" if code in said.faint else ""
            doubt = " doubt" if code in said.uncertain else ""
            alike[f"{status}{faint}{doubt}"].append(shapes.land[code])
    # Last those in doubt, whose outlines lie over their neighbours.
    for looks in sorted(alike, key=lambda looks: (looks.endswith("doubt"), looks)):
        yield f'<path class="{looks}" d="{"".join(alike[looks])}"/>'


def _lines(said: Content, shapes: Outlines) -> Iterator[str]:
    """Yield the border lines: told once for all that look alike, drawn in three strokes."""
    alike: dict[str, list[str]] = defaultdict(list)
    for pair, status in said.sides.items():
        faint = " faint" if shapes.sides[pair] in said.faint else ""
        alike[f"{status}{faint}"].append(shapes.lines[pair])
    for number, paths in enumerate(alike.values()):
        line = f'<path class="sketch-line" id="sketch-line-{number}" d="{"".join(paths)}"/>'
        yield f"<defs>{line}</defs>"
    for stroke in STROKES:
        for number, looks in enumerate(alike):
            own = f"line {looks}" if stroke == "status" else looks.replace(looks.split()[0], "")
            yield f'<use href="#sketch-line-{number}" class="{stroke} {own}"/>'
    for number, looks in enumerate(alike):
        if looks.split()[0] == "contested":
            yield f'<use href="#sketch-line-{number}" class="dash {looks}"/>'


def _marks(said: Content, shapes: Outlines) -> Iterator[str]:
    """Yield the marks of small states: dots, which are as large at any size of the picture."""
    alike: dict[str, list[str]] = defaultdict(list)
    for code, point in shapes.marks.items():
        if code in said.statuses:
            faint = " faint" if code in said.faint else ""
            alike[f"{said.statuses[code]}{faint}"].append(point)
    for looks, points in sorted(alike.items()):
        path = "".join(points)
        yield f'<path class="mark-edge" d="{path}"/><path class="line dot {looks}" d="{path}"/>'


def _chosen(codes: Iterable[str], shapes: Outlines) -> Iterator[str]:
    for code in codes:
        path = shapes.land.get(code, "") + shapes.marks.get(code, "")
        yield f'<path class="chosen" d="{path}"/>'


def _grown(zoom: float, start: float, per_level: float) -> float:
    """Return the scale of lines or marks at a zoom, as `static/map/drawing.js` has it."""
    snapped = floor(zoom * 10) / 10
    return max(0.42, min(1.0, 0.42 + (snapped - start) * per_level))


def _variables(theme: str) -> Iterator[str]:
    for name, colour in colours.SURFACE.items():
        yield f"--map-{name}:{colour[theme]};"
    for code, colour in colours.FILL.items():
        yield f"--{code}:{colour[theme]};"
    for code, colour in colours.HATCH_INK.items():
        yield f"--{code}-ink:{colour[theme]};"
