"""A real Chromium in front of the real server, and a watch over what the page does in it."""

import os
import re
from contextlib import ExitStack, contextmanager
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

    @contextmanager
    def follow(self, context):
        """Watch the pages of a context as long as the block lasts."""
        told = {
            "request": lambda request: self._request(request.url),
            "page": lambda page: page.on("websocket", lambda ws: self._request(ws.url)),
            "weberror": lambda error: self.errors.append(str(error.error)),
            "console": self._console,
        }
        for event, tell in told.items():
            context.on(event, tell)
        yield
        for event, tell in told.items():
            context.remove_listener(event, tell)

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


@pytest.fixture(scope="package")
def shared_contexts(browser):
    """The contexts that tests share, by server and kind: scripts are loaded and compiled once."""
    contexts = {}

    def shared_context(*, base_url, has_touch):
        key = base_url, has_touch
        if key not in contexts:
            contexts[key] = new_context(browser, base_url=base_url, has_touch=has_touch)
        return contexts[key]

    yield shared_context
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(request, browser, server, watch, shared_contexts):
    """Open a new page of the server: `open_page(dark=True, phone=True)`.

    Pages share the cache of their browser, which saves a quarter of each visit. A test that is
    marked `own_context`, or asks for other options of a context, gets one of its own: for a first
    visit, and for what belongs to a context (clock, permissions, being offline).

    At the end of a test that passed, no page may have asked another host or logged an error; a test
    that means to provoke an error empties `watch.errors`. A failure leaves a screenshot.
    """
    apart = request.node.get_closest_marker("own_context")
    pages, followed, owned = [], set(), ExitStack()

    def open_page(*, dark=False, phone=False, **options):
        fixed = {"base_url": server.url, "has_touch": phone}
        if apart or options:
            context = new_context(browser, **fixed, **options)
            owned.callback(context.close)
        else:
            context = shared_contexts(**fixed)
        if context not in followed:
            followed.add(context)
            owned.enter_context(watch.follow(context))
        page = context.new_page()
        pages.append(page)
        page.set_default_timeout(30_000)
        page.set_viewport_size(PHONE if phone else DESKTOP)
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        return page

    yield open_page
    failed = getattr(request.node, "failed_in_call", True)
    if failed:
        FAILURES.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "_", request.node.name)
        for number, page in enumerate(page for page in pages if not page.is_closed()):
            page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True)
    for page in pages:
        page.close()
    owned.close()
    if not failed:
        assert watch.errors == []
        assert watch.hosts <= {urlsplit(server.url).hostname}


def choose(page, box, option, *, typed=None):
    """Choose an option in a list of Streamlit's, which is there a moment after it was typed."""
    field = page.get_by_role("combobox", name=box)
    field.click()
    field.fill(typed or option)
    page.get_by_role("option", name=option, exact=True).click()


def choose_area(page, label):
    """Choose an area in the page of the map."""
    choose(page, "Area", label)


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
