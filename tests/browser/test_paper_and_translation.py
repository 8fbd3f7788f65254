"""What is made of a page outside the window: printed, and translated by the browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME, choose

A4 = {"width": 718, "height": 1047}
"""CSS pixels between the margins."""
CONTROLS = ".stDownloadButton, .stSelectbox, .stDateInput, .copyable button, .st-key-pages"

# What translating browsers do: each text stands in two elements of their own.
TRANSLATE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("script, style, noscript")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text.data);
  }
}"""


@pytest.fixture
def estonia(page):
    page.goto("/?date=2025-12-27&country=EST")
    expect(page.frame_locator(FRAME).locator("[data-ready=true]")).to_be_visible()
    expect(page.locator("blockquote").first).to_be_attached()
    return page


def test_a_page_prints_whole_with_its_map_and_without_controls(estonia):
    before = estonia.locator(FRAME).bounding_box()
    estonia.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    estonia.emulate_media(media="print")
    estonia.set_viewport_size(A4)
    for control in estonia.locator(CONTROLS).all():
        expect(control).to_be_hidden()
    frame, panel = (
        estonia.locator(part).bounding_box() for part in (FRAME, '[class*="st-key-panel_"]')
    )
    assert frame["x"] >= 0 and frame["x"] + frame["width"] <= A4["width"]
    assert frame["height"] / frame["width"] == pytest.approx(
        before["height"] / before["width"], 0.01
    )
    assert panel["y"] >= frame["y"] + frame["height"]  # one below the other
    fits = "(panel) => panel.scrollHeight <= panel.clientHeight + 1"
    assert estonia.locator('[class*="st-key-panel_"]').evaluate(fits)
    steps = estonia.frame_locator(FRAME).get_by_role("button", name="Play")
    expect(steps).to_be_hidden()


def test_the_map_to_embed_prints_whole(page):
    page.goto("/embed?date=2025-12-27")
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    box = page.locator("#map").bounding_box()
    assert box["x"] + box["width"] <= A4["width"]
    ukraine = page.locator('#map [data-iso3="UKR"]').first.bounding_box()
    assert ukraine["x"] + ukraine["width"] <= box["x"] + box["width"]
    expect(page.get_by_role("button", name="Play")).to_be_hidden()


def test_a_page_goes_on_after_a_browser_has_translated_it(estonia):
    frame = estonia.frame_locator(FRAME)
    estonia.evaluate(TRANSLATE)
    frame.locator("body").evaluate(f"() => ({TRANSLATE})()")
    frame.get_by_role("button", name="Next change").click()
    expect(frame.locator('svg[data-day="20463"]')).to_have_count(1)  # 10 January 2026
    choose(estonia, "Country", "Poland")
    expect(frame.locator('[data-iso3="POL"][role="button"]')).to_have_attribute(
        "aria-pressed", "true"
    )
    estonia.get_by_role("link", name="Borders").click()
    expect(estonia.get_by_text("Border by border")).to_be_visible()
