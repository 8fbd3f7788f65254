"""A real Chromium in front of the real server, and a watch over what the page does in it."""

import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.at_day import is_faked
from tests.browser import chromium

FAILURES = Path(__file__).parent / "failures"
FRAME = 'iframe[src*="streamlit_folium"]'
"""The map of a page."""
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# When a page is opened directly, Streamlit looks for its own server below that path first.
STREAMLITS_OWN_404 = re.compile(r"/[^/]+/_stcore/(health|host-config)$")

expect.set_options(timeout=30_000)


@dataclass
class Watch:
    """What the pages of a test did: requests by host, and errors in words."""

    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def follow(self, context):
        context.on("request", lambda request: self._request(request.url))
        context.on("page", lambda page: page.on("websocket", lambda ws: self._request(ws.url)))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self._console)

    def _request(self, url):
        if host := urlsplit(url).hostname:  # none for data: and blob:
            self.hosts.add(host)

    def _console(self, message):
        url = message.location.get("url", "")
        known = "404" in message.text and STREAMLITS_OWN_404.search(urlsplit(url).path)
        if message.type == "error" and not known:
            self.errors.append(f"{message.text} ({url})")


@pytest.fixture(scope="package")
def browser():
    """Chromium, headless. Without one: a failure in CI, a skip elsewhere."""
    options = chromium.launch_options()
    if options["executable_path"] is None:
        reason = "no Chromium or Chrome: set CHROME_PATH or run `make test`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(**options)
        yield launched
        launched.close()


def new_context(browser, **options):
    """Make a context of the browser whose pages have the day of these tests and their servers."""
    context = browser.new_context(**options)
    if is_faked():
        context.clock.install(time=datetime.now(UTC))
    return context


@pytest.fixture
def watch():
    """What all pages of this test requested and complained of."""
    return Watch()


@pytest.fixture
def open_page(request, browser, server, watch):
    """Make a page in a context of its own: `open_page(dark=True, phone=True, …)`.

    At the end of a test that passed, no page may have asked another host or logged an error; a test
    that means to provoke an error empties `watch.errors`. A failure leaves a screenshot.
    """
    contexts = []

    def open_page(*, dark=False, phone=False, **options):
        context = new_context(
            browser,
            base_url=server.url,
            viewport=PHONE if phone else DESKTOP,
            color_scheme="dark" if dark else "light",
            has_touch=phone,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(30_000)
        watch.follow(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    failed = getattr(request.node, "failed_in_call", True)
    if failed:
        FAILURES.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", request.node.name)
        for number, page in enumerate(page for context in contexts for page in context.pages):
            page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True)
    for context in contexts:
        context.close()
    if not failed:
        assert watch.errors == []
        assert watch.hosts <= {urlsplit(server.url).hostname}


def pan(page):
    """Drag the map of a page, and wait until it has moved."""
    drawing = page.frame_locator(FRAME).locator("svg").first
    before = drawing.get_attribute("viewBox")
    box = page.locator(FRAME).bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 400)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 300, steps=5)
    page.mouse.up()
    expect(drawing).not_to_have_attribute("viewBox", before)


@pytest.fixture
def page(open_page):
    """A new page, 1440 by 900, light. Open it with `page.goto("/borders")`."""
    return open_page()
