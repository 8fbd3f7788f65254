"""The page of a state as a visitor uses it: find it, read it, go on to the map."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import FRAME, choose
from tests.browser.settled import settle
from tests.serving import serve


def open_countries(page, query=""):
    page.goto(f"/countries{query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def headline(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text([text])


def test_searching_a_country_shows_it_and_changes_the_address(page):
    open_countries(page)
    headline(page, "states are bound by the ban on anti-personnel mines")
    choose(page, "Country", "Lithuania", typed="Lithua")
    headline(page, "Lithuania has left the ban on anti-personnel mines")
    expect(page).to_have_url(re.compile(r"/countries\?country=LTU$"))


def test_next_previous_and_the_browsers_back(page):
    open_countries(page, "?country=POL")
    page.get_by_role("button", name="Portugal").click()
    expect(page).to_have_url(re.compile(r"country=PRT$"))
    page.get_by_role("button", name="Poland").click()
    expect(page).to_have_url(re.compile(r"country=POL$"))
    headline(page, "Poland has left")
    page.go_back()
    headline(page, "Portugal is bound")


def test_the_link_to_the_map_carries_country_and_day(page):
    open_countries(page, "?country=FIN&date=2025-09-01")
    page.get_by_role("link", name="On the map").click()
    chosen = page.frame_locator(FRAME).locator('[data-iso3="FIN"][aria-pressed="true"]')
    expect(chosen).to_be_visible()
    expect(page).to_have_url(re.compile(r"date=2025-09-01"))
    expect(page).to_have_url(re.compile(r"country=FIN"))


def test_lists_of_all_states_are_downloaded_as_the_command_line_writes_them(page, run):
    open_countries(page, "?date=2026-02-20")
    for button, command in {
        "Download all (CSV)": "snapshot",
        "Download all treaties (CSV)": "obligations",
    }.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        written = run(command, "--date", "2026-02-20").stdout
        assert Path(download.value.path()).read_bytes() == written


def test_a_row_of_the_list_opens_its_profile(page):
    open_countries(page)
    settle(page)
    grid = page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    expect(grid.locator("[role=grid] td").first).to_be_attached()
    grid.click(position={"x": 15, "y": 52})
    headline(page, "Afghanistan is bound")


def test_the_first_visitor_of_a_server_gets_the_links_to_the_other_pages(page, tmp_path, watch):
    with serve(tmp_path / "server.log") as fresh:
        page.goto(f"{fresh.url}/countries?country=POL")
        headline(page, "Poland has left")
        expect(page.get_by_role("link", name="Map", exact=True)).to_be_visible()
        expect(page.get_by_test_id("stSidebar")).to_have_count(0)
        page.goto("about:blank")
