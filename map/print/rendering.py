"""From a view to the bytes of its picture, the same for the same view, record and day."""

import io
import re
from collections.abc import Callable, Mapping
from html import escape
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D, Transform

from map.print import chart, page
from map.print.content import Content, content
from map.print.frame import FRAME, HEIGHT, WIDTH
from record.basis import Basis
from record.view import View

POINTS = 72
PNG_WIDTH = 2400
"""Pixels: twice the size of a page on a screen."""
_DOTS = {"svg": POINTS, "pdf": POINTS, "png": PNG_WIDTH / (WIDTH / POINTS)}
SETTINGS: Any = {
    "svg.hashsalt": "ottawa-convention-map",  # ids are random without it
    "svg.fonttype": "path",  # looks the same where the font is not installed
    "pdf.fonttype": 42,  # TrueType: text that can be searched, and no Type 3 font in the press
    "path.simplify": False,  # neighbours must keep the same border
}
_settings = Lock()
"""matplotlib's settings are one for the whole process."""


def picture(view: View, fmt: str, basis: Basis) -> bytes:
    """Return the map of a view as svg, png or pdf."""
    said = content(view, basis)

    def draw(figure: Figure, onto: Transform) -> None:
        chart.draw(figure, said, FRAME[said.area], onto)
        page.write(figure, said, onto)

    size, about = (WIDTH, HEIGHT), metadata(said, fmt)
    rendered = render(draw, size=size, fmt=fmt, dots=_DOTS[fmt], about=about)
    return _described(rendered, said) if fmt == "svg" else rendered


def render(
    draw: Callable[[Figure, Transform], None],
    *,
    size: tuple[float, float],
    fmt: str,
    dots: float,
    about: Mapping[str, str | None],
) -> bytes:
    """Return what is drawn on a white sheet as svg, png or pdf.

    Parameters
    ----------
    draw
        Draws on a figure; it also gets the way from points on the sheet to the figure.
    size
        Width and height of the sheet in points.
    dots
        Pixels per inch.
    about
        What the file says of itself.
    """
    with _settings, mpl.rc_context(SETTINGS):
        inches = (size[0] / POINTS, size[1] / POINTS)
        figure = Figure(inches, dpi=POINTS, facecolor="white")
        draw(figure, Affine2D().scale(1 / POINTS) + figure.dpi_scale_trans)
        target = io.BytesIO()
        figure.savefig(target, format=fmt, dpi=dots, metadata=about)
    return target.getvalue()


def metadata(said: Content, fmt: str) -> dict[str, str | None]:
    """Return what a file says of itself: never the clock, nor who wrote it in which version."""
    if fmt == "svg":
        return {"Date": None, "Creator": None}
    about = {"Title": said.headline}
    if fmt == "png":
        return about | {"Software": None, "Description": _description(said)}
    return about | {"Subject": _description(said), "CreationDate": None, "Creator": None}


def _described(svg: bytes, said: Content) -> bytes:
    """Add what a screen reader says and a pointer shows, which matplotlib does not write."""
    title, about = escape(f"{said.day}: {said.headline}"), escape(_description(said))
    added = f' role="img">\n <title>{title}</title>\n <desc>{about}</desc>'
    return re.sub(r"(<svg\b[^>]*)>", lambda own: own[1] + added, svg.decode(), count=1).encode()


def _description(said: Content) -> str:
    classes = "; ".join(f"{one.label}: {len(one.states)}" for one in said.legend)
    return " ".join([said.sentence, *said.notes, f"{said.legend_title}. {classes}.", said.sources])
