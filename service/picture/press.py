"""From a view to the bytes of its picture, the same for the same view, record and day."""

import io
import re
from html import escape
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from geo.view import View
from service.address import Basis
from service.picture import chart, page
from service.picture.content import Content, content
from service.picture.frame import HEIGHT, WIDTH

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
    with _settings, mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(WIDTH / POINTS, HEIGHT / POINTS), dpi=POINTS, facecolor="white")
        onto = Affine2D().scale(1 / POINTS) + figure.dpi_scale_trans
        chart.draw(figure, said, onto)
        page.write(figure, said, onto)
        target = io.BytesIO()
        figure.savefig(target, format=fmt, dpi=_DOTS[fmt], metadata=_metadata(said, fmt))
    return _described(target.getvalue(), said) if fmt == "svg" else target.getvalue()


def _metadata(said: Content, fmt: str) -> dict[str, str | None]:
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
    opening = rf'\1 role="img">\n <title>{title}</title>\n <desc>{about}</desc>'
    return re.sub(r"(<svg\b[^>]*)>", opening, svg.decode(), count=1).encode()


def _description(said: Content) -> str:
    classes = "; ".join(f"{one.label}: {len(one.states)}" for one in said.legend)
    return " ".join([said.sentence, *said.notes, f"{said.legend_title}. {classes}.", said.sources])
