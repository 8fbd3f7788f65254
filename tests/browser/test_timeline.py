"""The page of the timeline as a visitor uses it."""

import re
import urllib.request
from datetime import date
from urllib.parse import parse_qs, urljoin, urlsplit

from playwright.sync_api import expect

from geo.areas import Area
from record.atlas import utc_today
from record.events import events
from tests.browser.conftest import FRAME
from tests.browser.settled import settle
from treaty.changes import change_days, changes
from treaty.history import day_number

CHART = "[data-testid=stVegaLiteChart]"


def open_timeline(page, query=""):
    page.goto(f"/timeline{query}")
    expect(page.locator(f"{CHART} svg")).to_have_count(4)
    expect(page.locator(".events")).to_be_visible()


def mark(page, title):
    return page.locator(f'{CHART} path[aria-label^="{title}"]')


def shows_day(page, day):
    """Wait until the map is there and shows a day, given as days since 1970-01-01."""
    frame = page.frame_locator(FRAME)
    expect(frame.locator(f'svg[data-day="{day}"]')).to_have_count(1)


def test_choosing_an_event_opens_the_map_on_its_day(page):
    open_timeline(page, "?kind=deposit&area=nato")
    mark(page, "Poland deposits its withdrawal").click()
    expect(page).to_have_url(re.compile(r":\d+/\?date=2025-08-20&area=nato$"))
    shows_day(page, 20320)


def test_choosing_an_event_of_another_treaty_opens_the_map_of_that_treaty(page):
    open_timeline(page, "?q=cluster")
    mark(page, "Lithuania’s exit").click()
    expect(page).to_have_url(re.compile(r":\d+/\?date=2025-03-06&treaty=ccm$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(["ban on cluster munitions"])


def test_a_click_on_the_stack_opens_the_map_on_the_day_that_it_began(page, atlas):
    open_timeline(page, "?area=frontier")
    settle(page)
    stack = page.locator(f"{CHART} svg").nth(2)
    box = stack.bounding_box()
    stack.click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.55})
    page.wait_for_url(re.compile(r":\d+/\?date=[-0-9]+&area=frontier$"))
    day = date.fromisoformat(parse_qs(urlsplit(page.url).query)["date"][0])
    changed = changes(atlas.histories["ottawa"], until=utc_today())
    assert day in change_days(changed, atlas.areas[Area.FRONTIER])
    shows_day(page, day_number(day))


def test_a_link_in_the_list_opens_the_map_on_its_day(page):
    open_timeline(page)
    line = page.locator(".event", has_text="Baltic withdrawals take effect")
    link = line.get_by_role("link", name=re.compile("^Map on"))
    expect(link).to_be_hidden()
    line.locator("summary").click()
    link.click()
    shows_day(page, 20449)
    expect(page.get_by_role("heading", level=1)).to_contain_text(["2,102 of 3,824 km"])


def test_filters_narrow_list_and_marks_and_reload_keeps_them(page, atlas):
    found = events(atlas, kinds=["deposit"], text="poland")
    heading = f"{len(found)} of {len(atlas.tables.events)} events"
    open_timeline(page)
    page.get_by_role("button", name=re.compile(r"^Deposit · ")).click()
    page.get_by_label("Words in the event").fill("poland")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(f"{CHART} path[role=graphics-symbol]")).to_have_count(len(found))
    expect(page).to_have_url(re.compile(r"kind=deposit&q=poland$"))
    page.reload()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(".events li")).to_have_count(len(found))


def test_an_event_and_a_change_have_an_address_that_shows_it(page):
    open_timeline(page)
    page.get_by_text("Before 2025").click()
    page.get_by_text("2012", exact=True).click()
    line = page.locator(".year[open] .earlier .event, .earlier .year[open] .event").first
    title = line.locator("strong").inner_text()
    line.locator("summary").click()
    line.get_by_role("link", name="Link to this event").click()
    expect(page).to_have_url(re.compile(r"event=e\d+"))
    again = page.locator(".event[open]")
    expect(again).to_contain_text(title)
    expect(again).to_be_in_viewport()
    page.get_by_text(re.compile("changes of status, one by one$")).click()
    page.get_by_role("link", name="Link to this change: Poland left the Ottawa Convention").click()
    expect(page).to_have_url(re.compile(r"change=POL-2026-02-20$"))
    line = page.locator("[data-chosen]")
    expect(line).to_contain_text("Poland left the Ottawa Convention")
    expect(line).to_be_in_viewport()


def test_the_filters_stay_in_sight_and_the_feed_is_where_the_link_says(page, server):
    open_timeline(page)
    settle(page)
    page.locator(".earlier").scroll_into_view_if_needed()
    expect(page.get_by_label("Words in the event")).to_be_in_viewport()
    address = page.get_by_role("link", name="Atom").get_attribute("href")
    with urllib.request.urlopen(urljoin(f"{server.url}/timeline", address)) as answer:
        assert answer.headers["Content-Type"].startswith("application/atom+xml")
        assert b"<feed" in answer.read(400)
