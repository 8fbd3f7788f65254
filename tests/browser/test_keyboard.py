"""By keyboard alone, and as Chromium's accessibility tree tells it: the real server."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME
from tests.browser.keyboard import Keyboard
from tests.browser.record import record
from tests.browser.settled import settle

# A table's cells lie in a region with its name, and Streamlit's frame of it is a stop of its own.
NAMELESS = {"main", "Canvas", "group"}
CHARTS = {
    "/borders": [
        "Kilometres of border",
        "Kilometres of border",
        "Length and status",
    ],
    "/timeline": ["States by status", r"\d+ events until"] * 2,
    "/compare": [],
}
MAP_ON = "Map of states by status on "
"""What the name of a map begins with, before its day."""
MAPS = {"/borders": 1, "/timeline": 0, "/compare": 2}


def open_page(page, address):
    page.goto(address)
    expect(page.locator(".sources")).to_be_visible()
    for frame in page.locator(FRAME).all():
        expect(frame.content_frame.locator("[data-ready=true]")).to_be_visible()
    return Keyboard(page)


def shows_day(page, day):
    drawn = page.frame_locator(FRAME).locator(f'[aria-label="{MAP_ON}{day}"]')
    expect(drawn).to_have_count(1)


def test_a_whole_visit_by_keyboard_alone(page):
    keys, press = open_page(page, "/?date=2025-12-27"), page.keyboard.press
    keys.to("link", "Skip to main content", most=1)
    press("Enter")
    assert keys.focused().role == "main"

    keys.to("button", "State Party · ")
    for _ in range(3):
        press("ArrowRight")
    assert keys.focused().name == "Left · 3"
    press("Space")
    expect(page).to_have_url(re.compile("status=left"))
    expect(page.get_by_role("heading", name="3 states")).to_be_visible()

    keys.to("button", "Albania")
    press("ArrowUp")
    chosen = keys.focused().name.partition(",")[0]
    assert chosen != "Albania"
    press("Enter")
    expect(page.get_by_role("heading", name=chosen, exact=True)).to_be_visible()

    keys.to("button", "Next change", most=8)
    press("Enter")
    shows_day(page, "10 January 2026")
    keys.to("slider", "Day", most=2)
    press("ArrowLeft")
    shows_day(page, "9 January 2026")
    expect(page).to_have_url(re.compile("date=2026-01-09"))
    keys.to("spinbutton", "year, Exact date", most=4)
    page.keyboard.type("20250901")
    keys.to("combobox", "End of a year", most=4)
    shows_day(page, "1 September 2025")

    keys.to("combobox", "Country")
    page.keyboard.type("Estonia")
    expect(page.get_by_role("option").first).to_have_text("Estonia")
    press("Enter")
    expect(page.get_by_role("heading", name="Estonia", exact=True)).to_be_visible()
    keys.to("button", "All countries")
    press("End")
    expect(page.locator("[class*=st-key-panel_]")).not_to_have_js_property("scrollTop", 0)

    keys.to("DisclosureTriangle", "The map as a table")
    press("Enter")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    keys.to("Canvas", "")
    press("ArrowDown")
    keys.to("button", "Download")
    press("Enter")
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()
    keys.to("button", "Download CSV", most=2)
    with page.expect_download() as download:
        press("Enter")
    assert download.value.suggested_filename == "ottawa-2025-09-01-europe-left.csv"


@pytest.mark.parametrize("address", CHARTS)
def test_all_has_a_name_and_tab_leads_through_the_whole_page(page, address):
    keys = open_page(page, address)
    told = keys.tree()
    charts = [name for role, name, _ in told if role == "graphics-document"]
    begins = zip(charts, CHARTS[address], strict=True)
    assert all(re.match(begin, name) for name, begin in begins), charts
    maps = [name for role, name, _ in told if name.startswith(MAP_ON)]
    assert len(maps) == MAPS[address]
    if maps:
        stops = keys.walk()
        assert len(stops) == len(set(stops))
        assert {stop.role for stop in stops if not stop.name} <= NAMELESS
        assert sum(stop.name == "Show the whole area" for stop in stops) == MAPS[address]


def test_the_day_is_read_once_when_it_stays(page):
    keys = open_page(page, "/?date=1999-02-28")
    region = page.frame_locator(FRAME).get_by_role("status")
    told = record(page.frames[-1], "[role=status]")
    drawn = record(page.frames[-1], "svg[data-day]", "aria-label")
    live = [
        (role, properties["live"])
        for role, _, properties in keys.tree()
        if "live" in properties and role not in ("StaticText", "InlineTextBox")
    ]
    assert live == [("status", "polite")]
    keys.to("button", "Next change")
    page.keyboard.press("Enter")
    expect(region).to_contain_text("On 1 March 1999 the Ottawa Convention had 67 States")
    keys.to("button", "Play", most=1, back=True)
    page.keyboard.press("Enter")
    drawn.wait_for(f"{MAP_ON}31 December 2000")
    page.keyboard.press("Enter")
    expect(page.frame_locator(FRAME).get_by_role("button", name="Play")).to_be_visible()
    settle(page)
    day = drawn.values[-1].removeprefix(MAP_ON)
    expect(region).to_contain_text(f"On {day} the Ottawa Convention had")
    assert len(told.values) == len(["at first", "1 March 1999", day])
