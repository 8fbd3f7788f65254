"""Budgets that do not depend on the machine: bytes and runs. Timings are for `make bench`."""

import asyncio
import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.visitor import visit
from map import folium_map

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "static"
STEP_WIRE = 14_000
"""Bytes of a step, compressed, at most: table and panel change. Usual steps: 12,000."""

USUAL_WIRE = 12_000
MAP = 3_000
CHANGING = 300
QUIET = [date(2016, 5, day) for day in range(2, 12)]
"""Days between two changes of the record."""

CHANGES = [date(2025, 12, 27), date(1999, 3, 1), date(2013, 6, 1), date(2025, 7, 17)]


@pytest.fixture(scope="module")
def runs(server):
    """Runs of one visitor: the first, steps over quiet days, steps to days of change."""

    async def story():
        async with visit(server.url) as visitor:
            first = await visitor.open()
            quiet = [await visitor.go(day) for day in QUIET]
            return first, quiet, [await visitor.go(day) for day in CHANGES]

    return asyncio.run(story())


def component(run):
    (found,) = run.elements("component_instance")
    return found.json_args


def gzipped(*paths):
    return sum(len(gzip.compress((STATIC / path).read_bytes(), 9)) for path in paths)


def test_a_step_of_time_is_small_on_the_wire(runs):
    _, quiet, changes = runs
    assert max(run.wire for run in quiet[1:]) <= USUAL_WIRE
    assert max(run.wire for run in changes) <= STEP_WIRE


def test_what_the_browser_has_is_not_sent_again(runs):
    _, quiet, _ = runs
    assert not quiet[-1].elements("arrow_data_frame")
    assert not quiet[-1].elements("dataframe")
    assert sum(message.WhichOneof("type") == "ref_hash" for message in quiet[-1].messages) >= 3


def test_the_map_gets_little_and_of_it_only_a_few_bytes_change(runs):
    _, quiet, _ = runs
    before, after = component(quiet[0]), component(quiet[1])
    assert len(after) <= MAP
    changed = {
        name: value
        for name, value in json.loads(after).items()
        if json.loads(before)[name] != value
    }
    assert set(changed) == {"feature_group"}
    assert len(changed["feature_group"].split("\n")[0]) <= CHANGING


def test_one_gesture_is_one_run(runs):
    first, quiet, changes = runs
    for run in (first, *quiet, *changes):
        kinds = [message.WhichOneof("type") for message in run.messages]
        assert kinds.count("new_session") == kinds.count("script_finished") == 1


def test_the_answer_and_the_map_are_sent_before_the_rest_of_the_page(runs):
    first, quiet, changes = runs
    for run in (first, *quiet, *changes):
        elements = [message.delta.new_element for message in run.messages]
        kinds = [element.WhichOneof("type") for element in elements]
        rest = kinds[kinds.index("component_instance") + 1 :]
        assert {"button_group", "selectbox", "date_input", "button"} <= set(rest)
        before = kinds[: kinds.index("component_instance")]
        assert set(before) - {None} <= {"html", "page_link"}
        assert any('class="answer"' in e.html.body for e in elements[: len(before)])


def test_the_first_view_of_europe_needs_few_bytes():
    shapes = ("geometry/europe.json", "geometry/borders.json", "timeline/ottawa.json")
    assert gzipped(*shapes) <= 80_000
    assert gzipped(*shapes, *folium_map.SCRIPTS, *folium_map.STYLES) <= 170_000


def test_the_world_is_not_much_more():
    assert gzipped("geometry/world.json", "geometry/borders.json") <= 190_000
