"""Time in the reader's hand: dragging, keys and play move the page in the browser alone."""

import re
from bisect import bisect_left
from datetime import date, timedelta
from itertools import product

import pytest
from playwright.sync_api import expect

from record.atlas import utc_today
from record.basis import Basis
from record.findings import answer_on, counts_of
from record.known import known_on
from record.view import View
from tests.browser.conftest import FRAME
from tests.browser.line_of_time import LineOfTime
from tests.browser.record import record
from tests.browser.settled import settle
from tests.doses import LONG, dose
from tests.waiting import wait_until
from treaty.history import EPOCH, day_number
from treaty.statuses import LEGEND
from wording import answer
from wording.values import written_day

WAITING = "document.documentElement.dataset.waiting"


class Visit:
    """A visit to the map page, with the messages that it sends to the server."""

    def __init__(self, page, query=""):
        """Open the page and wait until it is complete."""
        self.page, self.sent = page, []
        page.on("websocket", lambda socket: socket.on("framesent", self.note))
        page.goto(f"/{query}")
        settle(page)
        self.frame = page.frame_locator(FRAME)
        self.line = LineOfTime(self.frame)
        self.sent.clear()

    def note(self, sent):
        """Note a message to the server."""
        self.sent.append(sent)

    def shown(self):
        """What the page says at one moment: day, headline, sentence, counts, colours."""
        return self.page.evaluate(
            """frame => {
                const inside = document.querySelector(frame).contentDocument;
                const text = (query) => document.querySelector(query).textContent;
                const chips = document.querySelectorAll('.st-key-choices [data-variant="pills"]');
                const count = ({ textContent }) => Number(/\\d+$/.exec(textContent)[0]);
                return {
                    day: Number(inside.querySelector('[role=slider]').ariaValueNow),
                    drawn: Number(inside.querySelector('svg[data-day]').dataset.day),
                    headline: text('h1'),
                    sentence: text('[data-words=sentence]'),
                    counts: [...chips].map(count),
                };
            }""",
            FRAME,
        )

    def rests_on(self, day):
        """Wait until the server has answered for a day."""
        expect(self.page).to_have_url(re.compile(rf"date={day}\b"))
        self.page.wait_for_function(f"() => !{WAITING}")


@pytest.fixture
def visit(page):
    """Open the map page."""
    return lambda query="": Visit(page, query)


def said(atlas, view, today):
    """What the core says of a view, in the form of `Visit.shown`."""
    row = atlas.treaty(view.treaty)
    found = answer_on(view.treaty, view.day, Basis(atlas, today))
    counts = counts_of(view, Basis(atlas, today))
    return {
        "day": day_number(view.day),
        "drawn": day_number(view.day),
        "headline": answer.headline(found, row, today=today),
        "sentence": f"{answer.counted(found, row, today=today)}.",
        "counts": [counts[status] for status in LEGEND],
    }


def as_the_core_says(shown, atlas, **choices):
    day = EPOCH + timedelta(days=shown["day"])
    return shown == said(atlas, View(day, **choices), utc_today())


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"][: dose(1, full=2)])
def test_while_the_handle_is_dragged_all_follows_and_nothing_is_sent(visit, atlas, treaty):
    opened = visit(f"?date=2025-09-01&treaty={treaty}")
    poland = opened.frame.locator('[data-iso3="POL"][role="button"]')
    standing = poland.get_attribute("aria-label")
    fill = poland.get_attribute("fill")
    mouse, days = opened.page.mouse, set()
    mouse.move(*opened.line.point(0.95))
    mouse.down()
    for part in (0.93, 0.8, 0.71, 0.66, 0.52, 0.3, 0.12, 0.05):
        before = opened.line.day
        mouse.move(*opened.line.point(part))
        wait_until(lambda before=before: opened.line.day != before, "the handle to follow")
        shown = opened.shown()
        days.add(shown["day"])
        assert as_the_core_says(shown, atlas, treaty=treaty), shown
        assert opened.page.evaluate(WAITING) == "true"
    assert len(days) == 8
    assert poland.get_attribute("aria-label") != standing
    assert poland.get_attribute("fill") != fill
    assert opened.sent == []
    mouse.up()
    opened.rests_on(EPOCH + timedelta(days=opened.line.day))
    assert len(opened.sent) == 1
    assert as_the_core_says(opened.shown(), atlas, treaty=treaty)


def test_play_sends_nothing_until_it_is_paused(visit, atlas):
    opened = visit("?date=2025-06-01")
    begun = opened.line.day
    opened.frame.get_by_role("combobox", name="Speed of play").select_option("Fast")
    opened.frame.get_by_role("button", name="Play").click()
    wait_until(lambda: opened.line.day > begun + 60, "play to go on over several changes")
    assert opened.sent == []
    shown = opened.shown()
    assert as_the_core_says(shown, atlas), shown
    opened.frame.get_by_role("button", name="Pause").click()
    opened.rests_on(EPOCH + timedelta(days=opened.line.day))
    assert len(opened.sent) == 1


def test_play_names_who_has_changed_and_ends_today(visit):
    opened = visit("?date=2025-12-20")
    who = record(opened.page.frames[-1], ".convention-who")
    opened.frame.get_by_role("combobox", name="Speed of play").select_option("Fast")
    opened.frame.get_by_role("button", name="Play").click()
    who.wait_for("Left: Estonia, Latvia, Lithuania")
    expect(opened.frame.get_by_role("button", name="Play")).to_be_visible()
    assert opened.line.day == day_number(utc_today())
    expect(opened.page).to_have_url(re.compile(r":\d+/$"))


def test_keys_move_by_a_day_a_month_and_to_the_ends_and_send_once_they_rest(visit, atlas):
    opened = visit("?date=2025-03-31")
    ticks = opened.frame.locator(".convention-ticks > *").all_inner_texts()
    assert {"2000", "2015", "2025", "Apr", "Jul", "Oct", "2026"} <= set(ticks)
    assert opened.frame.locator(".convention-beyond").count() == 1
    slider = opened.line.slider
    for key, day in {
        "ArrowLeft": "2025-03-30",
        "ArrowRight": "2025-03-31",
        "PageDown": "2025-02-28",
        "PageUp": "2025-03-28",
        "Home": "1997-12-03",
    }.items():
        slider.press(key)
        assert opened.line.day == day_number(date.fromisoformat(day))
    opened.rests_on("1997-12-03")
    slider.press("End")
    expect(opened.page).to_have_url(re.compile(r":\d+/$"))
    assert as_the_core_says(opened.shown(), atlas)


def test_back_and_forward_go_by_releases_not_by_days_that_were_passed(visit):
    opened = visit("?date=2026-02-20")
    mouse = opened.page.mouse
    rests = []
    for begin, end in ((0.9, 0.2), (0.3, 0.7)):
        mouse.move(*opened.line.point(begin))
        mouse.down()
        mouse.move(*opened.line.point(end), steps=9)
        mouse.up()
        before = rests[-1:]
        wait_until(lambda before=before: [opened.line.day] != before, "the handle to follow")
        rests.append(opened.line.day)
        opened.rests_on(EPOCH + timedelta(days=rests[-1]))
    opened.page.go_back()
    wait_until(lambda: opened.line.day == rests[0], "the first release")
    opened.page.go_back()
    wait_until(lambda: opened.line.day == day_number(date(2026, 2, 20)), "the day of the link")
    opened.page.go_forward()
    wait_until(lambda: opened.line.day == rests[0], "the first release again")


def test_an_answer_that_comes_late_does_not_move_the_map_back(visit, atlas):
    opened = visit("?date=2026-02-20")
    opened.frame.get_by_role("button", name="Previous change").click()
    opened.frame.get_by_role("button", name="Previous change").click()
    opened.frame.get_by_role("button", name="Previous change").click()
    opened.rests_on("2025-08-20")
    assert opened.line.day == day_number(date(2025, 8, 20))
    assert as_the_core_says(opened.shown(), atlas)
    expect(opened.page.locator(".panel")).to_contain_text("20 August 2025")


HIDE = """hidden => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_hidden_tab_and_a_day_chosen_beside_the_map_end_play(visit, atlas):
    opened = visit("?date=2012-12-31")
    opened.frame.get_by_role("button", name="Play").click()
    expect(opened.frame.get_by_role("button", name="Pause")).to_be_visible()
    opened.frame.locator("body").evaluate(HIDE, True)
    expect(opened.frame.get_by_role("button", name="Play")).to_be_visible()
    opened.frame.locator("body").evaluate(HIDE, False)
    opened.frame.get_by_role("button", name="Play").click()
    expect(opened.frame.get_by_role("button", name="Pause")).to_be_visible()
    opened.page.get_by_role("button", name="Today").click()
    wait_until(lambda: opened.line.day == day_number(utc_today()), "the map to show today")
    expect(opened.frame.get_by_role("button", name="Play")).to_be_visible()
    settle(opened.page)
    assert as_the_core_says(opened.shown(), atlas)


def test_the_handle_takes_a_change_that_is_near(visit):
    opened = visit("?date=2025-12-27")
    changed = opened.line.day
    at = opened.line.slider.bounding_box()
    x = at["x"] + at["width"] / 2
    for away in (-3, 3):
        opened.line.slider.press("PageDown")
        opened.line.slider.press("PageDown")
        assert opened.line.day == day_number(date(2025, 10, 27))
        opened.page.mouse.click(x + away, at["y"] + 5)
        assert opened.line.day == changed


def swipe(page, x, y, distance):
    """Move a finger up by a distance in pixels."""
    touch = page.context.new_cdp_session(page)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for step in range(1, 11):
        point = {"x": x, "y": y - distance * step / 10}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


AREAS = ["europe", "nato", "world", "frontier", "east"]
WIDTHS = [390, 1280, 360, 768]


@pytest.mark.parametrize(
    ("width", "area"),
    list(product(WIDTHS, AREAS) if LONG else [(390, "europe"), (1280, "nato"), (390, "world")]),
)
def test_a_finger_scrolls_the_page_past_the_map(open_page, width, area):
    page = open_page(phone=True)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"/?area={area}")
    settle(page)
    box = page.locator(FRAME).bounding_box()
    swipe(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 3, 150)
    scrolled = "document.querySelector('.stMain').scrollTop"
    wait_until(lambda: page.evaluate(scrolled) > 60, "the page to scroll")


def moves_with_a_finger_once_it_is_zoomed_in(page):
    """See that the map of a page, near as it is, follows a finger."""
    frame = page.frame_locator(FRAME)
    center = "() => map_div.getCenter().lat"
    zoom = frame.locator("body").evaluate("() => map_div.getZoom()")
    frame.get_by_role("button", name="Zoom in").tap()
    nearer = f"() => map_div.getZoom() > {zoom} && !map_div._animatingZoom"
    wait_until(lambda: frame.locator("body").evaluate(nearer), "the map to come nearer")
    before = frame.locator("body").evaluate(center)
    box = page.locator(FRAME).bounding_box()
    swipe(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, 100)
    wait_until(lambda: frame.locator("body").evaluate(center) != before, "the map to move")


def test_a_tapped_state_is_told_on_a_sheet_and_a_finger_moves_a_near_map(open_page, atlas):
    said = known_on(atlas.tables.quotes, "ottawa", date(2026, 2, 20), "POL").iloc[0]
    page = open_page(phone=True)
    page.goto("/?date=2026-02-20")
    settle(page)
    frame = page.frame_locator(FRAME)
    frame.locator('[data-iso3="POL"][role="button"]').tap()
    sheet = frame.locator(".convention-sheet")
    expect(sheet).to_contain_text("Poland")
    expect(sheet).to_contain_text("Left")
    expect(sheet).to_contain_text(f"{said['speaker']}, {written_day(said['date'])}")
    expect(frame.locator(".convention-tip")).to_be_hidden()
    sheet.get_by_role("button", name="Close").tap()
    expect(sheet).to_be_hidden()
    expect(page).not_to_have_url(re.compile("country"))
    moves_with_a_finger_once_it_is_zoomed_in(page)


@pytest.mark.parametrize("area", ["world", "europe"][: dose(1, full=2)])
def test_a_finger_hits_any_change_in_two_gestures(open_page, area):
    page = open_page(phone=True)
    page.goto(f"/embed?area={area}")
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    line, near = LineOfTime(page), page.locator(".convention-near")
    places = page.evaluate(
        """async (area) => {
            const { treaty, TimeScale, Timeline, answer } = conventionMap;
            const today = Number(document.querySelector("[role=slider]").ariaValueMax);
            const { version } = JSON.parse(document.getElementById("facts").textContent);
            const timeline = new Timeline(await treaty("ottawa", version));
            const scale = new TimeScale(timeline, today);
            const days = answer.changeDays(timeline, area, today);
            return days.map((day) => [day, scale.place(day)]);
        }""",
        area,
    )
    touch = page.context.new_cdp_session(page)

    def finger(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    ends = {places[0][0], places[-1][0]}

    def place_of(day):
        """The place of a change in the row, and whether the row stays while a finger is there."""
        box = near.bounding_box()
        shown = near.locator("span").evaluate_all("all => all.map(one => Number(one.dataset.day))")
        slot = min(bisect_left(shown, day), len(shown) - 1)
        at = box["x"] + (slot + 0.5) * box["width"] / len(shown), box["y"] + 20
        return at, 0 < slot < len(shown) - 1 or day in ends

    def is_reached(day):
        at, stays = place_of(day)
        finger("touchMove", at)
        return stays and (at, stays) == place_of(day) and line.day == day

    for number, (day, place) in enumerate(places[:: dose(32, full=1)]):
        x, y = line.point(place)
        finger("touchStart", (x + (-4, 0, 4)[number % 3], y))
        finger("touchEnd")
        wait_until(lambda day=day: abs(line.day - day) < 1500, "the handle to come")
        finger("touchStart", place_of(day)[0])
        wait_until(lambda day=day: is_reached(day), "the change")
        finger("touchEnd")
        assert line.day == day
