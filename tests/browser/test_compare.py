"""The page that compares two days as a visitor uses it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.waiting import wait_until

WHICH = ("first", "last")
EXITS = "?from=2025-03-18&to=2026-02-20"


def the_map(page, which):
    return page.frame_locator(f".st-key-{which}_day iframe")


def open_compare(page, query=EXITS):
    page.goto(f"/compare{query}")
    for which in WHICH:
        expect(the_map(page, which).locator("[data-ready=true]")).to_be_visible()


def shows(page, which, day):
    expect(the_map(page, which).locator(f'svg[data-day="{day}"]')).to_have_count(1)


def place(page, which):
    """Latitude and longitude of a map's centre, and its zoom."""
    frame = page.locator(f".st-key-{which}_day iframe").element_handle().content_frame()
    return frame.evaluate(
        "() => [map_div.getCenter().lat, map_div.getCenter().lng, map_div.getZoom()]"
    )


def together(page):
    """Wait until both maps show the same place, to a pixel or two; return it."""
    wait_until(
        lambda: place(page, "first") == pytest.approx(place(page, "last"), abs=0.1),
        "both maps to show one place",
    )
    return place(page, "first")


def set_day(page, label, day):
    field = page.get_by_role("group", name=label, exact=True)
    for segment, digits in zip(("year", "month", "day"), day.split("-"), strict=True):
        field.get_by_role("spinbutton", name=re.compile(f"^{segment}")).click()
        page.keyboard.type(digits)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the button of the calendar: the field has lost focus


def test_the_maps_show_their_days_move_together_and_have_one_choice(page):
    open_compare(page)
    shows(page, "first", 20165)
    shows(page, "last", 20504)
    home = together(page)
    the_map(page, "first").get_by_role("button", name="Zoom in").click()
    wait_until(lambda: place(page, "last")[2] > home[2], "the other map to come nearer")
    nearer = together(page)
    box = page.locator(".st-key-last_day iframe").bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 380, box["y"] + 140, steps=8)
    page.mouse.up()
    wait_until(
        lambda: place(page, "first")[:2] != pytest.approx(nearer[:2], abs=0.5),
        "the first map to follow the drag of the last",
    )
    together(page)
    the_map(page, "first").get_by_role("button", name="Show the whole area").click()
    wait_until(
        lambda: place(page, "last") == pytest.approx(home, abs=0.1),
        "the last map to show the whole area",
    )
    together(page)
    the_map(page, "first").locator('[data-iso3="FIN"][role="button"]').click()
    for which in WHICH:
        chosen = the_map(page, which).locator('[data-iso3="FIN"][aria-pressed="true"]')
        expect(chosen).to_have_count(1)
    expect(page).to_have_url(re.compile("country=FIN"))


def test_two_handles_on_one_line_of_time_choose_the_days(page):
    open_compare(page)
    first, last = (page.get_by_role("slider", name=f"{which} day") for which in ("First", "Last"))
    expect(first).to_have_attribute("aria-valuetext", "18 March 2025")
    expect(last).to_have_attribute("aria-valuetext", "20 February 2026")
    assert first.bounding_box()["y"] == last.bounding_box()["y"]
    box = first.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(0, middle[1], steps=4)
    shows(page, "first", 10198)  # the treaty's first day, before the server has heard of it
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_contain_text("from 0 to")
    followed = headline.inner_text()
    expect(page.locator(".st-key-first_day .day")).to_have_text("3 December 1997")
    page.mouse.up()
    expect(page.locator("[data-waiting]")).to_have_count(0)
    expect(headline).to_have_text(followed)
    expect(page).to_have_url(re.compile(r"from=1997-12-03&to=2026-02-20$"))
    last.press("PageDown")
    shows(page, "last", 20473)
    expect(page).to_have_url(re.compile(r"from=1997-12-03&to=2026-01-20$"))
    first.press("End")  # no further than the last day
    shows(page, "first", 20473)
    expect(page).to_have_url(re.compile(r"from=2026-01-20&to=2026-01-20$"))
    group = page.get_by_role("group", name="Last day")
    group.get_by_role("button", name="Next change").click()
    expect(page).to_have_url(re.compile(r"from=2026-01-20&to=2026-02-20$"))
    group.get_by_role("button", name="Play").click()  # in Europe all is still from here to today
    expect(page).not_to_have_url(re.compile(r"to=2026-02-20"))
    expect(group.get_by_role("button", name="Play")).to_be_visible()


def test_a_handle_uncovers_the_one_day_over_the_other(page):
    open_compare(page)
    page.get_by_role("radio", name="Swipe").click()
    handle = page.get_by_role("slider", name=re.compile("^How much of the map shows 18 March 2025"))
    expect(handle).to_have_value("50")
    frames = [page.locator(f".st-key-{which}_day iframe") for which in WHICH]
    wait_until(
        lambda: frames[0].bounding_box() == frames[1].bounding_box(),
        "one map to lie over the other",
    )
    together(page)
    box = handle.bounding_box()
    middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def on_top():
        """Return which of the maps is seen right of the middle."""
        found = "([x, y]) => document.elementFromPoint(x, y).closest('[class*=_day]')?.className"
        return re.findall("first|last", page.evaluate(found, [middle + 100, height]) or "")

    assert on_top() == ["last"]
    page.mouse.move(middle, height)
    page.mouse.down()
    page.mouse.move(middle + 200, height, steps=4)
    page.mouse.up()
    wait_until(lambda: on_top() == ["first"], "the first day to be uncovered")
    handle.press("Home")
    wait_until(lambda: on_top() == ["last"], "the last day to cover all")
    expect(page).to_have_url(re.compile("swipe=0$"))
    expect(handle).to_be_focused()
    page.goto(page.url.replace("swipe=0", "swipe=70"))
    expect(handle).to_have_value("70")
    wait_until(lambda: on_top() == ["first"], "the address to say where the maps meet")
    page.get_by_role("radio", name="Side by side").click()
    expect(page).to_have_url(re.compile("to=2026-02-20$"))


def test_changing_both_days_and_the_address_leads_back(page, open_page):
    open_compare(page)
    set_day(page, "From", "2025-07-01")
    shows(page, "first", 20270)
    set_day(page, "To", "2026-01-10")
    shows(page, "last", 20463)
    expect(page).to_have_url(re.compile(r"/compare\?from=2025-07-01&to=2026-01-10$"))
    again = open_page()
    again.goto(page.url)
    shows(again, "first", 20270)
    shows(again, "last", 20463)


def test_the_download_is_what_the_command_line_writes(page, run):
    open_compare(page, f"{EXITS}&area=world")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    written = run("changes", "--from", "2025-03-18", "--to", "2026-02-20").stdout
    assert Path(download.value.path()).read_bytes() == written
