"""The samples of a legend."""

from matplotlib.patches import PathPatch, Rectangle

from map.print import hatches, paths, styles
from map.print.chart import DOUBT
from map.print.frame import Box, Frame
from map.print.sheet import QUIET, Sheet


def swatch(sheet: Sheet, status: str, frame: Frame, size: tuple[float, float]) -> None:
    """Draw how a status looks in a frame at the sheet's place, in a width and height."""
    place = (sheet.x, sheet.y - 0.5)
    plain = Rectangle(place, *size, facecolor=styles.fill(status), edgecolor="none")
    sheet.add(plain, f"legend-{status}")
    if sign := styles.hatch(status):
        box = Box(*place, place[0] + size[0], place[1] + size[1])
        signs = PathPatch(paths.of_shape(hatches.of_box(frame, box, sign)), linewidth=0)
        signs.set_facecolor(styles.second_ink(status))
        sheet.add(signs, f"legend-hatch-{status}")
    edge = Rectangle(place, *size, facecolor="none", edgecolor=QUIET, linewidth=0.3)
    sheet.add(edge, f"legend-frame-{status}")


def uncertain(sheet: Sheet, size: tuple[float, float]) -> None:
    """Draw the outline of a state whose status is not certain."""
    ink = styles.surface("ink")
    outline = Rectangle((sheet.x, sheet.y - 0.5), *size, facecolor="none", edgecolor=ink)
    outline.set(**DOUBT)
    sheet.add(outline, "legend-uncertain")
