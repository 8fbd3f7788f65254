"""The map of a day as other sites show it beside a link: few words, large, and the map."""

from collections.abc import Iterator
from dataclasses import replace

from matplotlib.figure import Figure
from matplotlib.transforms import Transform

from geo.areas import Area
from map.print import chart, frame, lettering
from map.print.content import Content, content
from map.print.frame import PREVIEW_SIZE, Box, Frame
from map.print.rendering import POINTS, metadata, render
from map.print.sheet import QUIET, Sheet
from map.print.swatch import swatch, uncertain
from record.basis import Basis
from record.findings import shown_area, standing_on
from record.view import View
from wording.values import written_day

PIXELS = 2
"""Of the picture, per point."""
WIDTH, HEIGHT = (length / PIXELS for length in PREVIEW_SIZE)
MARGIN = 16.0
BESIDE = Box(236, 0, WIDTH, HEIGHT)
"""The map's place beside a column of text."""
BELOW = Box(0, 0, WIDTH, 198)
"""The map's place below the text: for wide areas."""
STROKE = {
    Area.EUROPE: 0.85,
    Area.EAST: 0.85,
    Area.FRONTIER: 0.75,
    Area.NATO: 0.6,
    Area.WORLD: 0.4,
}
FRAME = {
    area: replace(
        printed, panel=BESIDE if printed.panel == frame.BESIDE else BELOW, stroke=STROKE[area]
    )
    for area, printed in frame.FRAME.items()
}

HEADLINES = (22.0, 20.0, 18.5, 17.0, 15.5, 14.0)
"""Sizes of the headline in points, the first that fits."""
TIGHT = 1.12
CLASS, ROW = 12.5, 17.0
"""Size of a class's label, and from one class to the next."""
SWATCH, SPACE, GAP = (19.0, 12.0), 5.0, 13.0
"""A class's sample, the space beside it, and from one class to the next."""
KICKER, DAY, FOOT = 10.5, 16.0, 6.4
"""Sizes of type in points."""
UNCERTAIN = "Not certain on this day"


def preview(view: View, fmt: str, basis: Basis) -> bytes:
    """Return the map of a view, 1200 by 630 pixels; a country of the view stands out."""
    said, about = _said(view, basis), credit(view, basis)
    shown = FRAME[said.area]

    def draw(figure: Figure, onto: Transform) -> None:
        chart.draw(figure, said, shown, onto)
        _write(Sheet(figure, onto, x=MARGIN, y=HEIGHT - 13, room=0), said, shown, about)

    size, dots = (WIDTH, HEIGHT), PIXELS * POINTS
    return render(draw, size=size, fmt=fmt, dots=dots, about=metadata(said, fmt))


def _said(view: View, basis: Basis) -> Content:
    """Return what the preview says: names have no room, and a country is outlined, not alone."""
    area = shown_area(view, basis.atlas)
    said = replace(content(replace(view, area=area, countries=()), basis), names=())
    if not view.countries:
        return said
    (iso3, *_) = view.countries
    return replace(said, headline=standing_on(view, iso3, basis), chosen=iso3)


def credit(view: View, basis: Basis) -> str:
    """Return whom the map owes what it shows, in a line."""
    known = written_day(basis.atlas.treaty(view.treaty)["known_until"])
    return f"Acts known until {known}. © OpenStreetMap contributors, Natural Earth."


def _write(sheet: Sheet, said: Content, shown: Frame, credit: str) -> None:
    """Write the day and the headline on top, the legend under them, the credit at the foot."""
    beside = shown.panel == BESIDE
    sheet.room = (BESIDE.left if beside else WIDTH) - 2 * MARGIN
    if beside:
        sheet.text(said.kicker, lettering.STRONG, KICKER, colour=QUIET, gid="kicker", after=1)
        sheet.text(said.day, lettering.STRONG, DAY, gid="day", after=5)
    else:
        sheet.text(said.day, lettering.STRONG, DAY, gid="day", after=1)
        left = sheet.x + lettering.width(said.day, lettering.STRONG, DAY) + 10
        baseline = sheet.y + 1 + DAY * 0.25
        sheet.line(said.kicker, lettering.STRONG, KICKER, left, baseline, QUIET, "kicker")
    foot = Sheet(sheet.figure, sheet.onto, x=MARGIN, y=0, room=sheet.room if beside else 150)
    foot.y = 6 + FOOT * 1.25 * len(lettering.wrapped(credit, lettering.SANS, FOOT, foot.room))
    rows = list(_rows(said, sheet.room))
    legend = (foot.y + 4 if beside else BELOW.high + 6) + len(rows) * ROW
    _headline(sheet, said.headline, room=sheet.y - legend - 8)
    for number, row in enumerate(rows, 1):
        sheet.x, sheet.y = MARGIN, legend - number * ROW + 4
        for status, label, count in row:
            _class(sheet, shown, status, label, count)
    foot.text(credit, lettering.SANS, FOOT, colour=QUIET, gid="credit")


def _headline(sheet: Sheet, headline: str, *, room: float) -> None:
    """Write the headline as large as its room is high."""
    for size in HEADLINES:
        lines = lettering.wrapped(headline, lettering.SERIF, size, sheet.room)
        if len(lines) * size * TIGHT <= room:
            break
    sheet.text(headline, lettering.SERIF, size, gid="headline", leading=TIGHT)


def _rows(said: Content, room: float) -> Iterator[list[tuple[str, str, str]]]:
    """Yield the legend's lines, each with as many classes as it has room for."""
    classes = [(one.status, one.label, str(len(one.states))) for one in said.legend]
    if said.uncertain:
        classes.append(("", UNCERTAIN, ""))
    row: list[tuple[str, str, str]] = []
    left = room
    for one in classes:
        wide = _width(*one[1:])
        if row and wide > left:
            yield row
            row, left = [], room
        row.append(one)
        left -= wide + GAP
    yield row


def _width(label: str, count: str) -> float:
    words = lettering.width(label, lettering.SANS, CLASS) + lettering.width(
        count, lettering.STRONG, CLASS
    )
    return SWATCH[0] + 2 * SPACE + words


def _class(sheet: Sheet, shown: Frame, status: str, label: str, count: str) -> None:
    """Draw a class of the legend and move behind it."""
    if status:
        swatch(sheet, status, shown, SWATCH)
    else:
        uncertain(sheet, SWATCH)
    left, baseline = sheet.x + SWATCH[0] + SPACE, sheet.y + 1.5
    sheet.line(label, lettering.SANS, CLASS, left, baseline, None, f"label-{status}")
    left += lettering.width(label, lettering.SANS, CLASS) + SPACE
    sheet.line(count, lettering.STRONG, CLASS, left, baseline, None, f"count-{status}")
    sheet.x += _width(label, count) + GAP
