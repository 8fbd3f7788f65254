"""How each class of the map is printed: the browser's palette in ink."""

from palette import colours

THEME = "light"
"""Paper is white."""


def surface(name: str) -> str:
    """Return the colour of `sea`, `ground` or `ink`."""
    return colours.SURFACE[name][THEME]


def fill(status: str) -> str:
    """Return the colour of a status, or of areas without one."""
    return colours.FILL[status][THEME]


def name_ink(status: str) -> str:
    """Return the colour of a name on the fill of a status."""
    return colours.NAME_INK[status][THEME]


def second_ink(status: str) -> str:
    """Return the colour of the hatch of a status that has one."""
    return colours.HATCH_INK[status][THEME]


def hatch(status: str) -> str | None:
    """Return the name of the sign of a status; None if it is plain."""
    return colours.HATCH.get(status)
