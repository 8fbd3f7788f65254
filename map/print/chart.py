"""The map itself: areas, hatches, border lines, marks and names on a figure."""

from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Circle, Patch, PathPatch, Rectangle
from matplotlib.transforms import Transform

from map.print import lettering, paths, styles
from map.print.content import Content
from map.print.frame import Frame
from map.print.ground import ground
from map.print.names import LEADING, Name, names

OUTLINE = 0.5
"""Width of the outline of a state in points; widths hold for Europe, see `Frame.stroke`."""
STROKES = (("casing", 5.6), ("edge", 3.9), ("status", 2.1))
"""The three strokes of a border line, from below to above."""
DASH = (0, (2.4, 3.4))
"""Second colour along the border of a state that claims suspension."""
DOUBT: dict[str, Any] = {"linewidth": 1.1, "linestyle": (0, (1.2, 2.6))}
"""Outline of a state whose status is not certain."""
CHOSEN = 1.9
"""Width of the line around a state that stands out."""
MARK = 3.2
"""Radius of the mark of a state that is too small to be seen."""
FAINT, FAINT_NAME = 0.18, 0.45
"""Opacity of what the view leaves out."""
HALO = 2.0
MIDDLE = 0.33
"""How far the middle of letters lies above their baseline, by their size."""


def draw(figure: Figure, content: Content, frame: Frame, onto: Transform) -> None:
    """Draw the map of a content into the panel of a frame.

    Parameters
    ----------
    onto
        From points on the page to the figure.
    """
    chart = _Chart(figure, content, frame, onto)
    chart.ground()
    for code in content.statuses:
        chart.state(code)
    for code in sorted(content.uncertain):
        chart.doubt(code)
    for stroke, width in STROKES:
        chart.borders(stroke, width)
    for code in content.statuses:
        chart.mark(code)
    if content.chosen:
        chart.outlined(content.chosen)
    for code, name in names(frame, content.names).items():
        chart.name(code, name)


def line_colour(stroke: str, status: str) -> str:
    """Return the colour of a stroke of a border line."""
    colours = {"casing": styles.surface("sea"), "edge": styles.surface("ink")}
    return colours.get(stroke) or styles.fill(status)


class _Chart:
    def __init__(self, figure: Figure, content: Content, frame: Frame, onto: Transform) -> None:
        self.figure, self.content, self.onto = figure, content, onto
        self.frame, self.shapes = frame, ground(frame)
        self.land, self.lines = paths.land(frame), paths.lines(frame)
        panel = self.frame.panel
        self.window = Rectangle((panel.left, panel.low), panel.width, panel.height, linewidth=0)
        self.outline = {
            "edgecolor": styles.surface("sea"),
            "linewidth": OUTLINE * max(self.frame.stroke, 0.6),
            "joinstyle": "round",
        }

    def ground(self) -> None:
        self.window.set(facecolor=styles.surface("sea"), gid="sea", transform=self.onto)
        self.figure.add_artist(self.window)
        others = [path for code, path in self.land.items() if code not in self.content.statuses]
        plain = PathPatch(paths.joined(others), facecolor=styles.surface("ground"), **self.outline)
        self._add(plain, "ground")

    def state(self, code: str) -> None:
        if code not in self.land:
            return
        status = self.content.statuses[code]
        body = PathPatch(self.land[code], facecolor=styles.fill(status), **self.outline)
        self._add(body, f"state-{code}", code)
        if sign := styles.hatch(status):
            signs = paths.hatch(self.frame, code, sign)
            ink = styles.second_ink(status)
            self._add(PathPatch(signs, facecolor=ink, linewidth=0), f"hatch-{code}", code)

    def doubt(self, code: str) -> None:
        if code in self.land:
            ink = styles.surface("ink")
            outline = PathPatch(self.land[code], facecolor="none", edgecolor=ink, **DOUBT)
            self._add(outline, f"uncertain-{code}", code)

    def borders(self, stroke: str, width: float) -> None:
        for pair, status in self.content.sides.items():
            side = self.shapes.sides[pair]
            if side in self.content.faint and stroke != "edge":
                continue
            line: dict[str, Any] = {"facecolor": "none", "linewidth": width * self.frame.stroke}
            colour = line_colour(stroke, status)
            whole = PathPatch(self.lines[pair], edgecolor=colour, capstyle="round", **line)
            whole.set_joinstyle("round")
            self._add(whole, f"border-{stroke}-{pair}", side)
            if stroke == "status" and status == "contested":
                second = styles.second_ink(status)
                dash = PathPatch(self.lines[pair], edgecolor=second, linestyle=DASH, **line)
                dash.set_capstyle("butt")
                self._add(dash, f"border-dash-{pair}", side)

    def mark(self, code: str) -> None:
        if code in self.shapes.marks:
            point, scale = self.shapes.marks[code], max(self.frame.stroke, 0.5)
            mark = Circle((point.x, point.y), MARK * scale, linewidth=0.9 * scale)
            mark.set_facecolor(styles.fill(self.content.statuses[code]))
            mark.set_edgecolor(styles.surface("ink"))
            self._add(mark, f"mark-{code}", code)

    def outlined(self, code: str) -> None:
        """Draw a line around a state that stands out."""
        ink = styles.surface("ink")
        if code in self.land:
            around = PathPatch(self.land[code], facecolor="none", edgecolor=ink, linewidth=CHOSEN)
            around.set_joinstyle("round")
            self._add(around, f"chosen-{code}", code)
        if code in self.shapes.marks:
            point = self.shapes.marks[code]
            ring = Circle((point.x, point.y), 2 * MARK, facecolor="none", edgecolor=ink)
            ring.set_linewidth(CHOSEN)
            self._add(ring, f"chosen-mark-{code}", code)

    def name(self, code: str, name: Name) -> None:
        status = self.content.statuses[code]
        ink, halo = styles.name_ink(status), styles.fill(status)
        faint = code in self.content.faint
        if faint or name.floats:
            ink, halo = styles.surface("ink"), styles.surface("sea")
        leading = name.size * LEADING
        first = name.y + (len(name.lines) - 1) / 2 * leading - name.size * MIDDLE
        for row, line in enumerate(name.lines):
            baseline = first - row * leading
            left = name.x - lettering.width(line, lettering.STRONG, name.size) / 2
            if not faint:
                shape = lettering.outline(line, lettering.STRONG, name.size, left, baseline)
                around = PathPatch(shape, facecolor="none", edgecolor=halo, linewidth=HALO)
                around.set_joinstyle("round")
                self._add(around, f"halo-{code}")
            text = self.figure.text(left, baseline, line, va="baseline", parse_math=False)
            text.set(fontproperties=lettering.STRONG, fontsize=name.size, color=ink)
            text.set(alpha=FAINT_NAME if faint else 1, transform=self.onto, gid=f"name-{code}")

    def _add(self, patch: Patch, gid: str, code: str | None = None) -> None:
        patch.set(transform=self.onto, gid=gid, alpha=self._opacity(code))
        self.figure.add_artist(patch)
        patch.set_clip_path(self.window)

    def _opacity(self, code: str | None) -> float:
        return FAINT if code in self.content.faint else 1
