"""The main gestures in the engines of other browsers, which the tests of Chromium do not see."""

import io
import os
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from palette import colours
from record.atlas import utc_today
from record.view import View
from tests.browser import engines
from tests.browser.conftest import FAILURES, FRAME
from tests.browser.shown import words, wrong_around, wrong_on_map
from tests.waiting import wait_until
from treaty.history import day_number

DAY = date(2025, 9, 1)
NEXT_CHANGE = date(2025, 12, 27)
CHOICES = ".st-key-choices :is(.stSelectbox, button[data-variant=pills])"
A_LINE = 10
"""Pixels: what stands in one line is less far apart."""
AWAY = 14
"""How far a part of a colour may be off where two colours meet."""


@pytest.fixture(scope="module", params=sorted(engines.PACKAGES))
def engine(request, tmp_path_factory):
    """A window of an engine. Without one: a failure in CI, a skip elsewhere."""
    name = request.param
    if name in engines.missing():
        reason = f"no {name}: install {' and '.join(engines.PACKAGES[name])}, or run `make test`"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with getattr(engines, name)(tmp_path_factory.mktemp(name)) as running:
        running.driver.set_window_rect(0, 0, *engines.SIZE)
        yield running


class Window:
    """What a visitor sees and does in the window of an engine."""

    def __init__(self, driver, atlas):
        self.driver, self.atlas = driver, atlas

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css):
        return wait_until(lambda: self.all(css), css)[0]

    def into_the_map(self):
        self.driver.switch_to.frame(self.one(FRAME))

    def shows(self, day):
        """Wait for a day, and see that the whole map is the core's."""
        self.one(f'[data-ready=true] svg[data-day="{day_number(day)}"]')
        html = self.driver.execute_script("return document.documentElement.outerHTML")
        assert not list(wrong_on_map(html, self.atlas, View(day), today=utc_today()))
        return html

    def shows_on_page(self, day):
        """The same of the map of a page, with the page's headline and address."""
        self.shows(day)
        self.driver.switch_to.default_content()
        headline = words(self.atlas, View(day), utc_today())["headline"]
        wait_until(lambda: headline in self.texts(".answer h1"), headline)
        wait_until(lambda: self.day_of_address == day, f"the address of {day}")
        self.into_the_map()

    @property
    def day_of_address(self):
        (day,) = parse_qs(urlsplit(self.driver.current_url).query)["date"]
        return date.fromisoformat(day)

    def texts(self, css):
        read = "return [...document.querySelectorAll(arguments[0])].map(node => node.textContent)"
        return self.driver.execute_script(read, css)

    def press(self, label):
        self.one(f'button[aria-label="{label}"]').click()

    def button(self, text):
        path = f'//button[descendant::p[.="{text}"]]'
        return wait_until(lambda: self.driver.find_elements(By.XPATH, path), text)[0]

    def heights(self, css):
        """How far down the middle of each thing is, in pixels."""
        read = """return [...document.querySelectorAll(arguments[0])].map(node => {
            const { top, bottom } = node.getBoundingClientRect();
            return (top + bottom) / 2;
        })"""
        return self.driver.execute_script(read, css)

    def hatch(self, iso3):
        """The parts of a state's box that have the colour of its status and of its hatch."""
        path = self.one(f'[data-iso3="{iso3}"][role=button]')
        box = "const { left, top, right, bottom } = arguments[0].getBoundingClientRect();"
        corners = self.driver.execute_script(f"{box} return [left, top, right, bottom]", path)
        self.driver.switch_to.default_content()
        frame = self.one(FRAME).location
        picture = Image.open(io.BytesIO(self.driver.get_screenshot_as_png())).convert("RGB")
        self.into_the_map()
        left, top, right, bottom = corners
        x, y = frame["x"], frame["y"]
        pixels = picture.crop((left + x, top + y, right + x, bottom + y)).get_flattened_data()
        status = path.get_dom_attribute("data-status")
        return [
            sum(_is_close(pixel, wanted) for pixel in pixels) / len(pixels)
            for wanted in (colours.FILL[status]["light"], colours.HATCH_INK[status]["light"])
        ]


def _is_close(pixel, colour):
    parts = zip(pixel, bytes.fromhex(colour[1:]), strict=True)
    return all(abs(one - other) <= AWAY for one, other in parts)


@pytest.fixture
def window(request, engine, atlas):
    yield Window(engine.driver, atlas)
    if getattr(request.node, "failed_in_call", True):
        FAILURES.mkdir(exist_ok=True)
        engine.driver.save_screenshot(FAILURES / f"{request.node.name}.png")
    else:
        assert engine.errors() == []


def test_the_page_of_the_map(window, engine, server, run):
    driver = engine.driver
    driver.get(f"{server.url}/?date={DAY}")
    window.into_the_map()
    window.shows_on_page(DAY)
    assert {"Poland", "Ukraine", "Russia"} <= set(window.texts(".convention-names text"))
    fill, ink = window.hatch("POL")
    assert fill > 0.2 and ink > 0.01

    slider = window.one("[role=slider]")
    slider.send_keys(Keys.ARROW_RIGHT)
    window.shows_on_page(DAY + timedelta(days=1))
    window.press("Next change")
    window.shows_on_page(NEXT_CHANGE)
    ActionChains(driver).drag_and_drop_by_offset(slider, -100, 0).perform()
    wait_until(lambda: window.day_of_address != NEXT_CHANGE, "another day")
    dragged = window.day_of_address
    assert dragged < NEXT_CHANGE
    window.shows_on_page(dragged)

    window.one('[data-iso3="POL"][role=button]').click()
    driver.switch_to.default_content()
    wait_until(lambda: "Poland" in window.texts("h2"), "what is told of Poland")
    wait_until(lambda: "country=POL" in driver.current_url, "the address of Poland")

    assert max(window.heights(CHOICES)) - min(window.heights(CHOICES)) < A_LINE
    window.button("Download").click()
    window.button("Download CSV").click()
    saved = engine.downloads / f"ottawa-{dragged}-europe.csv"
    wait_until(lambda: saved.exists() and saved.read_bytes(), "the download")
    done = run("snapshot", "--date", f"{dragged}", "--area", "europe")
    assert saved.read_bytes() == done.stdout


def test_the_embeddable_map(window, engine, server, atlas):
    engine.driver.get(f"{server.url}/embed?date={DAY}")
    for day in (DAY, NEXT_CHANGE):
        html = window.shows(day)
        assert not list(wrong_around(html, atlas, View(day), today=utc_today()))
        window.press("Next change")
