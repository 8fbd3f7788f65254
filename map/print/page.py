"""The words around the map: answer, legend, scale and sources."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Transform

from map.print import lettering, styles
from map.print.chart import STROKES, line_colour
from map.print.content import LINE_LABEL, UNCERTAIN_LABEL, Class, Content
from map.print.frame import BESIDE, FOOT, FRAME, HEIGHT, MARGIN, WIDTH, Frame
from map.print.ground import bar_length
from map.print.sheet import QUIET, SWATCH, Sheet
from map.print.swatch import swatch, uncertain
from treaty.declared import TERRITORIES, TERRITORIES_MEANING

NAMED = 6
"""A class of so few states lists them."""
COLUMNS, GAP, ROW = 3, 18.0, 15.0
"""Columns of classes below a wide map, the space between them, and the height of a class."""
BARS = (100, 200, 500, 1000, 2000, 5000)
"""Lengths of a scale bar in km."""


def write(figure: Figure, content: Content, onto: Transform) -> None:
    """Write everything around the map of a content."""
    room = WIDTH - 2 * MARGIN
    sheet = Sheet(figure, onto, x=MARGIN, y=HEIGHT - MARGIN, room=room)
    if FRAME[content.area].panel == BESIDE:
        _beside(sheet, content)
    else:
        _above_and_below(sheet, content)
    sheet.y = MARGIN + FOOT - 11
    sheet.x, sheet.room = MARGIN, room
    sheet.rule()
    sheet.text(content.sources, lettering.SANS, 6.6, colour=QUIET, gid="sources")


def _beside(sheet: Sheet, content: Content) -> None:
    """Write all in a column: the answer on top, the legend below it."""
    sheet.room = BESIDE.left - MARGIN - 22
    sheet.text(content.kicker, lettering.STRONG, 9, colour=QUIET, gid="kicker")
    sheet.text(content.day, lettering.STRONG, 13, gid="day", after=4)
    sheet.text(content.headline, lettering.SERIF, 17, gid="headline", leading=1.16, after=6)
    sheet.text(content.sentence, lettering.SANS, 9.6, gid="sentence", leading=1.3)
    for note in content.notes:
        sheet.y -= 3
        sheet.text(note, lettering.STRONG, 8.4, gid="note")
    sheet.y -= 10
    sheet.rule()
    sheet.text(content.legend_title, lettering.STRONG, 9.5, gid="legend-title", after=3)
    for one in content.legend:
        _class(sheet, one, FRAME[content.area])
        if len(one.states) <= NAMED:
            with sheet.indented():
                sheet.text(_names(one), lettering.SANS, 7.6, colour=QUIET, gid="who")
    if content.uncertain:
        _doubt(sheet)
    sheet.y -= 4
    _border(sheet, content)
    sheet.y -= 3
    _territories(sheet, content)
    sheet.y -= 8
    _bar(sheet, content)


def _above_and_below(sheet: Sheet, content: Content) -> None:
    """Write the answer above the map and the legend below it, in columns."""
    day = lettering.width(content.day, lettering.STRONG, 13)
    sheet.text(content.day, lettering.STRONG, 13, gid="day", after=4)
    baseline = sheet.y + 4 + 13 * 0.25
    sheet.line(content.kicker, lettering.STRONG, 9, sheet.x + day + 9, baseline, QUIET, "kicker")
    sheet.text(content.headline, lettering.SERIF, 19, gid="headline", leading=1.16, after=6)
    told = " ".join([content.sentence, *content.notes])
    sheet.text(told, lettering.SANS, 9.6, gid="sentence", leading=1.3)

    top, room = FRAME[content.area].panel.low - 6, sheet.room
    sheet.room = (room - COLUMNS * GAP) * 0.24
    sheet.y = top
    sheet.text(content.legend_title, lettering.STRONG, 9.5, gid="legend-title", after=2)
    rows: list[Callable[[Sheet], None]] = [
        partial(_class, one=one, frame=FRAME[content.area]) for one in content.legend
    ]
    rows += [_doubt] if content.uncertain else []
    start, each = sheet.y, -(-len(rows) // COLUMNS)
    for column in range(COLUMNS):
        sheet.y = start
        for row in rows[column * each : (column + 1) * each]:
            row(sheet)
        sheet.x += sheet.room + GAP
    beside = sheet.x
    sheet.x, sheet.y, sheet.room = MARGIN, start - each * ROW - 5, beside - GAP - MARGIN
    _territories(sheet, content)
    sheet.x, sheet.y, sheet.room = beside, top, MARGIN + room - beside
    _border(sheet, content)
    sheet.y -= 6
    _bar(sheet, content)


def _class(sheet: Sheet, one: Class, frame: Frame) -> None:
    sheet.y -= ROW
    swatch(sheet, one.status, frame, SWATCH)
    baseline, beside = sheet.y + 2.2, sheet.x + SWATCH[0] + 7
    sheet.line(one.label, lettering.SANS, 9.4, beside, baseline, None, f"label-{one.status}")
    sheet.line(
        str(len(one.states)),
        lettering.STRONG,
        9.4,
        sheet.x + sheet.room,
        baseline,
        None,
        f"count-{one.status}",
        align="right",
    )


def _names(one: Class) -> str:
    """Return the names of a class's states; no line breaks within a name."""
    return ", ".join(name.replace(" ", "\N{NO-BREAK SPACE}") for name in one.states)


def _doubt(sheet: Sheet) -> None:
    sheet.y -= ROW
    uncertain(sheet, SWATCH)
    baseline, beside = sheet.y + 2.2, sheet.x + SWATCH[0] + 7
    sheet.line(UNCERTAIN_LABEL, lettering.SANS, 9.4, beside, baseline, None, "label-uncertain")


def _border(sheet: Sheet, content: Content) -> None:
    """Explain the border line with a sample in the colour that most of the pairs have."""
    status, _ = Counter(content.sides.values()).most_common(1)[0]
    width = SWATCH[0]
    middle = sheet.y - 9
    for stroke, weight in STROKES[1:]:
        line = Line2D([sheet.x + 2, sheet.x + width - 2], [middle, middle], linewidth=weight)
        line.set(color=line_colour(stroke, status), solid_capstyle="round")
        sheet.add(line, f"legend-border-{stroke}")
    sheet.y -= 2
    with sheet.indented():
        sheet.text(LINE_LABEL, lettering.SANS, 8.2, gid="label-border", leading=1.2)


def _territories(sheet: Sheet, content: Content) -> None:
    """Explain the colours of territories where there are any."""
    if content.territories:
        told = f"{TERRITORIES}: {TERRITORIES_MEANING}"
        sheet.text(told, lettering.SANS, 7.6, colour=QUIET, gid="label-territories")


def _bar(sheet: Sheet, content: Content) -> None:
    frame = FRAME[content.area]
    per_km = bar_length(frame, 100_000) / 100
    km = max(km for km in BARS if km * per_km <= 0.5 * sheet.room)
    length = km * per_km
    sheet.y -= 8
    bar = [sheet.x, sheet.x, sheet.x + length, sheet.x + length]
    height = [sheet.y + 3.5, sheet.y, sheet.y, sheet.y + 3.5]
    sheet.add(Line2D(bar, height, color=styles.surface("ink"), linewidth=0.9), "scale-bar")
    label = f"{km:,} km{frame.bar_where}"
    sheet.line(label, lettering.SANS, 8.2, sheet.x + length + 6, sheet.y, None, "scale-label")
    sheet.y -= 4
