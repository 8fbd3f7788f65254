"""The page of the borders as a visitor uses it."""

import re

import pytest
from playwright.sync_api import expect

from palette import colours
from tests.browser.conftest import FRAME
from tests.browser.settled import settle
from tests.doses import dose

CHART = "[data-testid=stVegaLiteChart]"


def open_borders(page, query=""):
    page.goto(f"/borders{query}")
    expect(page.locator(f"{CHART} svg")).to_have_count(3)
    expect(the_map(page).locator("[data-ready=true]")).to_be_visible()


def the_map(page):
    return page.frame_locator(FRAME)


def country(page, iso3):
    return the_map(page).locator(f'[data-iso3="{iso3}"][role="button"]')


def bar(page, name):
    return page.locator(f'{CHART} path[aria-label^="{name}:"]')


def fills(page):
    """The colours of the shapes in the charts, as #rrggbb."""
    return page.evaluate(
        """chart => [...new Set([...document.querySelectorAll(chart + ' svg path')]
            .map(path => path.getAttribute('fill')).filter(Boolean))]""",
        CHART,
    )


def test_a_click_on_a_bar_chooses_the_pair_on_the_map_and_a_second_takes_it_back(page):
    open_borders(page, "?date=2025-12-26")
    bar(page, "Finland – Russia").click()
    expect(page).to_have_url(re.compile(r"date=2025-12-26&country=FIN&pair=FIN-RUS$"))
    expect(page.get_by_role("heading", name="Finland – Russia")).to_be_visible()
    expect(page.get_by_text("Notice of 10 July 2025")).to_be_visible()
    expect(country(page, "FIN")).to_have_attribute("aria-pressed", "true")
    bar(page, "Finland – Russia").click()
    expect(page).to_have_url(re.compile(r"/borders\?date=2025-12-26$"))
    expect(page.get_by_role("heading", name="Finland – Russia")).to_have_count(0)
    bar(page, "Kazakhstan – Russia").click()
    expect(page.get_by_role("heading", name="Kazakhstan – Russia")).to_be_visible()


def test_a_country_on_the_map_shows_its_borders_and_leaves_the_pair(page):
    open_borders(page, "?pair=FIN-RUS")
    expect(country(page, "FIN")).to_have_attribute("aria-pressed", "true")
    country(page, "POL").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Poland – Belarus")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/borders\?country=POL$"))
    expect(page.get_by_role("heading", name="Finland – Russia")).to_have_count(0)


def test_the_line_of_the_day_moves_without_a_new_drawing_and_a_table_stays_open(page):
    open_borders(page, "?date=2025-09-01")
    series = page.locator(f"{CHART} svg").nth(1)
    series.evaluate("svg => { svg.dataset.kept = 'yes' }")
    folds = page.get_by_test_id("stExpander")
    folds.nth(1).locator("summary").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    folds.first.locator("summary").click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(2)
    folds.nth(1).locator("summary").click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(1)
    page.get_by_role("button", name="Next change").click()
    expect(page.get_by_text("The borders as a table: 27 December 2025")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    expect(folds.nth(1)).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.get_by_role("heading", level=1)).to_contain_text(["2,102 of 3,824 km"])
    expect(page.locator(f"{CHART} svg[data-kept=yes]")).to_have_count(1)


@pytest.mark.parametrize("theme", ["dark", "light"][: dose(1, full=2)])
def test_red_means_left_and_nothing_else(open_page, theme):
    page = open_page(dark=theme == "dark")
    open_borders(page, "?date=2025-09-01&treaty=ottawa")
    settle(page)
    bars = page.locator(CHART).nth(2)
    red, amber = colours.FILL["left"][theme], colours.FILL["leaving"][theme]
    assert amber in fills(page)
    expect(bars.locator(f'path[fill="{red}"]')).to_have_count(0)
    page.get_by_role("button", name="Next change").click()
    expect(bars.locator(f'path[fill="{red}"]').first).to_be_attached()


def test_on_a_phone_nothing_stands_out_at_the_side(open_page):
    page = open_page(phone=True)
    open_borders(page, "?pair=RUS-UKR&border=all")
    settle(page)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    for chart in page.locator(f"{CHART} svg").all():
        assert chart.bounding_box()["width"] <= 390
    labels = page.locator(CHART).nth(2).locator("text", has_text=" km · ")
    expect(labels).to_have_count(18)
    assert all(box["x"] + box["width"] <= 390 for box in map(box_of, labels.all()))


def box_of(locator):
    return locator.bounding_box()
