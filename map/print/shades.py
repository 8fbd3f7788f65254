"""The colours of a moving picture: those of the map and of type, and the steps between them.

They are given, not found in a frame: there a small state in a rare colour would lose it.
"""

from collections.abc import Iterator

from PIL import Image, ImageColor

from map.print import styles
from map.print.chart import FAINT
from map.print.sheet import QUIET
from palette import colours

Colour = tuple[int, int, int]
APART = 9
"""Least difference of two colours in red, green or blue: Pillow mixes up nearer ones."""


def _colours() -> Iterator[Colour]:
    ink, sea, ground = (_rgb(styles.surface(name)) for name in ("ink", "sea", "ground"))
    white, quiet = _rgb("white"), _rgb(QUIET)
    yield from (white, ink, sea, ground, quiet)
    fills = {code: _rgb(styles.fill(code)) for code in colours.FILL}
    hatches = {code: _rgb(styles.second_ink(code)) for code in colours.HATCH}
    plain = (*fills.values(), *hatches.values())
    yield from plain
    yield from (_mixed(sea, one, FAINT) for one in plain)
    for one in plain:
        yield from (*_between(sea, one, 3), *_between(ink, one, 2))
    for code, hatch in hatches.items():
        yield from _between(fills[code], hatch, 4)
    yield from _between(white, ink, 9)
    yield from _between(white, quiet, 5)
    yield from _between(sea, ink, 4)
    yield from _between(sea, ground, 3)


def _between(one: Colour, other: Colour, steps: int) -> Iterator[Colour]:
    return (_mixed(one, other, step / (steps + 1)) for step in range(1, steps + 1))


def _mixed(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Colour:
    red, green, blue, *_ = ImageColor.getrgb(colour)
    return red, green, blue


def _palette() -> Image.Image:
    found: list[Colour] = []
    for colour in _colours():
        if all(max(abs(a - b) for a, b in zip(colour, one, strict=True)) >= APART for one in found):
            found.append(colour)
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in found for part in colour])
    return image


SHADES = _palette()
