"""Pages that stay open while the server is started anew: their first gesture counts."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME, choose_area
from tests.browser.line_of_time import LineOfTime
from tests.browser.settled import settle
from tests.serving import free_port, serve
from tests.waiting import wait_until
from treaty.history import day_number


@pytest.fixture
def pages(open_page, watch, tmp_path):
    """Three pages on 27 December 2025 that were opened before the server was started anew.

    The last of them has been moved there, from 10 January 2026 by its map.
    """
    port = free_port()
    opened = [open_page(), open_page(), open_page()]
    with serve(tmp_path / "before.log", port=port) as server:
        for page in opened:
            day = "2026-01-10" if page is opened[-1] else "2025-12-27"
            page.goto(f"{server.url}/?date={day}")
        for page in opened:
            expect(page.frame_locator(FRAME).locator("[data-ready=true]")).to_be_visible()
        opened[-1].frame_locator(FRAME).get_by_role("button", name="Previous change").click()
        expect(opened[-1]).to_have_url(re.compile(r"\?date=2025-12-27$"))
        settle(opened[-1])
    with serve(tmp_path / "after.log", port=port):
        for page in opened:
            connected = page.locator("[data-test-connection-state=CONNECTED]")
            expect(connected).to_be_visible(timeout=60_000)
        yield opened
        for page in opened:
            page.close()
    watch.errors.clear()  # of the time without a server


def test_the_first_gesture_after_a_restart_counts_and_back_goes_to_the_address(pages):
    one, other, moved = pages
    one.frame_locator(FRAME).get_by_role("button", name="Next change").click()
    other.frame_locator(FRAME).locator('[data-iso3="POL"][role="button"]').click()
    expect(one).to_have_url(re.compile(r"\?date=2026-01-10$"))
    expect(other).to_have_url(re.compile(r"\?date=2025-12-27&country=POL$"))
    moved.go_back()
    day = LineOfTime(moved.frame_locator(FRAME))
    wait_until(lambda: day.day == day_number(date(2026, 1, 10)), "the day of the address")
    settle(moved)
    choose_area(moved, "World")
    expect(moved).to_have_url(re.compile(r"\?date=2026-01-10&area=world$"))
    expect(moved.locator("h1")).to_contain_text("21%")
