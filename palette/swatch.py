"""The look of one status as a small picture, for legends."""

from palette import colours

SIZE = 14
_TILE = 7
_PATTERN = {
    "diagonal": '<path d="M-2,2 l4,-4 M0,7 l7,-7 M5,9 l4,-4" stroke="{ink}" stroke-width="2.2"/>',
    "thin": '<path d="M-2,2 l4,-4 M0,7 l7,-7 M5,9 l4,-4" stroke="{ink}" stroke-width="1"/>',
    "dots": '<g fill="{ink}"><circle cx="2" cy="2" r="1.2"/><circle cx="5" cy="5" r="1.2"/></g>',
    "lines": '<path d="M0,2 h7" stroke="{ink}" stroke-width="1.6"/>',
}


def svg(status: str, theme: str) -> str:
    """Return the swatch of a status (or of `colours.NO_STATUS`) in a theme as an SVG file."""
    square = f'width="{SIZE}" height="{SIZE}" rx="2"'
    parts = [f'<rect {square} fill="{colours.FILL[status][theme]}"/>']
    if status in colours.HATCH:
        tile = _PATTERN[colours.HATCH[status]].format(ink=colours.HATCH_INK[status][theme])
        units = f'width="{_TILE}" height="{_TILE}" patternUnits="userSpaceOnUse"'
        parts.insert(0, f'<defs><pattern id="h" {units}>{tile}</pattern></defs>')
        parts.append(f'<rect {square} fill="url(#h)"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        f'viewBox="0 0 {SIZE} {SIZE}">{"".join(parts)}</svg>\n'
    )
