"""What of the world a picture shows, in which projection, and where on the page.

All lengths on the page are points (1/72 inch) from its lower left corner. Every projection keeps
areas true, since the map is about how much land is under the ban.
"""

from dataclasses import dataclass

from geo.areas import LAYER, Area

WIDTH, HEIGHT = 841.89, 595.28
"""A4, landscape."""
MARGIN = 32.0
PREVIEW_SIZE = (1200, 630)
"""Width and height of a preview in pixels, as sites that show links ask for them."""
FOOT = 40.0
"""Height of the strip below the map that holds the sources."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page or, for what a map shows, in metres of its projection."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From below to above."""
        return self.high - self.low

    def around(self, *, ratio: float) -> "Box":
        """Return the smallest box around this one with a ratio of width to height."""
        wider = max(self.height * ratio - self.width, 0) / 2
        higher = max(self.width / ratio - self.height, 0) / 2
        return Box(self.left - wider, self.low - higher, self.right + wider, self.high + higher)


BESIDE = Box(262, MARGIN + FOOT, WIDTH - MARGIN, HEIGHT - MARGIN)
"""The map's place beside a column of text: for areas as high as wide."""
BELOW = Box(MARGIN, 140, WIDTH - MARGIN, HEIGHT - 132)
"""The map's place below the headline and above the legend: for wide areas."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How an area is drawn.

    `extent` is what the map shows at least, `panel` its place on the page, `stroke` the width of
    lines against those of Europe, `bar_at` a point (longitude, latitude) where lengths are true
    enough for the scale bar, and `bar_where` that place in words.
    """

    layer: str
    crs: str
    projection: str
    extent: Box
    panel: Box
    stroke: float
    bar_at: tuple[float, float]
    bar_where: str

    @property
    def shown(self) -> Box:
        """What the map shows, in metres of its projection."""
        return self.extent.around(ratio=self.panel.width / self.panel.height)

    @property
    def points_per_metre(self) -> float:
        """Scale of the map on the page."""
        return self.panel.width / self.shown.width


FRAME = {
    Area.EUROPE: Frame(
        layer=LAYER[Area.EUROPE],
        crs="EPSG:3035",
        projection="Lambert azimuthal equal-area, EPSG:3035",
        extent=Box(2.52e6, 1.22e6, 7.42e6, 5.50e6),
        panel=BESIDE,
        stroke=1.0,
        bar_at=(10, 52),
        bar_where="",
    ),
    Area.EAST: Frame(
        layer=LAYER[Area.EAST],
        crs="EPSG:3035",
        projection="Lambert azimuthal equal-area, EPSG:3035",
        extent=Box(3.95e6, 2.45e6, 6.75e6, 5.42e6),
        panel=BESIDE,
        stroke=1.0,
        bar_at=(20, 56),
        bar_where="",
    ),
    Area.FRONTIER: Frame(
        layer=LAYER[Area.FRONTIER],
        crs="+proj=laea +lat_0=58 +lon_0=75 +datum=WGS84 +units=m +over",
        projection="Lambert azimuthal equal-area centred on 58° N 75° E",
        extent=Box(-3.8e6, -1.95e6, 4.6e6, 2.5e6),
        panel=BELOW,
        stroke=0.75,
        bar_at=(75, 58),
        bar_where="",
    ),
    Area.NATO: Frame(
        layer=LAYER[Area.NATO],
        crs="+proj=eqearth +lon_0=-60 +datum=WGS84 +units=m +over",
        projection="Equal Earth centred on 60° W",
        extent=Box(-7.9e6, 2.4e6, 9.15e6, 8.0e6),
        panel=BELOW,
        stroke=0.6,
        bar_at=(-60, 50),
        bar_where=" at 50° north",
    ),
    # Without `+over` PROJ wraps what lies past 180° east back to the west, right across the map.
    Area.WORLD: Frame(
        layer=LAYER[Area.WORLD],
        crs="+proj=eqearth +lon_0=11 +datum=WGS84 +units=m +over",
        projection="Equal Earth centred on 11° E",
        extent=Box(-17.0e6, -6.4e6, 17.0e6, 8.6e6),
        panel=BELOW,
        stroke=0.45,
        bar_at=(11, 40),
        bar_where=" at 40° north",
    ),
}
