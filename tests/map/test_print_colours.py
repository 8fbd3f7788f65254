"""The colours of the map for print: fills, hatches, border lines and legend are the palette's."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from geo.areas import Area
from geo.borders import borders_on
from map.print.rendering import picture
from palette import colours
from record.atlas import status_table, utc_today
from record.basis import Basis
from record.view import View

SVG = "{http://www.w3.org/2000/svg}"
FILL, INK = (
    {code: look["light"] for code, look in looks.items()}
    for looks in (colours.FILL, colours.HATCH_INK)
)


@pytest.fixture(scope="module", params=[date(2000, 6, 1), date(2025, 12, 27)], ids=str)
def printed(request, atlas):
    """A day, and what is drawn on it from below to above: the style of each group by its id."""
    svg = picture(View(request.param, area=Area.EUROPE), "svg", Basis(atlas, utc_today()))
    groups = ET.fromstring(svg).iter(f"{SVG}g")  # noqa: S314 (our own drawing)
    paths = {group.get("id"): group.find(f".//{SVG}path") for group in groups if group.get("id")}
    return request.param, {
        name: dict(re.findall(r"([\w-]+): (#?\w+)", path.get("style")))
        for name, path in paths.items()
        if path is not None and path.get("style")
    }


@pytest.fixture
def table(printed, atlas):
    """What the core says of the day."""
    return status_table(atlas, "ottawa", printed[0], today=utc_today())


def test_states_and_their_hatches_have_the_colours_of_their_status(printed, table):
    _, drawn = printed
    known = table[[f"state-{code}" in drawn for code in table["iso3"]]]
    assert len(known) > 30
    for code, status in zip(known["iso3"], known["status"], strict=True):
        assert drawn[f"state-{code}"]["fill"] == FILL[status], code
        assert drawn.get(f"hatch-{code}", {}).get("fill") == INK.get(status), code
        if f"mark-{code}" in drawn:
            assert drawn[f"mark-{code}"]["fill"] == FILL[status], code


def test_territories_have_a_colour_once_their_state_has_spoken_of_them(printed):
    day, looks = printed
    spoken = day >= date(2002, 4, 3)
    assert ("state-JEY" in looks) == ("label-territories" in looks) == spoken
    if spoken:
        assert looks["state-JEY"]["fill"] == FILL["party"]


def test_a_hatch_lies_on_its_state(printed):
    order = list(printed[1])
    hatched = [name.removeprefix("hatch-") for name in order if name.startswith("hatch-")]
    assert hatched
    for code in hatched:
        assert order.index(f"state-{code}") < order.index(f"hatch-{code}")


def test_border_lines_have_the_colour_of_their_sides_status(printed, table, atlas):
    _, drawn = printed
    borders = borders_on(table, atlas.pairs).assign(pair=atlas.pairs["pair"])
    borders = borders[borders["iso3"].isin(atlas.areas[Area.EUROPE])]
    for pair, status in zip(borders["pair"], borders["status"], strict=True):
        strokes = {name: drawn[f"border-{name}-{pair}"]["stroke"] for name in ("casing", "edge")}
        assert strokes == {
            name: colours.SURFACE[where]["light"]
            for name, where in (("casing", "sea"), ("edge", "ink"))
        }
        assert drawn[f"border-status-{pair}"]["stroke"] == FILL[status], pair
        second = drawn.get(f"border-dash-{pair}", {}).get("stroke")
        assert second == (INK[status] if status == "contested" else None), pair


def test_the_legend_has_the_colours_of_the_map(printed, table, atlas):
    _, drawn = printed
    shown = set(table["status"][table["iso3"].isin(atlas.areas[Area.EUROPE])])
    for status in shown | {colours.NO_STATUS}:
        assert drawn[f"legend-{status}"]["fill"] == FILL[status], status
        assert drawn.get(f"legend-hatch-{status}", {}).get("fill") == INK.get(status), status
