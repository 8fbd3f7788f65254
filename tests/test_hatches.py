"""Hatches: print, charts and legend draw the strokes that the palette declares for the browser."""

import math

import pandas as pd
import pytest
import shapely

from geo.build import legend
from map.print import hatches
from palette.colours import HATCH
from palette.hatches import SIGNS, TILE
from tests.serving import ROOT
from ui import hatching

SIDE = 50 * TILE
ACROSS, UP = 3, -2
STATUS = {name: status for status, name in HATCH.items()}


def share(name):
    """How much of an area the strokes of a sign take."""
    size = SIGNS[name].size / TILE
    return size if SIGNS[name].kind == "stripe" else math.pi * size**2


def test_every_sign_that_a_status_has_is_declared():
    assert set(HATCH.values()) == set(SIGNS)


@pytest.mark.parametrize("name", SIGNS)
def test_strokes_take_their_share_of_an_area_in_print(name):
    whole = shapely.box(0, 0, 300, 300)
    assert hatches.cut(name, whole, 1).area / whole.area == pytest.approx(share(name), rel=0.06)


@pytest.mark.parametrize("name", SIGNS)
def test_strokes_take_their_share_of_an_area_in_a_chart(name):
    sides = {"x": 0, "x2": SIDE * ACROSS, "y": 0, "y2": SIDE * UP}
    rects = pd.DataFrame([{"status": STATUS[name], **sides}, {"status": "party", **sides}])
    sign, drawn = SIGNS[name], hatching.strokes(name, rects, across=ACROSS, up=UP)
    across, up = (drawn["x2"] - drawn["x"]) / ACROSS, (drawn["y2"] - drawn["y"]) / UP
    area = len(drawn) * math.pi * sign.size**2
    if sign.kind == "stripe":
        area = across.pow(2).add(up.pow(2)).pow(0.5).sum() * sign.size
        assert (up / across).to_numpy() == pytest.approx(math.tan(sign.radians), abs=0.01)
    assert area / SIDE**2 == pytest.approx(share(name), rel=0.06)


def test_the_legend_was_built_from_the_palette():
    built = {path.name: path.read_text() for path in (ROOT / "static" / "legend").iterdir()}
    assert built == legend.swatches()
