"""The links between the pages: they carry the view, mark where one is, and stay small."""

import re

from playwright.sync_api import expect

from tests.browser.settled import settle
from tests.doses import LONG
from wording import pages
from wording.pages import FIRST

PAGES = {name: page.title for name, page in pages.PAGES.items()}
VIEW = "date=2026-01-10&area=nato&country=POL"


def path_of(name):
    return "/" if name == FIRST else f"/{name}"


def stands_on(page, title):
    """Wait until that page, and no other any more, is the one that is shown."""
    expect(page.locator("[aria-current=page]")).to_have_text([title])


def test_each_page_is_reached_by_its_link_and_keeps_the_view(page):
    links = page.locator(".st-key-pages").get_by_role("link")
    page.goto(f"/?{VIEW}")
    before = FIRST
    for name in [*list(PAGES)[1:], FIRST]:
        links.filter(has_text=re.compile(f"^{PAGES[name]}$")).click()
        stands_on(page, PAGES[name])
        expect(page).to_have_title(pages.tab(name))
        expect(page).to_have_url(re.compile(re.escape(f"{path_of(name)}?{VIEW}")))
        expect(links).to_have_count(len(PAGES) - 1)
        if not LONG and name not in list(PAGES)[1:3]:
            continue
        page.go_back()
        stands_on(page, PAGES[before])
        expect(page).to_have_url(re.compile(re.escape(f"{path_of(before)}?{VIEW}")))
        page.go_forward()
        stands_on(page, PAGES[name])
        before = name


def test_the_links_stand_in_order_in_one_low_row_below_the_menu(page):
    page.goto("/")
    row = page.locator(".st-key-pages")
    expect(row.locator("p, span[aria-current]")).to_have_text(list(PAGES.values()))
    settle(page)
    assert page.locator(".st-key-masthead").bounding_box()["height"] <= 40
    page.get_by_role("button", name="Main menu").click()
    expect(page.get_by_role("menu").or_(page.get_by_role("listbox")).first).to_be_visible()


def test_on_a_phone_all_links_are_in_sight_and_the_page_scrolls_in_one_direction(open_page):
    page = open_page(phone=True)
    page.goto("/")
    stands_on(page, PAGES[FIRST])
    settle(page)
    for link in page.locator(".st-key-pages").get_by_role("link").all():
        box = link.bounding_box()
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
