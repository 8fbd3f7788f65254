"""The colours of the map: one truth for fills, hatches, lines, legend chips and names.

Between any two classes, and any class and the sea, the difference is at least 11 (CAM02-UCS) for
normal sight, deuteranopia, protanopia and tritanopia. No such palette also gives neighbouring
fills a contrast of 3:1, so every class but the plain ones has a second sign, its hatch.
"""

from dataclasses import asdict

from palette.hatches import SIGNS, TILE

THEMES = ("light", "dark")

NO_STATUS = "none"
"""The look of areas without a status: cannot deposit, or no data on that day."""

FILL = {
    "party": {"light": "#3f86bd", "dark": "#3d84bb"},
    "contested": {"light": "#3f86bd", "dark": "#3d84bb"},
    "leaving": {"light": "#f2b13c", "dark": "#eaa834"},
    "left": {"light": "#bf3f26", "dark": "#cf4a2e"},
    "joining": {"light": "#7cc0c4", "dark": "#5fa9a8"},
    "signed": {"light": "#b9dcc4", "dark": "#8fb59d"},
    "outside": {"light": "#8d9196", "dark": "#565b61"},
    NO_STATUS: {"light": "#ffffff", "dark": "#1b2127"},
}
"""Colour of each status by theme; a hatch lies on top."""

HATCH = {
    "contested": "diagonal",
    "leaving": "diagonal",
    "joining": "dots",
    "signed": "lines",
    NO_STATUS: "thin",
}
"""The second sign, a name of `palette.hatches.SIGNS`. Others are plain."""

HATCH_INK = {
    "contested": {"light": "#f2b13c", "dark": "#eaa834"},
    "leaving": {"light": "#235a86", "dark": "#173f5f"},
    "joining": {"light": "#2f6f7a", "dark": "#1d4d52"},
    "signed": {"light": "#6aa57c", "dark": "#4c7a5b"},
    NO_STATUS: {"light": "#a9adb2", "dark": "#6b7178"},
}
"""Colour of the hatch by theme."""

NAME_INK = {
    "party": {"light": "#ffffff", "dark": "#ffffff"},
    "contested": {"light": "#ffffff", "dark": "#ffffff"},
    "leaving": {"light": "#231703", "dark": "#1d1302"},
    "left": {"light": "#ffffff", "dark": "#ffffff"},
    "joining": {"light": "#0d3338", "dark": "#06211f"},
    "signed": {"light": "#173d25", "dark": "#0f2716"},
    "outside": {"light": "#ffffff", "dark": "#e3e6e9"},
    NO_STATUS: {"light": "#41464c", "dark": "#c3c8cd"},
}
"""Colour of a country's name on its fill, by theme."""

SURFACE = {
    "sea": {"light": "#eef3f7", "dark": "#0d141b"},
    "ground": {"light": "#dedbd5", "dark": "#2f353b"},
    "ink": {"light": "#16202b", "dark": "#f2f5f8"},
}
"""What lies under and around the fills: water (and outlines of states), land that is not part of
the view, and the ink of border lines, outlines and text."""


def for_browser() -> dict[str, dict[str, object]]:
    """Return the palette by theme, as the map layer in the browser reads it.

    A status is `{"fill", "name"}` and, where it has a second sign, `"hatch"` (its strokes) and
    `"ink"`.
    """
    return {
        theme: {surface: colour[theme] for surface, colour in SURFACE.items()}
        | {"status": {code: _status(code, theme) for code in FILL}}
        for theme in THEMES
    }


def _status(code: str, theme: str) -> dict[str, object]:
    look: dict[str, object] = {"fill": FILL[code][theme], "name": NAME_INK[code][theme]}
    if code in HATCH:
        sign = {**asdict(SIGNS[HATCH[code]]), "tile": TILE}
        look |= {"hatch": sign, "ink": HATCH_INK[code][theme]}
    return look
