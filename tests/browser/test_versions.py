"""A page of an older version shows that record, says so and leads to what changed since."""

import re

from playwright.sync_api import expect

from record.versions import FIRST_KEPT
from tests.browser.conftest import FRAME


def test_a_page_answers_from_the_version_of_its_address_and_keeps_to_it(open_page):
    page = open_page()
    page.goto(f"/?v={FIRST_KEPT}&date=2026-02-20")
    older = page.get_by_role("note")
    expect(older).to_contain_text("You see the record as it was known on 25 November 2026.")
    expect(older.get_by_role("link", name="What changed since")).to_have_attribute(
        "href", f"data/v1/differences/{FIRST_KEPT}.html"
    )
    poland = page.frame_locator(FRAME).locator('[data-iso3="POL"][role="button"]')
    expect(poland).to_have_accessible_name(re.compile("^Poland, Left"))
    assert f"v={FIRST_KEPT}" in page.url
    page.get_by_role("link", name="Borders").click()
    expect(page.get_by_role("note")).to_contain_text("25 November 2026")
    assert f"v={FIRST_KEPT}" in page.url
