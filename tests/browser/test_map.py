"""The map page as a visitor uses it: the real server, a real browser."""

import io
import re
import urllib.request
from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import expect

from geo.day_figures import day_figures
from map.print.story import PIXELS, Shape, Story, days
from palette import colours
from record.view import View
from tests.browser.conftest import FRAME, choose, choose_area, pan
from tests.browser.record import record
from tests.browser.settled import settle
from tests.waiting import wait_until
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot
from wording.answer import headline


def open_map(page, query=""):
    page.goto(f"/{query}")
    expect(the_map(page).locator("[data-ready=true]")).to_be_visible()
    return the_map(page)


def the_map(page):
    return page.frame_locator(FRAME)


def country(page, iso3):
    return the_map(page).locator(f'[data-iso3="{iso3}"][role="button"]')


def place(page):
    """The zoom of the map, and latitude and longitude of its centre."""
    shown = "() => [map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]"
    return the_map(page).locator("body").evaluate(shown)


# By how many pixels the panel's first act and its second quote, the map and its line of time reach
# beyond the window, or into what fades at the end of the panel.
BEYOND = """() => {
    const panel = document.querySelector('[class*="st-key-panel_"]');
    const bottom = (node) => node.getBoundingClientRect().bottom;
    const open = (kind) => [...panel.querySelectorAll(kind)].filter((one) => one.checkVisibility());
    const end = bottom(panel) - parseFloat(getComputedStyle(panel).paddingBottom);
    const told = [open('.change')[0], open('.statement')[1]];
    return Math.max(...told.map((one) => bottom(one) - Math.min(end, innerHeight)),
        bottom(document.querySelector('.st-key-map iframe')) - innerHeight);
}"""


def check_first_screen(page):
    """Hold that map, line of time, an act and two quotes stand on the first screen of a laptop."""
    settle(page)
    for width, height in ((1440, 900), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(BEYOND) <= 0, (width, height)


def shows_day(page, day):
    """Wait until the map shows a day, given as days since 1970-01-01."""
    expect(the_map(page).locator(f'svg[data-day="{day}"]')).to_have_count(1)


DAY = {
    "1998-12-31": 10591,
    "2012-12-31": 15705,
    "2025-06-27": 20266,
    "2025-07-10": 20279,
    "2025-09-01": 20332,
    "2025-12-27": 20449,
    "2026-02-20": 20504,
}


def test_fills_and_names_on_a_day(page):
    open_map(page, "?date=2025-09-01")
    shows_day(page, DAY["2025-09-01"])
    for iso3, (label, look) in {
        "POL": ("Leaving", "hatch"),
        "FIN": ("Leaving", "hatch"),
        "UKR": ("State Party, claims suspension", "hatch"),
        "NOR": ("State Party", "party"),
    }.items():
        path = country(page, iso3)
        name = path.get_attribute("aria-label")
        assert re.match(r"^\w+\W.*" + re.escape(label), name), name
        fill = path.get_attribute("fill")
        assert fill.startswith("url(#") if look == "hatch" else fill == colours.FILL[look]["light"]


def test_headline_and_border_lines_are_the_cores_and_a_line_tells_its_length(page, atlas):
    frame = open_map(page, "?date=2026-02-20")
    for pair, status in {
        "FIN-RUS": "left",
        "NOR-RUS": "party",
        "BLR-POL": "left",
        "BLR-RUS": "party",
        "RUS-UKR": "contested",
    }.items():
        line = frame.locator(f'[data-pair="{pair}"]')
        expect(line).to_have_attribute("data-status", status)
    assert frame.locator("[data-pair]").count() == 14
    settle(page)
    day = today = date(2026, 2, 20)
    history = atlas.histories["ottawa"]
    series = counts(history, atlas.areas["world"], area="world", until=today)
    found = day_figures(snapshot(history, day, today=today), counts_on(series, day), atlas.pairs)
    said = page.get_by_role("heading", level=1).inner_text()
    assert said == headline(found, atlas.treaty("ottawa"), today=date(2026, 2, 21))
    a_border_line_tells_its_length_and_both_sides(page)


def test_every_gesture_of_time_keeps_the_frame_and_its_zoom(page):
    frame = open_map(page, "?date=2025-06-27")
    frame.locator("body").evaluate("body => { body.dataset.kept = 'yes' }")
    opened = place(page)
    frame.get_by_role("button", name="Zoom in").click()
    wait_until(lambda: place(page) != opened, "the map to come nearer")
    nearer = place(page)

    frame.get_by_role("button", name="Next change").click()
    shows_day(page, DAY["2025-07-10"])
    slider = frame.get_by_role("slider", name="Day")
    expect(slider).to_have_attribute("aria-valuetext", "10 July 2025")
    slider.press("ArrowLeft")
    shows_day(page, DAY["2025-07-10"] - 1)
    expect(page).to_have_url(re.compile(r"\?date=2025-07-09$"))
    frame.get_by_role("button", name="Previous change").click()
    shows_day(page, DAY["2025-06-27"])
    expect(page).to_have_url(re.compile(r"\?date=2025-06-27$"))
    choose(page, "End of a year", "31 Dec 2012")
    shows_day(page, DAY["2012-12-31"])
    expect(page).to_have_url(re.compile(r"\?date=2012-12-31$"))

    expect(frame.locator("body[data-kept=yes]")).to_have_count(1)
    assert place(page) == nearer
    page.get_by_role("button", name="Today").click()
    expect(page).to_have_url(re.compile(r":\d+/$"))


def test_an_exact_date_can_be_typed(page):
    open_map(page)
    field = page.get_by_test_id("stDateInput")
    for segment, digits in {"year": "2025", "month": "12", "day": "27"}.items():
        field.get_by_role("spinbutton", name=re.compile(segment, re.IGNORECASE)).click()
        page.keyboard.type(digits)
    page.keyboard.press("Enter")
    shows_day(page, DAY["2025-12-27"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(["2,102 of 3,824 km"])


@pytest.mark.own_context
def test_play_moves_from_year_to_year_until_paused(page):
    page.clock.install()
    frame = open_map(page)
    days = record(page.frames[-1], "svg[data-day]", "data-day")
    frame.get_by_role("button", name="Play").click()
    page.clock.run_for(2_000)
    days.wait_for(str(DAY["1998-12-31"]))
    frame.get_by_role("button", name="Pause").click()
    expect(frame.get_by_role("button", name="Play")).to_be_visible()
    settle(page)
    played = days.values
    page.clock.run_for(10_000)
    page.get_by_role("button", name="Today").click()
    shows_day(page, played[0])
    assert days.values == [*played, played[0]]


def test_the_legend_explains_and_filters_map_and_table(page, atlas):
    open_map(page, "?date=2025-12-27")
    left = page.get_by_role("button", name="Left · 3")
    expect(left).to_have_attribute("title", atlas.words("ottawa").meaning["left"])
    page.get_by_text("The map as a table").click()
    table = page.get_by_test_id("stDataFrame")
    expect(table.locator("[role=grid]")).to_have_attribute("aria-rowcount", "50")
    left.click()
    expect(page).to_have_url(re.compile("status=left"))
    expect(page.get_by_role("heading", name="3 states, 1 of 7 statuses")).to_be_visible()
    expect(table.locator("[role=grid]")).to_have_attribute("aria-rowcount", "4")
    strong, dim = country(page, "EST"), country(page, "POL")
    expect(dim).not_to_have_attribute("fill-opacity", strong.get_attribute("fill-opacity") or "1")


def test_a_country_is_selected_by_a_click_or_by_keyboard_alone(page):
    open_map(page, "?date=2026-02-20")
    country(page, "POL").click()
    expect(page.get_by_role("heading", name="Poland")).to_be_visible()
    expect(page).to_have_url(re.compile("country=POL"))
    page.get_by_role("button", name="All countries").click()
    expect(page.get_by_role("heading", name="Who acted, who said what")).to_be_visible()
    country(page, "POL").click()
    expect(page.get_by_role("heading", name="Poland")).to_be_visible()
    page.get_by_role("button", name="All countries").click()
    expect(page).not_to_have_url(re.compile("country="))
    focusable = the_map(page).locator('[role="button"][data-iso3][tabindex="0"]')
    expect(focusable).to_have_count(1)
    focusable.focus()
    first = focusable.get_attribute("data-iso3")
    page.keyboard.press("ArrowLeft")
    expect(focusable).to_have_count(1)
    second = focusable.get_attribute("data-iso3")
    assert second != first
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"country={second}"))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("country="))


def test_the_downloaded_csv_is_that_of_the_command_line(page, run, tmp_path):
    open_map(page, "?date=2025-12-27&area=nato&status=left&status=leaving")
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "ottawa-2025-12-27-nato-leaving-left.csv"
    saved = tmp_path / "view.csv"
    download.value.save_as(saved)
    arguments = "snapshot --date 2025-12-27 --area nato --status left --status leaving"
    done = run(*arguments.split())
    assert saved.read_bytes() == done.stdout
    assert saved.read_bytes().count(b"\n") == 6


def test_a_moved_map_keeps_its_choice_and_reload_back_and_forward_restore_the_view(page):
    open_map(page, "?date=2025-09-01&country=EST&area=nato")
    expect(page.get_by_role("heading", name="Estonia")).to_be_visible()
    the_map(page).get_by_role("button", name="Zoom in").click()
    pan(page)
    the_map(page).get_by_role("button", name="Next change").click()
    expect(page).to_have_url(re.compile("(date=2025-12-01|date=2025-12-27).*country=EST"))
    address = page.url
    page.reload()
    expect(page.get_by_role("heading", name="Estonia")).to_be_visible()
    assert page.url == address
    shows_day(page, DAY["2025-12-27"])
    page.go_back()
    shows_day(page, DAY["2025-09-01"])
    page.go_forward()
    shows_day(page, DAY["2025-12-27"])


def test_a_bad_address_is_named_and_the_map_still_shows(page):
    open_map(page, "?date=1997-12-02&country=XYZ")
    alerts = page.get_by_role("alert")
    expect(
        alerts.filter(has_text="date '1997-12-02': expected a day from 1997-12-03")
    ).to_be_visible()
    expect(alerts.filter(has_text="country 'XYZ'")).to_be_visible()


def test_the_world_is_fetched_only_when_asked_for(page):
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    open_map(page)
    assert any("europe.json" in url for url in fetched)
    assert not any("world.json" in url for url in fetched)
    choose_area(page, "World")
    expect(the_map(page).locator('svg[data-area="world"]')).to_have_count(1)
    expect(country(page, "BRA")).to_have_count(1)
    assert any("world.json" in url for url in fetched)


def test_dark_theme_has_the_dark_palette(open_page):
    page = open_page(dark=True)
    open_map(page, "?date=2025-09-05")
    expect(country(page, "NOR")).to_have_attribute("fill", colours.FILL["party"]["dark"])
    check_first_screen(page)


def test_what_can_be_taken_away_stands_above_the_map_and_has_its_day(page):
    open_map(page, "?date=2026-02-20")
    settle(page)
    for width, height in ((1440, 900), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        top = page.locator(FRAME).bounding_box()["y"]
        assert top < 170
        for name in ("Download", "Share", "Embed", "Cite"):
            box = page.get_by_role("button", name=name, exact=True).bounding_box()
            assert box["y"] + box["height"] <= top, (name, width)
            assert box["x"] + box["width"] <= width, (name, width)
    check_first_screen(page)
    the_map(page).get_by_role("button", name="Previous change").click()
    expect(page).to_have_url(re.compile("date=2026-01-10"))
    page.get_by_role("button", name="Share").click()
    shared = page.get_by_test_id("stPopoverBody")
    link = shared.get_by_role("group", name="Link to this view")
    expect(link).to_contain_text("/?date=2026-01-10&treaty=ottawa&area=europe")


def test_on_a_phone_the_map_comes_before_the_chips(open_page):
    page = open_page(phone=True)
    open_map(page)
    settle(page)
    top = {
        name: page.locator(selector).first.bounding_box()["y"]
        for name, selector in {
            "answer": "h1",
            "map": FRAME,
            "take away": ".st-key-take_away",
            "panel": ".panel",
            "chips": ".st-key-choices",
            "table": ".st-key-table",
        }.items()
    }
    assert list(top) == sorted(top, key=top.get)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def a_border_line_tells_its_length_and_both_sides(page):
    """See what is told of the line that the mouse points at."""
    frame = the_map(page)
    line = frame.locator('[data-pair="BLR-POL"]')
    middle = line.evaluate(
        """path => {
            const point = path.getPointAtLength(path.getTotalLength() / 2);
            const { x, y } = point.matrixTransform(path.getScreenCTM());
            return [x, y];
        }"""
    )
    box = page.locator(FRAME).bounding_box()
    page.mouse.move(box["x"] + middle[0], box["y"] + middle[1])
    tooltip = frame.locator(".convention-tip")
    expect(tooltip).to_contain_text("Poland–Belarus border: 420 km")
    expect(tooltip).to_contain_text("Poland: Left, in effect since 20 February 2026")
    expect(tooltip).to_contain_text("Belarus: State Party")


@pytest.mark.own_context
def test_a_text_is_copied_by_its_button_or_selected_and_says_so_aloud(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_map(page, "?date=2026-02-20")
    citation = page.get_by_role("group", name="Citation")
    words = record(page.main_frame, '[aria-label="Citation"] button')
    citation.get_by_role("button").click()
    words.wait_for("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == citation.locator(".text").inner_text()
    expect(citation.get_by_role("button")).to_have_text("Copy")
    assert words.values == ["Copy", "Copied", "Copy"]

    page.evaluate(
        """() => {
            navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
            document.execCommand = () => false;
        }"""
    )
    words = record(page.main_frame, '[aria-label="Citation"] button')
    citation.get_by_role("button").click()
    words.wait_for("Select and copy")
    expect(page.locator("body > [role=status]")).to_have_text("Select and copy")
    selected = page.evaluate("String(getSelection())").strip()
    assert selected == citation.locator(".text").inner_text()


def test_a_moving_picture_is_made_before_the_eyes_and_taken_away(page, atlas):
    open_map(page, "?date=2025-09-01")
    settle(page)
    page.get_by_role("button", name="Download", exact=True).click()
    shown = record(page.main_frame, "[data-testid=stProgress]")
    choose(page, "From", "1 January 2025")
    choose(page, "Shape", "Wide, 16:9")
    page.get_by_role("button", name="Make the picture").click()
    link = page.get_by_role("link", name=re.compile("^WebP, "))
    expect(link).to_be_visible()
    shown.wait_for("Drawing day after day")
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    with urllib.request.urlopen(link.get_attribute("href")) as answer:
        assert answer.headers["Content-Type"] == "image/webp"
        picture = Image.open(io.BytesIO(answer.read()))
    told = Story(date(2025, 1, 1), View(date(2025, 9, 1)), Shape.WIDE)
    assert picture.n_frames == len(days(told, atlas)) > 2
    assert picture.size == PIXELS[Shape.WIDE]
