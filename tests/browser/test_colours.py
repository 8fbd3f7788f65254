"""The colours that are drawn: on the map, in its legend and in charts they are the palette's."""

import re
from collections import Counter
from datetime import date

import pytest
from playwright.sync_api import expect

from palette import colours
from palette.hatches import SIGNS
from tests.browser.conftest import FRAME
from tests.browser.drawing import (
    CLOSE,
    FILLS,
    HATCHES,
    NAMES,
    ON_THE_BORDER,
    STROKES,
    drawing,
    go_to,
    line,
    look,
    open_embed,
    painted,
    picture_of,
    rgb,
    sides,
    statuses,
)
from treaty.statuses import LEGEND, SHORT

DAYS = [
    date(2000, 6, 1),
    date(2004, 12, 31),
    date(2012, 12, 31),
    date(2025, 7, 18),
    date(2025, 12, 27),
    date(2026, 2, 20),
]
ALL_STATUSES = [date(2000, 6, 1), date(2025, 12, 27)]
"""On these days taken together a state of Europe has each status."""

# The strokes and dots of a chart's hatches, each with the colour of the area that it lies on.
HATCHED = """(svg, widths) => {
    const areas = [...svg.querySelectorAll(".mark-area path")];
    const marks = [".mark-symbol.role-mark path", ...widths.map(width =>
        `.mark-rule.role-mark line[stroke-width="${width}"]`)];
    return [...svg.querySelectorAll(marks.join())].flatMap(mark => {
        const { x, y, width, height } = mark.getBBox();
        const middle = new DOMPoint(x + width / 2, y + height / 2)
            .matrixTransform(mark.getScreenCTM());
        const under = areas.find(area =>
            area.isPointInFill(middle.matrixTransform(area.getScreenCTM().inverse())));
        const { fill, stroke } = getComputedStyle(mark);
        return under ? [[mark.matches("line") ? stroke : fill, getComputedStyle(under).fill]] : [];
    });
}"""


@pytest.mark.parametrize("theme", colours.THEMES)
def test_each_border_line_has_the_colour_of_its_sides_status(open_page, atlas, theme):
    page = open_page(dark=theme == "light")
    svg = open_embed(page)
    page.emulate_media(color_scheme=theme)
    for day in DAYS:
        go_to(page, day)
        expected = {pair: line(status, theme) for pair, status in sides(atlas, day).items()}
        assert svg.evaluate(STROKES) == expected, day


@pytest.mark.parametrize("theme", colours.THEMES)
def test_each_state_has_the_fill_and_the_hatch_of_its_status(open_page, atlas, theme):
    page = open_page(dark=theme == "light", device_scale_factor=CLOSE)
    svg = open_embed(page)
    page.emulate_media(color_scheme=theme)
    seen = set()
    for day in ALL_STATUSES:
        go_to(page, day)
        known = statuses(atlas, day)
        fills = [(known[code], fill) for code, fill in svg.evaluate(FILLS) if code in known]
        for status, seen_colours in painted(page, svg, sorted(set(fills))):
            assert seen_colours == look(status, theme), (day, status)
            seen.add(status)
    assert seen == set(colours.FILL)


@pytest.mark.parametrize("theme", colours.THEMES)
def test_legend_ground_and_words_have_the_colours_of_the_palette(open_page, theme):
    page = open_page(dark=theme == "dark", device_scale_factor=CLOSE)
    open_embed(page)
    rows = page.locator("#classes li").filter(has=page.locator("img"))
    expect(rows).to_have_count(len(colours.FILL))
    for row in rows.all():
        button = row.locator("button")
        status = button.get_attribute("value") if button.count() else colours.NO_STATUS
        assert picture_of(row.locator("img"), status) == look(status, theme), status
    computed = "(node, name) => getComputedStyle(node)[name]"
    water, ink = rgb(colours.SURFACE["sea"][theme]), rgb(colours.SURFACE["ink"][theme])
    assert page.locator("#map").evaluate(computed, "backgroundColor") == water
    assert page.locator("#map").evaluate(computed, "color") == ink
    # The page's own style: what stands there until the map has come.
    page.locator("#map").evaluate("node => { node.className = ''; node.style.cssText = '' }")
    assert page.locator("#map").evaluate(computed, "backgroundColor") == water


def test_the_front_page_draws_what_the_embedded_page_draws(open_page):
    page, front = open_page(dark=True), open_page(dark=True, device_scale_factor=CLOSE)
    embedded = open_embed(page, "?date=2025-12-27")
    front.goto("/?date=2025-12-27")
    frame = front.frame_locator(FRAME)
    expect(frame.locator("[data-ready=true]")).to_be_visible()
    same = drawing(frame)
    for what in (STROKES, FILLS, HATCHES):
        assert same.evaluate(what) == embedded.evaluate(what)
    assert {one["name"] for one in same.evaluate(NAMES)} >= ON_THE_BORDER
    for status in LEGEND:
        chip = front.get_by_role("button", name=re.compile(f"^{SHORT[status]} · "))
        picture = chip.locator("img")
        assert picture_of(picture, status) == look(status, "dark"), status


def test_charts_are_hatched_as_the_map_is(open_page):
    page = open_page(dark=True)
    page.goto("/borders?date=2025-12-27")
    charts = page.locator("[data-testid=stVegaLiteChart] svg")
    expect(charts).to_have_count(3)
    widths = [sign.size for sign in SIGNS.values() if sign.kind == "stripe"]
    found = Counter(
        tuple(pair) for chart in charts.all() for pair in chart.evaluate(HATCHED, widths)
    )
    on = {ink: fill for (ink, fill), _ in sorted(found.items(), key=lambda item: item[1])}
    on.pop(rgb(colours.SURFACE["ink"]["dark"]), None)  # the mark of the day
    hatched = ["signed", "joining", "leaving", "contested"]
    assert on == {rgb(ink): rgb(fill) for fill, ink in (look(one, "dark") for one in hatched)}
