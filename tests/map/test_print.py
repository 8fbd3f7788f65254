"""The map for print: what stands in it, its colours, and the same bytes every time."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pytest
import shapely
from PIL import Image

from geo import exchange
from geo.areas import Area
from map.print import content, frame, ground, lettering, names, preview, rendering
from map.print.frame import PREVIEW_SIZE
from map.print.painting import painting
from map.print.rendering import picture
from palette import colours
from record.atlas import utc_today
from record.basis import Basis
from record.findings import answer_on
from record.view import View
from tests.doses import LONG, dose
from treaty.counts import counts, counts_on
from treaty.statuses import SHORT, Status

SVG = "{http://www.w3.org/2000/svg}"
POLAND_OUT = date(2026, 2, 20)
DAYS = [date(1998, 6, 1), date(2012, 12, 31), date(2025, 9, 1), POLAND_OUT]
FORMATS = ["svg", "png", "pdf"]


@pytest.fixture(scope="module")
def basis(atlas):
    return Basis(atlas, utc_today())


@pytest.fixture(scope="module")
def draw(basis):
    """Draw a view once: `draw("svg", day, area=…)`."""
    return cache(lambda fmt, day, **picked: picture(View(day, **picked), fmt, basis))


@pytest.fixture(scope="module")
def drawn(draw):
    """The drawing of Europe on the day Poland was out, as an element tree."""
    return tree(draw("svg", POLAND_OUT))


def tree(svg):
    return ET.fromstring(svg)  # noqa: S314 (our own drawing)


def by_id(root):
    return {node.get("id"): node for node in root.iter(f"{SVG}g") if node.get("id")}


def colour(node):
    """Return the fill of the first path of a group."""
    style = node.find(f".//{SVG}path").get("style")
    return re.search(r"fill: (#\w+)", style)[1]


def words(svg):
    """Return the texts of a drawing: letters are shapes, each text stands above as a comment."""
    return re.findall(r"<!-- (.*?) -->", svg.decode())


EVERY = [(day, area) for day in DAYS for area in Area]
"""Each day in Europe, and each area on the last day; in a long run all of them."""


@pytest.mark.parametrize(
    ("day", "area"),
    EVERY if LONG else [one for one in EVERY if Area.EUROPE in one or DAYS[-1] in one],
    ids=str,
)
def test_the_legend_counts_what_the_core_counts(basis, draw, area, day):
    svg = draw("svg", day, area=area)
    said = words(svg)
    history = basis.atlas.histories["ottawa"]
    figures = counts_on(counts(history, basis.atlas.areas[area], area=area.value, until=day), day)
    shown = {status: figures[status] for status in Status if figures[status]}
    groups = by_id(tree(svg))
    assert {name for name in groups if name.startswith("label-")} >= {
        f"label-{status}" for status in shown
    }
    assert not {f"label-{status}" for status in set(Status) - set(shown)} & set(groups)
    for status, count in shown.items():
        label = said.index(SHORT[status])
        assert said[label + 1] == str(count)


def test_title_day_sentence_and_sources_stand_on_the_page(basis, draw):
    svg = draw("svg", POLAND_OUT)
    said = " ".join(words(svg))
    found = answer_on("ottawa", POLAND_OUT, basis)
    assert "20 February 2026" in words(svg)
    assert (
        "5% of NATO’s land border with Russia and Belarus, 196 of 3,824 km, was under the ban"
        in said
    )
    assert f"{found.states_parties} States Parties" in said
    assert "© OpenStreetMap contributors, ODbL 1.0" in said
    assert "Natural Earth, public domain" in said
    assert "EPSG:3035" in said
    assert basis.atlas.version in said
    assert "500 km" in words(svg)


def test_a_screen_reader_gets_title_and_description(drawn):
    assert drawn.get("role") == "img"
    assert drawn.findtext(f"{SVG}title").startswith("20 February 2026: 5% of NATO’s land border")
    assert "Left: 5" in drawn.findtext(f"{SVG}desc")


def test_a_description_is_written_as_it_stands(basis):
    said = replace(content.content(View(POLAND_OUT), basis), headline=r"a \1 & \g<0>")
    title = tree(rendering._described(b"<svg>" + b"</svg>", said))[0].text
    assert title == rf"{said.day}: {said.headline}"


@pytest.mark.parametrize(
    ("code", "status"),
    [("POL", "left"), ("DEU", "party"), ("RUS", "outside"), ("UKR", "contested"), ("XKX", "none")],
)
def test_states_have_the_colours_of_the_palette(drawn, code, status):
    groups = by_id(drawn)
    assert colour(groups[f"state-{code}"]) == colours.FILL[status]["light"]
    if status in colours.HATCH:
        assert colour(groups[f"hatch-{code}"]) == colours.HATCH_INK[status]["light"]
    else:
        assert f"hatch-{code}" not in groups


def test_border_lines_have_three_strokes_and_the_colour_of_their_side(drawn):
    groups = by_id(drawn)
    for stroke in ("casing", "edge", "status"):
        assert f"border-{stroke}-FIN-RUS" in groups
    line = groups["border-status-FIN-RUS"].find(f"{SVG}path").get("style")
    assert f"stroke: {colours.FILL['left']['light']}" in line
    assert "border-dash-RUS-UKR" in groups


def test_red_is_for_left_alone(draw):
    assert colours.FILL["left"]["light"] not in draw("svg", date(2012, 12, 31)).decode()


def test_uncertain_states_are_outlined_and_named(frozen):
    of_november = Basis(frozen, date(2026, 11, 24))
    svg = picture(View(date(2026, 4, 1), area=Area.WORLD), "svg", of_november)
    assert {"uncertain-LBN", "legend-uncertain"} <= set(by_id(tree(svg)))
    assert any("Not certain on this day: Lebanon." in line for line in words(svg))


def test_a_day_after_the_record_says_so(frozen):
    of_november = Basis(frozen, date(2026, 11, 24))
    last, next_day = (
        " ".join(words(picture(View(date(2026, 5, day)), "svg", of_november))) for day in (21, 22)
    )
    assert "after the end" not in last
    assert "This day lies after the end of the record" in next_day


def test_before_it_was_a_state_an_area_shows_its_parent(basis):
    said = content.content(View(date(1998, 6, 1)), basis)
    assert said.statuses["MNE"] == said.statuses["SRB"]
    assert "Montenegro" not in {name for one in said.legend for name in one.states}


def test_a_territory_goes_with_its_state_and_is_outside_where_it_was_left_out(basis):
    before, after = (
        content.content(View(date(2010, 2, day), treaty="ccm"), basis) for day in (11, 12)
    )
    assert ("FRO" in before.statuses, after.statuses["FRO"]) == (False, "outside")
    only = content.content(View(POLAND_OUT, statuses=(Status.OUTSIDE,)), basis)
    assert {"GBR", "IMN"} <= only.faint
    assert "JEY" not in content.content(View(POLAND_OUT, area=Area.EAST), basis).statuses
    shown = painting(frame.FRAME[Area.EUROPE])
    assert shown.on(before).tobytes() != shown.on(after).tobytes()
    assert "GRL" not in after.statuses


def test_what_the_view_leaves_out_is_faint_and_not_counted(draw):
    svg = draw("svg", POLAND_OUT, statuses=(Status.LEFT,))
    groups = by_id(tree(svg))
    assert "opacity: 0.18" in groups["state-DEU"].find(f"{SVG}path").get("style")
    assert "opacity" not in groups["state-POL"].find(f"{SVG}path").get("style")
    assert "label-party" not in groups
    assert "Europe, only Left: 5 states" in words(svg)


@pytest.mark.parametrize("area", list(Area)[: dose(1, full=4)])
def test_a_picture_is_twice_as_large_as_on_a_screen_and_a4(draw, area):
    image = Image.open(io.BytesIO(draw("png", POLAND_OUT, area=area)))
    assert image.width == 2400
    assert image.width / image.height == pytest.approx(297 / 210, rel=0.002)


def test_a_picture_for_print_is_one_page_of_a4(draw):
    pdf = draw("pdf", POLAND_OUT)
    assert pdf.startswith(b"%PDF-1.")
    assert b"/MediaBox [ 0 0 841.89 595.28 ]" in pdf


@pytest.mark.parametrize(("point", "status"), [((19.4, 52.1), "left"), ((10.4, 51.2), "party")])
def test_a_place_has_its_colour_in_the_pixels(draw, point, status):
    image = np.asarray(Image.open(io.BytesIO(draw("png", POLAND_OUT))).convert("RGB"))
    where = frame.FRAME[Area.EUROPE]
    place = ground.placed(gpd.GeoSeries([shapely.Point(point)], crs="EPSG:4326"), where)
    scale = image.shape[1] / frame.WIDTH
    column = round(place.iloc[0].x * scale)
    row = round((frame.HEIGHT - place.iloc[0].y - 12) * scale)  # below the name
    assert "#{:02x}{:02x}{:02x}".format(*image[row, column]) == colours.FILL[status]["light"]


ROUNDS = dose(2, full=6)


@pytest.mark.parametrize("fmt", FORMATS[: dose(1, full=3)])
def test_the_same_view_gives_the_same_bytes_from_many_threads(basis, draw, fmt):
    days = [POLAND_OUT, date(2012, 12, 31)][: dose(2 if fmt == "svg" else 1, full=2)]
    once = [draw(fmt, day) for day in days]
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda day: picture(View(day), fmt, basis), days * ROUNDS))
    assert again == once * ROUNDS
    assert len(set(once)) == len(days)


@pytest.mark.parametrize("fmt", FORMATS)
def test_no_file_carries_the_clock(draw, fmt):
    text = draw(fmt, POLAND_OUT)
    assert b"CreationDate" not in text
    assert b"<dc:date>" not in text
    assert b"ModDate" not in text


@pytest.mark.command
def test_a_process_that_draws_nothing_does_not_load_the_libraries():
    code = "import sys, service.api.routes; print({'matplotlib', 'geopandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("area", Area)
def test_no_name_lies_on_another_one_or_off_the_map(basis, area):
    members = tuple((code, basis.atlas.names[code]) for code in basis.atlas.areas[area])
    panel = frame.FRAME[area].panel
    inside = shapely.box(panel.left, panel.low, panel.right, panel.high)
    boxes = []
    for name in names.names(frame.FRAME[area], members).values():
        wide, high = names.extent(name.lines, name.size)
        boxes.append(
            shapely.box(name.x - wide / 2, name.y - high / 2, name.x + wide / 2, name.y + high / 2)
        )
    assert len(boxes) >= min(len(members), 11)
    assert all(inside.contains(box) for box in boxes)
    first, second = shapely.STRtree(boxes).query(boxes, predicate="overlaps")
    assert not len(first), list(zip(first, second, strict=True))


@pytest.mark.parametrize("area", Area)
def test_the_map_keeps_areas_true_and_nothing_runs_across_it(area):
    scale = frame.FRAME[area].points_per_metre
    geometry = ground.ground(frame.FRAME[area]).land
    panel = frame.FRAME[area].panel
    for code, true in (("POL", 312e9), ("BLR", 207e9)):
        assert geometry[code].area / scale**2 == pytest.approx(true, rel=0.02)
    if area is Area.WORLD:  # Chukotka lies east of Kamchatka, not at the other edge
        west, _, east, _ = geometry["RUS"].bounds
        assert west > panel.left + panel.width * 0.4
        assert east < panel.right


def test_the_map_is_drawn_from_the_layers_that_the_browser_gets():
    shapes = exchange.shapes(Path("static/geometry/europe.json").read_bytes())
    assert set(ground.ground(frame.FRAME[Area.EUROPE]).land) <= set(shapes)


LONGEST = date(2025, 12, 27)
"""A day whose headline says too what lies behind states that are leaving, with most classes."""


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
@pytest.mark.parametrize("area", Area)
def test_in_a_preview_nothing_stands_on_anything_else_or_on_the_map(basis, area, treaty):
    view = View(LONGEST, treaty, area)
    svg = preview.preview(view, "svg", basis).decode()
    written = re.findall(
        r'<g id="(day|headline|label|count|credit)-?(\w*)">\s*<!-- (.*?) -->\s*'
        r"<g [^>]*translate\(([\d.]+) ([\d.]+)\)",
        svg,
    )
    rows = {kind: [float(row[4]) for row in written if row[0] == kind] for kind, *_ in written}
    assert max(rows["day"]) < min(rows["headline"])
    assert max(rows["headline"]) < min(rows["label"]) - preview.CLASS
    panel = preview.FRAME[area].panel
    if panel == preview.BESIDE:
        assert max(rows["label"]) < min(rows["credit"]) - preview.FOOT
    else:
        assert max(rows["label"]) < preview.HEIGHT - panel.high
    labels = {status for kind, status, *_ in written if kind == "label"} - {""}
    assert labels == {one.status for one in content.content(view, basis).legend}
    for kind, _, text, left, _ in written:
        if kind in ("label", "count"):
            right = float(left) + lettering.width(text, lettering.SANS, preview.CLASS)
            assert right < (panel.left if panel == preview.BESIDE else preview.WIDTH), text


def test_a_preview_has_the_size_that_sites_ask_for_and_outlines_its_country(basis):
    view = View(POLAND_OUT, countries=("POL",))
    image = Image.open(io.BytesIO(preview.preview(view, "png", basis)))
    assert image.size == PREVIEW_SIZE
    assert image.text["Title"].startswith("On 20 February 2026 Poland had left the ban")
    groups = by_id(tree(preview.preview(view, "svg", basis)))
    assert "chosen-POL" in groups
    assert "opacity" not in groups["state-DEU"].find(f"{SVG}path").get("style")
    far = preview.preview(View(POLAND_OUT, countries=("USA",)), "svg", basis)
    assert {"chosen-USA", "state-BRA"} <= set(by_id(tree(far)))
