"""Where the names of states stand on the map: in their state or beside their mark, and clear."""

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

QUESTIONS = Path(__file__).with_name("scripts.js").read_text(encoding="utf-8")
SMALLEST_TYPE = 10
"""Pixels; names in it alone may reach over a coast."""


@pytest.fixture
def drawn_names(page):
    """Open the map of an area in a window of a size; return its names, as scripts.js does."""

    def drawn_names(area, size):
        page.set_viewport_size(size)
        page.goto(f"/embed?area={area}")
        expect(page.locator("#map[data-ready=true]")).to_be_visible()
        page.evaluate(QUESTIONS)
        return page.evaluate("ask.drawnNames()")

    return drawn_names


@pytest.fixture(scope="module")
def named(server, shared_contexts):
    """Return the names, as lists of their lines, for which a frame of made-up states has room."""
    page = shared_contexts(base_url=server.url, has_touch=False).new_page()
    page.goto("/embed")
    expect(page.locator("#map[data-ready=true]")).to_be_visible()
    page.evaluate(QUESTIONS)
    yield lambda *states, lines=(), frame=400: page.evaluate(
        "given => ask.named(given)", {"states": states, "lines": lines, "frame": frame}
    )
    page.close()


def state(name, size, corner=(0, 0)):
    return {"name": name, "size": size, "corner": corner, "first": False}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("area", ["europe", "east", "frontier", "nato", "world"])
def test_names_lie_in_their_state_and_clear_of_all_else(drawn_names, atlas, area, size):
    names = drawn_names(area, size)
    assert names
    assert_clear(names)
    if area in ("europe", "east"):
        assert {name["code"] for name in names} >= set(atlas.areas["east"])
    for name in names:
        assert name["centered"] or name["code"] in atlas.areas["east"], name
        assert not name["others"], name
        assert name["inside"] or name["size"] == SMALLEST_TYPE, name


def assert_clear(names):
    for name in names:
        assert not name["crossed"], name
        assert not name["marked"], name
    for one, other in combinations(names, 2):
        assert not any(overlap(a, b) for a in one["lines"] for b in other["lines"]), (one, other)


def overlap(one, other):
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["low"] < other["high"]
        and other["low"] < one["high"]
    )


def test_a_microstate_is_named_beside_its_mark_on_a_close_map(page, drawn_names):
    assert not any(name["mark"] for name in drawn_names("europe", DESKTOP))
    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator("#map .convention-names text", has_text="Malta")).to_be_attached()
    names = page.evaluate("ask.drawnNames()")
    assert_clear(names)
    marked = [name for name in names if name["mark"]]
    assert marked
    for name in marked:
        mark, block = name["mark"], name["block"]
        assert block["low"] < mark["y"] < block["high"], name
        gap = max(block["left"] - mark["x"], mark["x"] - block["right"])
        assert 4 < gap < 12, name


def test_a_state_is_named_from_a_size_on_and_not_in_a_smaller_frame(named):
    sides = range(2, 202, 10)
    shown = [bool(named(state("Kazakhstan", (side, side)))) for side in sides]
    assert shown == sorted(shown)
    assert not any(shown[:3])
    assert shown[-1]


def test_a_long_name_is_broken_where_one_line_has_no_room(named):
    name = "Bosnia and Herzegovina"
    assert named(state(name, (90, 90))) == [["Bosnia and", "Herzegovina"]]
    assert named(state(name, (300, 300))) == [[name]]


def test_a_name_gives_way_to_border_lines(named):
    finland = state("Finland", (100, 100))
    assert named(finland) == [["Finland"]]
    fence = [[[x, 0], [x, 100]] for x in (20, 40, 60, 80)]
    assert named(finland, lines=fence) == []


def test_in_a_place_for_one_name_the_more_important_stands(named):
    large = state("Poland", (110, 16))
    small = state("Estonia", (100, 16))
    assert named(small, large) == [["Poland"]]
    assert named(small | {"first": True}, large) == [["Estonia"]]


def test_a_state_that_comes_first_has_its_code_where_its_name_has_no_room(named):
    narrow = state("Lithuania", (30, 60)) | {"code": "LTU"}
    around = [state("Land", (370, 60), corner=(30, 0)), state("Sea", (400, 340), corner=(0, 60))]
    assert named(narrow, *around) == [["Sea"], ["Land"]]
    assert named(narrow | {"first": True}, *around) == [["LTU"], ["Sea"], ["Land"]]


def test_a_state_outside_the_frame_is_not_named(named):
    chad = state("Chad", (100, 100), corner=(500, 500))
    assert named(chad) == []
    assert named(chad, frame=700) == [["Chad"]]
