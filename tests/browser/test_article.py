"""The article's page as a visitor uses it: filter, read, open the map of the day."""

import re

from playwright.sync_api import expect

from record.article.statements import claims, counted
from record.atlas import utc_today
from tests.browser.conftest import FRAME
from tests.browser.settled import settle


def open_article(page, query=""):
    page.goto(f"/article{query}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(["of the article’s "])


def statements(page):
    return page.locator("article.claim")


def test_a_statement_opens_the_map_on_its_day(page):
    open_article(page)
    statement = page.locator("#c05")
    expect(statement).to_contain_text("The treaty came into effect in 1997")
    statement.get_by_role("link", name="Map of 1 March 1999: World").click()
    drawn = page.frame_locator(FRAME).locator('svg[data-day="10651"][data-area="world"]')
    expect(drawn).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/\?.*date=1999-03-01"))


def test_the_filter_is_in_the_address(page, atlas):
    told = claims(atlas, today=utc_today())
    wrong = counted(told)["wrong"]
    assert 0 < wrong < len(told)
    open_article(page)
    expect(statements(page)).to_have_count(len(told))
    expect(statements(page).last).to_be_hidden()
    page.emulate_media(media="print")
    expect(statements(page).last).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Wrong").click()
    expect(statements(page)).to_have_count(wrong)
    expect(page).to_have_url(re.compile(r"/article\?verdict=wrong$"))
    page.get_by_role("button", name="Wrong").click()
    expect(statements(page)).to_have_count(len(told))


def test_it_reads_well_on_a_phone(open_page):
    page = open_page(phone=True)
    open_article(page)
    settle(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0
    page.get_by_role("heading", name="Supported", exact=True).click()
    expect(page.locator("article.claim").last).to_be_visible()
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0
