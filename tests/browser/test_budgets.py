"""Budgets that only a browser can tell: what a gesture sends, and who is asked."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME, pan
from tests.browser.settled import settle
from tests.waiting import wait_until
from treaty.history import EPOCH

FONTS = Path(__file__).parent.parent.parent / "static" / "fonts"
TYPE = 120_000
"""Bytes of type of a first visit, at most."""


def open_map(page, sent):
    def keep(data):
        sent.append(data)

    page.on("websocket", lambda socket: socket.on("framesent", keep))
    page.goto("/?date=2025-06-27")
    frame = page.frame_locator(FRAME)
    settle(page)
    sent.clear()
    return frame


def names(where, script):
    return {name.strip('"') for name in where.evaluate(f"() => {script}")}


@pytest.mark.own_context
def test_the_map_page_is_set_in_small_files_of_ours(page, server):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    frame = open_map(page, [])
    loaded = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    families = {"Source Sans", "Source Serif", "Material Symbols Rounded"}
    wait_until(lambda: families <= names(page, loaded), f"the type of {families}")
    wait_until(lambda: names(frame.locator("body"), loaded), "the type of the map")
    type_files = [url for url in fetched if ".woff" in url]
    assert type_files
    assert all(url.startswith(f"{server.url}/app/static/fonts/") for url in type_files), type_files
    assert (
        sum((FONTS / Path(urlsplit(url).path).name).stat().st_size for url in set(type_files))
        <= TYPE
    )
    assert names(frame.locator("body"), loaded) == {"Source Sans"}


@pytest.mark.own_context
def test_the_page_of_the_map_names_the_files_of_its_frame_and_no_other(page):
    fetched = set()
    page.on("request", lambda request: fetched.add((request.frame, request.url)))
    open_map(page, [])
    named = set(page.locator("link[rel=ahead]").evaluate_all("all => all.map(a => a.href)"))
    frame = {url for asked_by, url in fetched if asked_by.parent_frame}
    assert named == {url for url in frame if "/component/" not in url and ".woff2" not in url}
    page.goto("/countries")
    expect(page.locator(".sources")).to_be_visible()
    expect(page.locator("link[rel=ahead]")).to_have_count(0)


def test_a_step_sends_one_message_and_fetches_no_file_and_a_pan_and_a_zoom_send_none(page, server):
    sent, fetched = [], []
    frame = open_map(page, sent)
    page.on("request", lambda request: fetched.append(request.url))
    step(page, frame, "Next change", 20279)
    step(page, frame, "Previous change", 20266)
    streamlits_own = [f"{server.url}/favicon.png"]
    assert not [url for url in fetched if "/legend/" not in url and url not in streamlits_own]
    frame.get_by_role("button", name="Zoom in").click()
    pan(page)
    # What these had sent would stand before the message of one more step.
    step(page, frame, "Next change", 20279)
    assert len(sent) == 3


def test_a_choice_on_the_map_sends_one_message_and_steps_leave_nothing_behind(page):
    sent = []
    frame = open_map(page, sent)
    frame.locator('[data-iso3="FIN"][role="button"]').click()
    expect(page.get_by_role("heading", name="Finland")).to_be_visible()
    settle(page)
    step(page, frame, "Next change", 20279)
    assert len(sent) == 2
    count = "() => document.querySelectorAll('*').length"
    before = frame.locator("body").evaluate(count)
    for _ in range(3):
        step(page, frame, "Previous change", 20266)
        step(page, frame, "Next change", 20279)
    assert frame.locator("body").evaluate(count) == before


def step(page, frame, button, day):
    frame.get_by_role("button", name=button).click()
    expect(frame.locator(f'svg[data-day="{day}"]')).to_have_count(1)
    expect(page).to_have_url(re.compile(f"date={EPOCH + timedelta(days=day)}"))
    expect(page.locator(".stApp[data-test-script-state=notRunning]")).to_be_visible()
