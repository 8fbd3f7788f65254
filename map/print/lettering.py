"""Type on the page: the fonts, how wide a text is, and where its lines break."""

from collections.abc import Iterator
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextPath, text_to_path

from record.in_use import kept_with_shapes

FONTS = Path(__file__).parent / "fonts"
SANS = FontProperties(fname=FONTS / "SourceSans3-Regular.ttf")
STRONG = FontProperties(fname=FONTS / "SourceSans3-Semibold.ttf")
SERIF = FontProperties(fname=FONTS / "SourceSerif4-Semibold.ttf")
_LARGE = 100.0


def width(text: str, font: FontProperties, size: float) -> float:
    """Return the width of a text in points."""
    return _width(text, font) * size


@kept_with_shapes(5000)
def _width(text: str, font: FontProperties) -> float:
    sized = font.copy()
    sized.set_size(_LARGE)
    measured, _, _ = text_to_path.get_text_width_height_descent(text, sized, ismath=False)
    return float(measured) / _LARGE


@kept_with_shapes(5000)
def outline(text: str, font: FontProperties, size: float, x: float, y: float) -> Outline:
    """Return the shapes of a text's letters, the first on a baseline's beginning."""
    drawn = TextPath((x, y), text, size=size, prop=font)
    return Outline(drawn.vertices.round(2), drawn.codes)


def wrapped(text: str, font: FontProperties, size: float, room: float) -> list[str]:
    """Return a text in lines that fit into a width, the last one not a single short word."""
    lines = list(_lines(text, font, size, room))
    narrower = room
    while len(lines) > 1 and width(lines[-1], font, size) < room / 4 and narrower > room * 0.8:
        narrower -= size
        tried = list(_lines(text, font, size, narrower))
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _lines(text: str, font: FontProperties, size: float, room: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and width(longer, font, size) > room:
            yield line
            longer = word
        line = longer
    yield line
