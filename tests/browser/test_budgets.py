"""Budgets that only a browser can tell: what a gesture sends, and who is asked."""

from playwright.sync_api import expect

from tests.browser.conftest import FRAME


def open_map(page, sent):
    def keep(data):
        sent.append(data)

    page.on("websocket", lambda socket: socket.on("framesent", keep))
    page.goto("/?date=2025-06-27")
    frame = page.frame_locator(FRAME)
    expect(frame.locator("[data-ready=true]")).to_be_visible()
    page.wait_for_timeout(1000)
    sent.clear()
    return frame


def test_a_step_sends_one_message_and_a_pan_and_a_zoom_send_none(page):
    sent = []
    frame = open_map(page, sent)
    page.get_by_role("button", name="Next change").click()
    expect(frame.locator('svg[data-day="20279"]')).to_have_count(1)
    page.wait_for_timeout(500)
    assert len(sent) == 1

    frame.get_by_role("button", name="Zoom in").click()
    box = page.locator(FRAME).bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 200, steps=5)
    page.mouse.up()
    page.wait_for_timeout(1000)
    assert len(sent) == 1


def test_a_choice_on_the_map_sends_one_message(page):
    sent = []
    frame = open_map(page, sent)
    frame.locator('[data-iso3="FIN"][role="button"]').click()
    expect(page.get_by_role("heading", name="Finland")).to_be_visible()
    page.wait_for_timeout(500)
    assert len(sent) == 1


def test_a_step_fetches_no_file_but_pictures_of_the_legend(page, server):
    fetched = []
    frame = open_map(page, [])
    page.on("request", lambda request: fetched.append(request.url))
    page.get_by_role("button", name="Next change").click()
    expect(frame.locator('svg[data-day="20279"]')).to_have_count(1)
    page.wait_for_timeout(500)
    streamlits_own = [f"{server.url}/favicon.png"]
    assert not [url for url in fetched if "/legend/" not in url and url not in streamlits_own]
