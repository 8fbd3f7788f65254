"""What a browser has drawn of the map, and what the core and the palette say it should be."""

import io

from PIL import Image
from playwright.sync_api import expect

from geo.areas import Area
from geo.borders import borders_on
from palette import colours
from record.atlas import status_table, utc_today
from tests.browser.line_of_time import LineOfTime
from treaty.history import day_number

CLOSE = 4
"""Pixels of a picture in one of the page: the inside of a stripe is all one colour."""
ON_THE_BORDER = {"Finland", "Poland", "Belarus", "Ukraine", "Russia"}

STROKES = """svg => Object.fromEntries([...svg.querySelectorAll("[data-pair]")].map(line => {
    const drawn = line.getAttribute("d");
    const strokes = ["casing", "edge", "status", "dash"].map(name => {
        const same = [...svg.querySelectorAll(`.convention-${name} path`)]
            .filter(path => path.getAttribute("d") === drawn);
        const { stroke, strokeOpacity } = getComputedStyle(same[0]);
        return [name, same.length === 1 && strokeOpacity > 0 ? stroke : null];
    });
    return [line.dataset.pair, Object.fromEntries(strokes)];
}))"""

FILLS = """svg => [...svg.querySelectorAll("[role=button][data-iso3]")].map(path =>
    [path.dataset.iso3, getComputedStyle(path).fill])"""

NAMES = """svg => [...svg.querySelectorAll(".convention-names text")].map(text => {
    const parts = [...text.children].map(part => part.textContent);
    const { left, top, width, height } = text.getBoundingClientRect();
    const under = document.elementFromPoint(left + width / 2, top + height / 2);
    const { fill, stroke, opacity } = getComputedStyle(text);
    return { name: parts.join(" "), ink: fill, halo: stroke, opacity, width, height,
             on: under?.dataset.iso3, status: under?.dataset.status };
})"""

HATCHES = 'svg => svg.querySelector("defs").innerHTML'

SAMPLES = """([svg, fills, size]) => {
    const sheet = svg.ownerDocument.createElementNS(svg.namespaceURI, "svg");
    const style = { position: "fixed", inset: "0 auto auto 0", zIndex: 9999, background: "#fff" };
    Object.assign(sheet.style, style, { width: `${size * fills.length}px`, height: `${size}px` });
    fills.forEach((fill, index) => {
        const rect = svg.ownerDocument.createElementNS(svg.namespaceURI, "rect");
        Object.assign(rect.style, { x: index * size, width: size, height: size, fill });
        sheet.append(rect);
    });
    svg.ownerDocument.body.append(sheet);
    return sheet;
}"""


def open_embed(page, query=""):
    page.goto(f"/embed{query}")
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    return drawing(page)


def drawing(where):
    return where.locator(".convention-map svg[data-day]")


def go_to(page, day):
    LineOfTime(page).go_to(day)
    expect(page.locator(f'#map svg[data-day="{day_number(day)}"]')).to_have_count(1)


def rgb(colour):
    return f"rgb({', '.join(str(part) for part in bytes.fromhex(colour[1:]))})"


def look(status, theme):
    """The colours of a status: its fill, and its hatch if it has one."""
    looks = [colours.FILL[status][theme]]
    if status in colours.HATCH:
        looks.append(colours.HATCH_INK[status][theme])
    return looks


def most_seen(picture, number):
    """The colours that take most of a picture, the one that takes most of all first."""
    colours = sorted(picture.getcolors(picture.width * picture.height), reverse=True)
    return [f"#{bytes(colour).hex()}" for _, colour in colours[:number]]


def photograph(page, x, y, width, height):
    clip = {"x": x, "y": y, "width": width, "height": height}
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def painted(page, svg, fills):
    """What each fill looks like: pairs of its status and the colours that are seen most."""
    size = 30
    sheet = page.evaluate_handle(SAMPLES, [svg.element_handle(), [f for _, f in fills], size])
    picture = photograph(page, 0, 0, size * len(fills), size)
    sheet.evaluate("sheet => sheet.remove()")
    for index, (status, _) in enumerate(fills):
        left = index * size * CLOSE
        sample = picture.crop((left, 0, left + size * CLOSE, size * CLOSE))
        yield status, most_seen(sample, len(look(status, "light")))


def picture_of(image, status):
    """The colours that are seen most within a picture of the legend."""
    image.evaluate("image => image.decode()")
    box = image.bounding_box()
    inside = {"x": box["x"] + 2, "y": box["y"] + 2, "width": 10, "height": 10}
    assert box["width"] == box["height"] == 14
    return most_seen(photograph(image.page, **inside), len(look(status, "light")))


def statuses(atlas, day):
    """The status of each state, and `none` of those that cannot deposit, as the core says."""
    table = status_table(atlas, "ottawa", day, today=utc_today())
    states = atlas.tables.states
    without = states.loc[states["can_deposit"] == "false", "iso3"]
    return dict.fromkeys(without, colours.NO_STATUS) | dict(
        zip(table["iso3"], table["status"], strict=True)
    )


def sides(atlas, day):
    """The status of the side of each pair that is drawn in Europe, as the core says."""
    table = status_table(atlas, "ottawa", day, today=utc_today())
    borders = borders_on(table, atlas.pairs).assign(pair=atlas.pairs["pair"])
    drawn = borders[borders["iso3"].isin(atlas.areas[Area.EUROPE])]
    return dict(zip(drawn["pair"], drawn["status"], strict=True))


def line(status, theme):
    """The strokes of a border line; the second colour shows where a suspension is claimed."""
    contested = status == "contested"
    strokes = {
        "casing": colours.SURFACE["sea"][theme],
        "edge": colours.SURFACE["ink"][theme],
        "status": colours.FILL[status][theme],
        "dash": colours.HATCH_INK[status][theme] if contested else None,
    }
    return {name: colour and rgb(colour) for name, colour in strokes.items()}
