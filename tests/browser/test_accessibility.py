"""Everyone can read it: axe-core on every page and frame, 320 pixels, forced colours."""

from datetime import date, timedelta
from importlib.resources import files

import pytest

from palette import colours
from record.basis import Basis
from service.edition import contents
from tests.browser.conftest import DESKTOP
from tests.browser.settled import settle
from tests.doses import LONG
from wording.pages import FIRST, PAGES

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
NARROW = {"width": 320, "height": 640}  # 1280 pixels at 400 %, 640 at 200 %
LOW = {"width": 320, "height": 256}  # 1280 by 1024 pixels at 400 %
TALLEST_FRAME = """() => Math.max(0,
    ...[...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight))"""

DASHBOARD = ["/" if name == FIRST else f"/{name}" for name in PAGES]
PLACES = [*DASHBOARD, "/countries?country=POL", "/embed", "/data/v1/"]

DIFFERENT_WHEN_NARROW = ["/", "/countries?country=POL", "/embed"]
"""Places in which much is arranged otherwise on a phone."""

# Text that stands out at a side, of the window or of its drawing. What scrolls in a box of its own
# is left out: tables, and the map.
CUT_OFF = """() => {
    const own = '[data-testid=stDataFrame], .wide, .convention-map, .unseen';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        const text = walker.currentNode.data.trim();
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (!text || !box.width || node.closest(own)) continue;
        if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const drawing = node.closest('svg')?.getBoundingClientRect();
        const [left, right] = drawing ? [drawing.left, drawing.right] : [0, innerWidth];
        if (box.left < left - 3 || box.right > right + 3) found.push(text);
    }
    return found;
}"""

SCROLLS = """() => [document.documentElement, document.querySelector('.stMain')]
    .some(node => node && node.scrollWidth > innerWidth)"""


# Targets of 24 pixels: the only rule of WCAG 2.2 AA that axe-core leaves out by itself.
RUN = """() => axe.run(document, {
    resultTypes: ['violations', 'incomplete'],
    rules: { 'target-size': { enabled: true } },
})"""

SHOWN = """node => {
    const { color, backgroundColor, outlineColor, outlineStyle, fill } = getComputedStyle(node);
    return { color, backgroundColor, outlineColor, outlineStyle, fill };
}"""


def open_place(page, place):
    page.goto(place)
    settle(page)


def violations(page):
    """What axe-core finds in a page and its frames, in words."""
    for frame in page.frames:
        frame.evaluate(AXE)
    found = page.evaluate(RUN)
    assert "frame-tested" not in {item["id"] for item in found["incomplete"]}
    return [
        f"{item['id']}: {item['help']}: {node['target']} {node['html']}"
        for item in found["violations"]
        for node in item["nodes"]
    ]


@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_and_at_320_pixels_nothing_is_cut_off(page, place):
    twice = LONG or place in DIFFERENT_WHEN_NARROW
    page.emulate_media(color_scheme="dark" if twice else "light")
    page.set_viewport_size(NARROW)
    open_place(page, place)  # as a phone does: what is drawn by width is drawn so at once
    assert not page.evaluate(SCROLLS)
    assert page.evaluate(CUT_OFF) == []
    if twice:
        assert violations(page) == []
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(LOW)
    assert page.evaluate(TALLEST_FRAME) <= LOW["height"]
    if place == "/embed":
        shown, time = (page.locator(name).bounding_box() for name in ("#map", "#time"))
        assert time["y"] + time["height"] - shown["y"] <= LOW["height"]
    page.set_viewport_size(DESKTOP)
    if twice:
        page.reload()
    settle(page)
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_of_the_static_edition_can_be_read_as_well(open_page, atlas, dark):
    day = date(2026, 2, 20)
    page = open_page(dark=dark)
    basis = Basis(atlas, day, "https://map.example")
    page.set_content(contents.page(basis, count=1, size=1, after=day - timedelta(9)).decode())
    assert violations(page) == []
    page.set_viewport_size(NARROW)
    assert not page.evaluate(SCROLLS)
    assert page.evaluate(CUT_OFF) == []


def rgb(colour):
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize(
    ("place", "theme", "group"),
    [("/", "light", ".st-key-statuses"), ("/embed", "dark", "#classes")],
)
def test_forced_colours_leave_the_map_its_own_and_show_choice_and_focus(
    open_page, place, theme, group
):
    page = open_page(forced_colors="active", dark=theme == "dark")
    open_place(page, f"{place}?date=2026-02-20&status=left&status=party&status=contested")
    states = page.frames[-1]
    for iso3, status in {"FIN": "left", "NOR": "party"}.items():
        fill = states.locator(f'[data-iso3="{iso3}"]').evaluate(SHOWN)["fill"]
        assert fill == rgb(colours.FILL[status][theme])
    assert "#hatch" in states.locator('[data-iso3="UKR"]').evaluate(SHOWN)["fill"]
    sea = states.locator(".convention-map").evaluate(SHOWN)["backgroundColor"]
    assert sea == rgb(colours.SURFACE["sea"][theme])

    ground = page.locator("body").evaluate(SHOWN)["backgroundColor"]
    other = page.locator(f"{group} [aria-pressed=false]").first
    pressed = page.locator(f"{group} [aria-pressed=true]").first.evaluate(SHOWN)
    assert pressed["backgroundColor"] not in {
        ground,
        pressed["color"],
        other.evaluate(SHOWN)["backgroundColor"],
    }
    page.keyboard.press("Tab")
    other.focus()
    focused = page.locator(":focus").evaluate(SHOWN)
    assert focused["outlineStyle"] == "solid"
    assert focused["outlineColor"] != ground


def test_the_map_moves_at_once_where_motion_is_to_be_reduced(page):
    open_place(page, "/")
    options = "() => [map_div.options.zoomAnimation, map_div.options.inertia]"
    assert page.frames[-1].evaluate(options) == [False, False]
    page.emulate_media(reduced_motion="no-preference")
    open_place(page, "/")
    assert page.frames[-1].evaluate(options) == [True, True]
