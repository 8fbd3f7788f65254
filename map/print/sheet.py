"""A page that text is written on from top to bottom."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.transforms import Transform

from map.print import lettering, styles

QUIET = "#5b6672"
"""Ink of what is read last."""
SWATCH = (19.0, 11.0)
"""Width and height of a sample in the legend."""


class Sheet:
    """A page with a place to write at: `x`, `y` (its top) and the `room` to the right."""

    def __init__(self, figure: Figure, onto: Transform, *, x: float, y: float, room: float) -> None:
        self.figure, self.onto = figure, onto
        self.x, self.y, self.room = x, y, room

    def text(
        self,
        text: str,
        font: FontProperties,
        size: float,
        *,
        gid: str,
        colour: str | None = None,
        leading: float = 1.25,
        after: float = 0,
    ) -> None:
        """Write a paragraph at the place and move below it."""
        for line in lettering.wrapped(text, font, size, self.room):
            self.y -= size * leading
            self.line(line, font, size, self.x, self.y + size * (leading - 1), colour, gid)
        self.y -= after

    def line(
        self,
        text: str,
        font: FontProperties,
        size: float,
        x: float,
        baseline: float,
        colour: str | None,
        gid: str,
        align: str = "left",
    ) -> None:
        """Write a line whose baseline begins, or ends, at a point."""
        written = self.figure.text(x, baseline, text, ha=align, va="baseline", parse_math=False)
        written.set(fontproperties=font, fontsize=size, transform=self.onto, gid=gid)
        written.set_color(colour or styles.surface("ink"))

    def add(self, artist: Any, gid: str) -> None:
        """Put an artist on the page."""
        artist.set(transform=self.onto, gid=gid)
        self.figure.add_artist(artist)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Write beside a swatch."""
        indent = SWATCH[0] + 7
        self.x, self.room = self.x + indent, self.room - indent
        yield
        self.x, self.room = self.x - indent, self.room + indent

    def rule(self) -> None:
        """Draw a thin line across the room."""
        ends = [self.x, self.x + self.room], [self.y, self.y]
        self.add(Line2D(*ends, color=QUIET, linewidth=0.4), "rule")
        self.y -= 4
