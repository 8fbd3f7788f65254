"""What a browser shows before the live page is there, and how the live page takes its place."""

import pytest
from playwright.sync_api import expect

from tests.browser.settled import settle
from tests.browser.test_accessibility import NARROW, violations
from tests.doses import dose
from wording.pages import FIRST, PAGES

pytestmark = pytest.mark.browser

PATHS = ["/", *(f"/{name}" for name in PAGES if name != FIRST)]
SHIFTS = """() => {
    window.shifted = [];
    new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) {
            if (!hadRecentInput) window.shifted.push(value);
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""
MOST_SHIFTED = 0.02
BOXES = """(root) => ["h1", ".brand", root === "#first" ? "figure" : ".st-key-map iframe"]
    .map((name) => document.querySelector(`${root} ${name}`)?.getBoundingClientRect())
    .map((box) => box && [box.x, box.y])"""
LATE = 10_000
"""Milliseconds after which a page says that its live page has not come."""


def finish_late(page, before=0):
    """Bring the clock of what is said late to a moment before its time, or to its time."""
    page.evaluate(
        """(time) => {
            for (const one of document.querySelector("#first .late").getAnimations()) {
                one.pause();
                one.currentTime = time;
            }
        }""",
        LATE - before,
    )


def without_websocket(page):
    """Let no websocket of a page open, as some networks do."""
    page.route_web_socket("**", lambda _: None)


def held_page(page, path):
    """Open a page and keep Streamlit's script from it; return it and what lets the script go."""
    held, let_go = [], []

    def hold(route):
        held.append(route)
        if let_go:  # the page asked for it late
            route.continue_()

    def release():
        let_go.append(True)
        for route in held:
            route.continue_()

    page.route("**/static/js/index.*.js", hold)
    page.goto(path, wait_until="commit")
    page.wait_for_function("() => document.querySelector('#first + #root + script')")
    page.evaluate("() => document.fonts.ready")
    return page, release


@pytest.mark.parametrize("path", PATHS)
def test_without_scripts_headline_and_ways_are_there(open_page, path):
    page = open_page(java_script_enabled=False)
    page.goto(f"{path}?date=2026-02-20&area=nato")
    expect(page.locator("#first h1")).to_be_visible()
    expect(page.locator("#first").get_by_role("link", name="As a table (CSV)")).to_be_visible()
    if path == "/":
        expect(page.get_by_role("img", name="Map of NATO")).to_be_visible()


@pytest.mark.parametrize("phone", [False, True])
def test_without_a_websocket_the_answer_stays_and_after_10_seconds_it_says_why(open_page, phone):
    page = open_page(phone=phone)
    without_websocket(page)
    page.goto("/?date=2026-02-20")
    has_its_colours_in_both_themes_and_where_a_reader_forces_others(page)
    first = page.locator("#first")
    expect(first.locator("h1")).to_contain_text("196 of 3,824 km")
    said = first.get_by_text("has not come within 10 seconds")
    finish_late(page, before=1)
    expect(said).to_be_hidden()
    finish_late(page)
    expect(said).to_be_visible()
    expect(said).to_be_in_viewport()
    expect(first.locator(".sketch")).to_be_visible()


@pytest.mark.own_context
@pytest.mark.parametrize("phone", [True, False][: dose(1, full=2)])
@pytest.mark.parametrize("path", PATHS[:: dose(3, full=1)])
def test_the_live_page_takes_the_place_without_a_jump(open_page, path, phone):
    page = open_page(phone=phone)
    page.add_init_script(f"({SHIFTS})()")
    page, release = held_page(page, f"{path}?date=2026-02-20")
    before = page.evaluate(BOXES, "#first")
    release()
    settle(page)
    after = page.evaluate(BOXES, "#root")
    for one, other in zip(before, after, strict=True):
        assert one == (other and pytest.approx(other, abs=1.5))
    assert sum(page.evaluate("() => window.shifted")) <= MOST_SHIFTED
    expect(page.locator("#first")).to_have_count(0)


def test_a_screen_reader_hears_one_of_both(open_page):
    page = open_page()
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            window.heard = new Set();
            new MutationObserver(() => {
                const read = [...document.querySelectorAll("h1")].filter(
                    (one) => one.checkVisibility({ visibilityProperty: true }),
                );
                window.heard.add(read.length);
            }).observe(document, { childList: true, subtree: true, attributes: true });
        });"""
    )
    page.goto("/")
    settle(page)
    assert set(page.evaluate("() => [...window.heard]")) == {1}
    assert page.get_by_role("heading", level=1).count() == 1


@pytest.mark.own_context
def test_focus_on_a_link_goes_over_to_the_same_link(open_page):
    page, release = held_page(open_page(), "/")
    page.locator("#first").get_by_role("link", name="Timeline").focus()
    release()
    settle(page)
    expect(page.locator("#root").get_by_role("link", name="Timeline")).to_be_focused()


@pytest.mark.own_context
def test_on_a_slow_network_the_answer_is_there_before_anything_that_streamlit_loads(open_page):
    page = open_page()
    page.route("**/static/**", lambda _: None)
    page.route("**/app/static/**", lambda _: None)
    page.goto("/borders", wait_until="commit")
    expect(page.locator("#first h1")).to_be_visible()
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )


def has_its_colours_in_both_themes_and_where_a_reader_forces_others(page):
    """See the colours of the picture, as a reader of each kind does."""

    def colour(query, name):
        return page.locator(query).evaluate("(one, name) => getComputedStyle(one)[name]", name)

    page.emulate_media(color_scheme="dark")
    assert colour(".sketch > path.left", "fill") == "rgb(207, 74, 46)"
    page.emulate_media(color_scheme="light", forced_colors="active")
    assert colour(".sketch > path.left", "fill") == "rgb(191, 63, 38)"
    assert colour(".sea", "backgroundColor") == "rgb(238, 243, 247)"
    page.emulate_media(forced_colors="none")
    assert colour(".sketch > path.left", "fill") == "rgb(191, 63, 38)"


SEEN = [("/?date=2026-02-30", False), ("/countries?country=POL", True)]
SEEN_ALSO = [(path, not dark) for path, dark in SEEN]


@pytest.mark.parametrize(("path", "dark"), [*SEEN, *SEEN_ALSO][: dose(2, full=4)])
def test_axe_finds_nothing_in_it(open_page, path, dark):
    page, _ = held_page(open_page(dark=dark, bypass_csp=True), path)
    assert violations(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
