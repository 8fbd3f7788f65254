"""Pages that stay open while the server is started anew: their first gesture counts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME
from tests.serving import free_port, serve


@pytest.fixture
def pages(open_page, watch, tmp_path):
    """Two pages on 27 December 2025 that were opened before the server was started anew."""
    port = free_port()
    opened = [open_page(), open_page()]
    with serve(tmp_path / "before.log", port=port) as server:
        for page in opened:
            page.goto(f"{server.url}/?date=2025-12-27")
        for page in opened:
            expect(page.frame_locator(FRAME).locator("[data-ready=true]")).to_be_visible()
    with serve(tmp_path / "after.log", port=port):
        for page in opened:
            connected = page.locator("[data-test-connection-state=CONNECTED]")
            expect(connected).to_be_visible(timeout=60_000)
        yield opened
        for page in opened:
            page.close()
    watch.errors.clear()  # of the time without a server


def test_the_first_gesture_after_a_restart_counts(pages):
    one, other = pages
    one.frame_locator(FRAME).get_by_role("button", name="Next change").click()
    other.frame_locator(FRAME).locator('[data-iso3="POL"][role="button"]').click()
    expect(one).to_have_url(re.compile(r"\?date=2026-01-10$"))
    expect(other).to_have_url(re.compile(r"\?date=2025-12-27&country=POL$"))
