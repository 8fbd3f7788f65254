"""The second sign of a status, as strokes: what map, charts, print and legend draw."""

from dataclasses import dataclass
from math import radians
from typing import Literal

TILE = 7
"""Pixels between stripes, and between dots, on the map in the browser."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A stroke that is repeated every `TILE`.

    `size` is the width of a stripe or the radius of a dot in pixels; rows of strokes rise to the
    right by `turn` degrees.
    """

    kind: Literal["stripe", "dot"]
    size: float
    turn: float

    @property
    def radians(self) -> float:
        """The turn in radians."""
        return radians(self.turn)


SIGNS = {
    "diagonal": Sign("stripe", 2.4, 45),
    "thin": Sign("stripe", 0.9, 45),
    "lines": Sign("stripe", 1.2, 0),
    "dots": Sign("dot", 1.15, 45),
}
"""Each sign by its name in `palette.colours.HATCH`."""
