"""The chosen day is the same everywhere: in every zone, and on both sides of midnight."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME
from tests.doses import dose
from treaty.history import day_number

DAY = date(2025, 12, 27)


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Pacific/Kiritimati", datetime(2026, 11, 25, 23, 30, tzinfo=UTC)),  # tomorrow there
        ("Pacific/Pago_Pago", datetime(2026, 11, 26, 0, 30, tzinfo=UTC)),  # yesterday there
    ][: dose(1, full=2)],
)
def test_a_reader_in_any_zone_sees_the_chosen_day_on_both_sides_of_midnight(
    open_page, zone, moment
):
    page = open_page(timezone_id=zone)
    page.clock.set_system_time(moment)
    page.goto(f"/?date={DAY}")
    frame = page.frame_locator(FRAME)
    expect(frame.locator(f'svg[data-day="{day_number(DAY)}"]')).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_contain_text(["2,102 of 3,824 km"])
    typed = page.get_by_test_id("stDateInput").get_by_role("spinbutton")
    expect(typed).to_have_text(["2025", "12", "27"])
    expect(frame.locator("time").first).to_have_text("27 December 2025")
    page.goto(f"/embed?date={DAY}")
    expect(page.locator(f'#map svg[data-day="{day_number(DAY)}"]')).to_have_count(1)
    expect(page.locator("#time time")).to_have_attribute("datetime", f"{DAY}")
    page.get_by_role("button", name="Next change").click()
    expect(page.locator("#time time")).to_have_text("10 January 2026")
