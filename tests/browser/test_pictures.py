"""The map as it looks, against reference pictures of past days."""

import numpy as np
import pytest
from PIL import Image

from palette import colours
from tests.browser import drawn_map
from tests.browser.conftest import FAILURES
from tests.browser.drawn_map import MOST, photograph, reference, show
from tests.doses import dose

OF_STATUS = "status => [...document.querySelectorAll(`[data-iso3][data-status=${status}]`)]"

# What goes wrong on the map of the first day; `colour` is the one most like that of a State Party.
FAULTS = {
    "two statuses exchanged": f"""() => {{
        const [signed, joining] = ["signed", "joining"].map({OF_STATUS});
        const [one, other] = [signed, joining].map(([state]) => state.getAttribute("fill"));
        for (const state of signed) state.setAttribute("fill", other);
        for (const state of joining) state.setAttribute("fill", one);
    }}""",
    "hatch exchanged": """() => {
        const [ground, sign] = document.querySelector("pattern[id$=-joining]").children;
        const fill = ground.getAttribute("fill");
        ground.setAttribute("fill", sign.getAttribute("fill"));
        sign.setAttribute("fill", fill);
    }""",
    "line in another colour": """colour =>
        document.querySelector("[data-pair=NOR-RUS]").setAttribute("stroke", colour)""",
    "small state lost": "() => document.querySelector('[data-iso3=SMR]').remove()",
}


@pytest.fixture(params=colours.THEMES)
def theme(request):
    return request.param


@pytest.fixture
def page(open_page, theme):
    """A page that shows the map alone."""
    page = open_page(dark=theme == "dark")
    drawn_map.prepare(page)
    return page


def differing(taken, day, theme):
    """Which pixels of a picture are not those of the reference."""
    with Image.open(reference(day, theme)) as expected:
        return drawn_map.difference(taken, expected)


def test_the_map_looks_as_on_the_reference_pictures(page, theme):
    faults = []
    for day in drawn_map.DAYS:
        show(page, day)
        taken = photograph(page)
        found = differing(taken, day, theme)
        if found.sum() > MOST:
            faults.append(said(taken, found, day, theme))
    assert not faults, "\n".join(faults)


def said(taken, found, day, theme):
    """Keep both pictures of a fault and say where it is and what to do."""
    FAILURES.mkdir(exist_ok=True)
    kept = {"taken": taken, "difference": Image.fromarray(np.uint8(255) * ~found)}
    for name, picture in kept.items():
        picture.save(FAILURES / f"map-{day}-{theme}-{name}.png")
    down, across = (int(places.mean()) for places in found.nonzero())
    return (
        f"The map of {day}, {theme}, differs from {reference(day, theme).name} in {found.sum()} "
        f"pixels around ({across}, {down}): see map-{day}-{theme}-*.png in {FAILURES}. If an act "
        "of that day was corrected or the map is meant to look like this, run `make pictures`."
    )


@pytest.mark.parametrize("theme", colours.THEMES[: dose(1, full=2)], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_small_fault_does_not_pass(page, theme, fault):
    day = drawn_map.DAYS[0]
    show(page, day)
    page.evaluate(FAULTS[fault], colours.FILL["joining"][theme])
    assert differing(photograph(page), day, theme).sum() > MOST
