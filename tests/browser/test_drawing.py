"""Where things are drawn on the map: names, the finer border lines, and a map that was moved."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from palette import colours
from tests.browser.drawing import (
    NAMES,
    ON_THE_BORDER,
    STROKES,
    line,
    open_embed,
    rgb,
    sides,
    statuses,
)

MIDDLE = """path => {
    const point = path.getPointAtLength(path.getTotalLength() / 2);
    const { x, y } = point.matrixTransform(path.getScreenCTM());
    return [x, y];
}"""

# Those who observe a size are told in the frame that has it: two frames later all have been.
SETTLED = """async width => {
    const frame = () => new Promise(requestAnimationFrame);
    while (innerWidth !== width) await frame();
    await frame();
    await frame();
}"""


def test_states_on_the_border_are_named_on_their_own_land(page, atlas):
    day = date(2025, 12, 27)
    svg = open_embed(page, f"?date={day}")
    names = svg.evaluate(NAMES)
    known = statuses(atlas, day)
    code = {name: iso3 for iso3, name in atlas.names.items()}
    assert {one["name"] for one in names} >= ON_THE_BORDER
    for one in (one for one in names if one["name"] in ON_THE_BORDER):
        status = known[code[one["name"]]]
        assert (one["on"], one["status"]) == (code[one["name"]], status)
        assert one["ink"] == rgb(colours.NAME_INK[status]["light"]), one
        assert one["halo"] == rgb(colours.FILL[status]["light"]), one
        assert one["opacity"] == "1" and one["width"] > 20 and one["height"] > 8


def test_the_finer_border_lines_come_at_close_zoom(page, atlas):
    held = []

    def hold(route):
        held.append(route)

    page.route("**/borders_detail.json*", hold)
    day, pair = date(2025, 12, 27), "EST-RUS"
    svg = open_embed(page, f"?date={day}")
    assert not held
    with page.expect_request("**/borders_detail.json*"):
        zoom_in_on(page, svg.locator(f'[data-pair="{pair}"]'))
    drawn = svg.locator(f'[data-pair="{pair}"]')
    coarse, place = drawn.get_attribute("d"), drawn.bounding_box()
    held.pop().continue_()
    expect(drawn).not_to_have_attribute("d", coarse)
    assert corners(drawn.get_attribute("d")) > 2 * corners(coarse)
    assert drawn.bounding_box() == pytest.approx(place, abs=20)
    assert svg.evaluate(STROKES)[pair] == line(sides(atlas, day)[pair], "light")


def zoom_in_on(page, path):
    """Turn the wheel over the middle of a line until the map is as close as it gets."""
    x, y = path.evaluate(MIDDLE)
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -5000)
    nearer = page.get_by_role("button", name="Zoom in")
    expect(nearer).to_have_attribute("aria-disabled", "true")
    page.keyboard.up("Control")


def corners(drawn):
    return len(re.findall("[ML]", drawn))


@pytest.mark.parametrize("moved", ["zoomed", "dragged"])
def test_a_map_that_was_moved_stays_where_it_is_when_its_frame_changes(page, moved):
    open_embed(page, "?date=2025-12-27")
    opened = place_of(page, "POL")
    if moved == "zoomed":
        page.get_by_role("button", name="Zoom in").click()
    else:
        drag(page, page.locator('[data-iso3="POL"]'), across=-70, down=30)
    chosen = place_of(page, "POL")
    assert chosen != pytest.approx(opened, abs=10)
    for width, height in [(1100, 700), (1500, 950)]:
        resize(page, width, height)
        assert place_of(page, "POL") == pytest.approx(chosen, abs=2)
    page.get_by_role("button", name="Show the whole area").click()
    *_, wide, high = place_of(page, "POL")
    resize(page, 1100, 700)
    *_, less_wide, less_high = place_of(page, "POL")
    assert less_wide < 0.9 * wide and less_high < 0.9 * high


def place_of(page, iso3):
    """Where a state is drawn, from the middle of the map, and how large."""
    around = page.locator("#map").bounding_box()
    box = page.locator(f'[data-iso3="{iso3}"]').bounding_box()
    across, down = (
        box[start] - around[start] - around[size] / 2
        for start, size in (("x", "width"), ("y", "height"))
    )
    return across, down, box["width"], box["height"]


def drag(page, path, *, across, down):
    box = path.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=4)
    page.mouse.up()


def resize(page, width, height):
    """Change the window and wait until the map has seen it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(SETTLED, width)
