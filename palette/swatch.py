"""The look of one status as a small picture, for legends."""

from math import cos

from palette import colours
from palette.hatches import SIGNS, TILE, Sign

SIZE = 14
FIRST = 4.5
"""From the left and from above, the middle of a stroke: that of a pixel, so that it is clear."""


def svg(status: str, theme: str) -> str:
    """Return the swatch of a status (or of `colours.NO_STATUS`) in a theme as an SVG file."""
    square = f'<rect width="{SIZE}" height="{SIZE}" rx="2"'
    parts = [f'{square} fill="{colours.FILL[status][theme]}"/>']
    if status in colours.HATCH:
        strokes = _strokes(SIGNS[colours.HATCH[status]], colours.HATCH_INK[status][theme])
        parts.insert(0, f'<clipPath id="c">{square}/></clipPath>')
        parts.append(f'<g clip-path="url(#c)">{strokes}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        f'viewBox="0 0 {SIZE} {SIZE}">{"".join(parts)}</svg>\n'
    )


def _strokes(sign: Sign, ink: str) -> str:
    # In a small square turned rows stand closer, so that there is enough of them to be seen.
    step = TILE * cos(sign.radians)
    rows = [f"{FIRST + step * row:.2f} h{6 * step:.2f}" for row in range(-1, 3)]
    lines = " ".join(f"M{FIRST - 3 * step:.2f},{row}" for row in rows)
    width, ends = sign.size, ""
    if sign.kind == "dot":
        # A round end of a stroke without length is a dot.
        width, ends = 2 * sign.size, f' stroke-linecap="round" stroke-dasharray="0 {step:.2f}"'
    turn = f'transform="rotate({-sign.turn:g} {FIRST} {FIRST})"'
    return f'<path d="{lines}" {turn} stroke="{ink}" stroke-width="{width}"{ends}/>'
