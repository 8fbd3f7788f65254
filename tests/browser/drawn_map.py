"""The map of a day as a picture, and how much two such pictures differ.

`python -m tests.browser.drawn_map` takes the reference pictures anew.
"""

import io
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter
from playwright.sync_api import Page, expect, sync_playwright

from palette.colours import THEMES
from tests.browser import chromium
from tests.serving import serve
from treaty.history import day_number

FOLDER = Path(__file__).parent / "pictures"
DAYS = (date(2000, 6, 1), date(2012, 12, 31), date(2025, 7, 18), date(2026, 2, 20))
"""Past days on which, taken together, states of Europe have each status, and one is uncertain."""
SIZE = {"width": 720, "height": 620}
COLOURS = 128
"""How many colours a reference picture has: enough for edges, few enough for a small file."""

BLUR = 2
"""Pixels on each side over which colours are averaged: edges are drawn differently elsewhere."""
APART = 30
"""Distance in RGB beyond which two averaged colours are not the same.

Another rasterizer of the browser brings 6 pixels to this distance, another space of colours none;
the shortest border line in the colour most like its own brings 53.
"""
MOST = 20
"""How many pixels of two pictures of the same map may differ."""

# The map alone, of one size, without words: fonts differ from machine to machine.
_ALONE = f"""
    #map {{ position: fixed; z-index: 1; inset: 0 auto auto 0; border-radius: 0;
            width: {SIZE["width"]}px; height: {SIZE["height"]}px; }}
    #map * {{ pointer-events: none !important; }} /* a mouse that lies there points at nothing */
    .convention-names, .leaflet-control-container {{ display: none; }}
"""


def prepare(page: Page) -> None:
    """Make what the page opens next show the map alone."""
    page.set_viewport_size(SIZE)
    page.add_init_script(
        "const alone = new CSSStyleSheet();"
        f"alone.replaceSync(`{_ALONE}`);"
        "document.adoptedStyleSheets = [alone];"
    )


def show(page: Page, day: date) -> None:
    """Open the map on a day, in the theme of the page."""
    page.goto(f"/embed?date={day}")
    drawn = f'#map[data-ready="true"] svg[data-day="{day_number(day)}"]'
    expect(page.locator(drawn)).to_have_count(1)


def photograph(page: Page) -> Image.Image:
    """Return what the page shows."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def reference(day: date, theme: str) -> Path:
    """Return where the reference picture of a day in a theme lies."""
    return FOLDER / f"{day}-{theme}.png"


def difference(one: Image.Image, other: Image.Image) -> np.ndarray:
    """Return which pixels of two pictures of the same size differ."""
    averaged = [
        np.asarray(picture.convert("RGB").filter(ImageFilter.BoxBlur(BLUR)), float)
        for picture in (one, other)
    ]
    return np.linalg.norm(averaged[0] - averaged[1], axis=2) > APART


def renew() -> None:
    """Take all reference pictures and say which changed."""
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "server.log") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**chromium.launch_options())
        for theme in THEMES:
            context = browser.new_context(
                base_url=server.url, color_scheme=theme, reduced_motion="reduce"
            )
            page = context.new_page()
            prepare(page)
            for day in DAYS:
                show(page, day)
                picture = photograph(page).quantize(COLOURS, dither=Image.Dither.NONE)
                print(f"{_kept(picture, reference(day, theme))}: {day}, {theme}", flush=True)
        browser.close()


def _kept(picture: Image.Image, path: Path) -> str:
    """Save a picture unless it shows what the saved one shows; return what was done."""
    if path.exists():
        with Image.open(path) as before:
            if before.size == picture.size and difference(before, picture).sum() <= MOST:
                return "as it was"
    picture.save(path, optimize=True)
    return "renewed"


if __name__ == "__main__":
    renew()
