"""A day of a moving picture: words and map where they stand on every day, so that nothing jumps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matplotlib.font_manager import FontProperties
from PIL import Image, ImageDraw, ImageFont

from geo.areas import Area
from map.print import frame, lettering, preview, story, styles
from map.print.content import Content
from map.print.frame import Box, Frame
from map.print.painting import PIXELS, painting
from map.print.sheet import QUIET
from map.print.story import Changed, Shape
from palette.colours import NO_STATUS
from record.in_use import kept
from treaty.statuses import LEGEND

SIZE = {shape: (width / PIXELS, height / PIXELS) for shape, (width, height) in story.PIXELS.items()}
"""Width and height in points."""
COVERED = {Shape.STORY: (44, 72)}
"""Points above and below that the apps which show stories cover with their own signs."""

MARGIN, GAP = 18.0, 9.0
COLUMN = 226.0
"""Width of the text beside a map that is as high as wide."""
KICKER, DAY, WHO, LABEL, CREDIT = 10.5, 21.0, 12.0, 11.5, 7.0
"""Sizes of type in points; a headline has those of a preview."""
LEADING, TIGHT, ROW = 1.25, 1.12, 15.5
HEADLINE_ROOM = {Shape.SQUARE: 68.0, Shape.WIDE: 40.0, Shape.STORY: 84.0}
"""Points above the map that headlines have."""
WHO_LINES = {Shape.SQUARE: 2, Shape.WIDE: 1, Shape.STORY: 2}
"""Lines above the map that tell who changed."""
BESIDE_ROWS = 8
ROWS = {Shape.SQUARE: 3, Shape.WIDE: 2, Shape.STORY: 5}
"""Lines below the map that the legend of a treaty with every class has."""
SWATCH, SPACE, BETWEEN = (19.0, 11.0), 5.0, 12.0
ROOMIER = 1.12
"""How much higher the map's place may be than what the map shows at least."""
UNCERTAIN = ""
"""Stands for the sign of states whose status is not certain, among the statuses of the legend."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where what stands on a picture, in points from above: the same for an area every day.

    `text` is where the words begin, `room` their width, `headline` the height of the headlines,
    `who` the lines that tell who changed, `legend` where the legend begins and `credit` where the
    credit ends; `map_at` is the upper left corner of the map.
    """

    text: float
    room: float
    headline: float
    who: int
    legend: float
    credit: float
    map_at: tuple[float, float]
    shown: Frame


def place(shape: Shape, area: Area) -> Place:
    """Return where what stands on the pictures of an area."""
    width, height = SIZE[shape]
    above, below = COVERED.get(shape, (0, 0))
    start, end = above + MARGIN * 0.8, height - below - MARGIN * 0.6
    printed, stroke = frame.FRAME[area], preview.STROKE[area]
    fixed = (KICKER + DAY) * LEADING + 2 * GAP
    if shape is Shape.WIDE and printed.panel == frame.BESIDE:
        panel = Box(0, 0, width - COLUMN, height)
        legend = end - 2 * CREDIT * LEADING - GAP - BESIDE_ROWS * ROW
        who = 2
        room = legend - start - fixed - who * WHO * LEADING
        shown = replace(printed, panel=panel, stroke=stroke)
        return Place(start, COLUMN - 1.5 * MARGIN, room, who, legend, end, (COLUMN, 0), shown)
    top = fixed + HEADLINE_ROOM[shape] + WHO_LINES[shape] * WHO * LEADING
    foot = ROWS[shape] * ROW + GAP + CREDIT * LEADING * (2 if shape is Shape.STORY else 1)
    room = end - start - top - foot - GAP
    high = round(min(room, width * ROOMIER * printed.extent.height / printed.extent.width))
    start, end = start + (room - high) / 2, end - (room - high) / 2
    shown = replace(printed, panel=Box(0, 0, width, high), stroke=stroke)
    map_at = start + top
    return Place(
        start,
        width - 2 * MARGIN,
        HEADLINE_ROOM[shape],
        WHO_LINES[shape],
        map_at + high + GAP,
        end,
        (0, map_at),
        shown,
    )


@dataclass(frozen=True, slots=True)
class Day:
    """What the picture of a day says, and who changed since the one before it."""

    said: Content
    who: Changed


class Poster:
    """The picture of each day; what is the same on all of them is drawn once."""

    def __init__(self, shape: Shape, days: Sequence[Day], credit: str) -> None:
        """Draw what is the same on the pictures of these days."""
        first = days[0].said
        self._place = place(shape, first.area)
        self._map = painting(self._place.shown)
        self._headline = self._size([day.said.headline for day in days])
        self._counts: dict[str, tuple[float, float]] = {}
        self._base = Image.new("RGB", story.PIXELS[shape], "white")
        self._paragraph(
            self._base, [first.kicker], lettering.STRONG, KICKER, self._place.text, LEADING, QUIET
        )
        self._legend(_classes(days))
        lines = lettering.wrapped(credit, lettering.SANS, CREDIT, self._place.room)
        y = self._place.credit - len(lines) * CREDIT * LEADING
        self._paragraph(self._base, lines, lettering.SANS, CREDIT, y, LEADING, QUIET)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._base.size

    def on(self, day: Day) -> Image.Image:
        """Return the picture of a day."""
        image, said, at = self._base.copy(), day.said, self._place
        left, top = at.map_at
        image.paste(self._map.on(said), (_pixels(left), _pixels(top)))
        y = at.text + KICKER * LEADING
        y = self._paragraph(image, [said.day], lettering.STRONG, DAY, y, LEADING)
        self._paragraph(image, self._who(day), lettering.STRONG, WHO, y, LEADING)
        y += at.who * WHO * LEADING + GAP
        lines = self._wrapped(said.headline, self._headline)
        self._paragraph(image, lines, lettering.SERIF, self._headline, y, TIGHT)
        numbers = {one.status: len(one.states) for one in said.legend}
        numbers[UNCERTAIN] = len(said.uncertain)
        for status, (x, baseline) in self._counts.items():
            _line(image, str(numbers.get(status, 0)), lettering.STRONG, LABEL, x, baseline)
        return image

    def _legend(self, classes: Sequence[tuple[str, str]]) -> None:
        """Draw the legend, as many classes in a line as it has room for, and note their counts."""
        x, y = MARGIN, self._place.legend
        end = x + self._place.room
        for status, label in classes:
            words = lettering.width(label, lettering.SANS, LABEL)
            wide = SWATCH[0] + 2 * SPACE + words + _widest()
            if x > MARGIN and x + wide > end:
                x, y = MARGIN, y + ROW
            sample = self._map.sample(status, SWATCH)
            self._base.paste(sample, (_pixels(x), _pixels(y + 2)))
            baseline = y + SWATCH[1]
            _line(self._base, label, lettering.SANS, LABEL, x + SWATCH[0] + SPACE, baseline)
            self._counts[status] = (x + wide - _widest(), baseline)
            x += wide + BETWEEN

    def _size(self, headlines: Sequence[str]) -> float:
        """Return the largest size in which every headline has room."""
        for size in preview.HEADLINES:
            lines = max(len(self._wrapped(headline, size)) for headline in headlines)
            if lines * size * TIGHT <= self._place.headline:
                break
        return size

    def _wrapped(self, headline: str, size: float) -> list[str]:
        return lettering.wrapped(headline, lettering.SERIF, size, self._place.room)

    def _who(self, day: Day) -> list[str]:
        """Return who changed: by name where there is room, else how many."""
        names = (f"{label}: {', '.join(who)}" for label, who in day.who)
        numbers = (f"{label}: +{len(who)}" for label, who in day.who)
        for told in (names, numbers):
            lines = lettering.wrapped(" · ".join(told), lettering.STRONG, WHO, self._place.room)
            if len(lines) <= self._place.who:
                break
        return lines[: self._place.who]

    def _paragraph(
        self,
        image: Image.Image,
        lines: Sequence[str],
        font: FontProperties,
        size: float,
        y: float,
        leading: float,
        colour: str = "",
    ) -> float:
        """Write lines below a height and return the height below them."""
        for line in lines:
            _line(image, line, font, size, MARGIN, y + size, colour)
            y += size * leading
        return y


def _classes(days: Sequence[Day]) -> list[tuple[str, str]]:
    """Return status and label of every class that some day has, in the legend's order."""
    found = {one.status: one.label for day in days for one in day.said.legend}
    order = (*LEGEND, NO_STATUS)
    classes = sorted(found.items(), key=lambda one: order.index(one[0]))
    if any(day.said.uncertain for day in days):
        classes.append((UNCERTAIN, preview.UNCERTAIN))
    return classes


def _widest() -> float:
    """Return the room of a count."""
    return lettering.width("000", lettering.STRONG, LABEL)


def _line(
    image: Image.Image,
    text: str,
    font: FontProperties,
    size: float,
    x: float,
    baseline: float,
    colour: str = "",
) -> None:
    ImageDraw.Draw(image).text(
        (_pixels(x), _pixels(baseline)),
        text,
        font=_font(str(font.get_file()), size),
        fill=colour or styles.surface("ink"),
        anchor="ls",
    )


@kept(50)
def _font(file: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size * PIXELS)


def _pixels(points: float) -> int:
    return round(points * PIXELS)
