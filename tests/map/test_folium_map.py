"""What the map sends at each step of time: little, safe, and the same base for every state."""

import json
import re
from datetime import date

import pytest
from streamlit_folium import (
    _get_feature_group_string,
    _get_header,
    _get_html,
    _get_map_string,
    generate_js_hash,
    get_full_id,
)

from geo.areas import Area
from map import folium_map
from treaty.statuses import Status

STATE = {
    "day": date(2026, 2, 20),
    "treaty": "ottawa",
    "version": "2026-11-24-b6d302f7",
    "area": Area.EUROPE,
    "show": (),
    "country": None,
    "quote": "",
    "theme": "light",
    "main": True,
    "place": "",
    "today": date(2026, 11, 24),
    "answered": 0,
}
FULLEST = STATE | {
    "area": Area.FRONTIER,
    "show": tuple(Status),
    "country": "POL",
    "quote": "“We left” Donald Tusk, 19 February 2026",
    "theme": "dark",
    "answered": 1764000000001,
}


def sent(**changes):
    """Return the arguments that `st_folium` hands to the browser, as it builds them."""
    base, group = folium_map.base_map(), folium_map.step(STATE | changes)
    base.get_root().render()
    base.render()
    html, header = _get_html(base), _get_header(base)
    script = _get_map_string(base)
    return {
        "id": get_full_id(base),
        "html": html,
        "header": header,
        "script": script,
        "feature_group": _get_feature_group_string(group, map=base),
        "js_links": [address for _, address in base.default_js],
        "css_links": [address for _, address in base.default_css],
    }


def size(arguments):
    return len(json.dumps(arguments, ensure_ascii=False, separators=(",", ":")).encode())


def call(arguments):
    return re.search(r"conventionMap\.step\(map_div, (.*)\);", arguments["feature_group"])[1]


def test_a_step_stays_within_its_budget():
    for changes in ({}, FULLEST):
        arguments = sent(**changes)
        assert size(arguments) <= 2500
        assert len(call(arguments)) <= 300
    assert len(sent()["feature_group"]) <= 450


def test_nothing_comes_from_another_host():
    assert "http:" not in json.dumps(sent())
    assert "https:" not in json.dumps(sent())


def test_every_file_of_the_map_is_loaded_and_exists():
    assert all(
        (folium_map.STATIC / path).is_file() for path in folium_map.SCRIPTS + folium_map.STYLES
    )
    files = {
        path.relative_to(folium_map.STATIC).as_posix() for path in folium_map.STATIC.glob("map/*")
    }
    assert files == {
        path for path in folium_map.SCRIPTS + folium_map.STYLES if path.startswith("map/")
    }


def test_the_first_script_asks_for_all_the_others_ahead():
    first = (folium_map.STATIC / folium_map.SCRIPTS[0]).read_text(encoding="utf-8")
    ahead = re.findall(r'"((?:map|leaflet)/\w+\.(?:js|css))"', first)
    assert ahead == [*folium_map.SCRIPTS[1:], *folium_map.STYLES]


def test_two_days_share_one_component_and_differ_in_the_step():
    one, other = sent(), sent(day=date(2025, 12, 27), theme="dark", country="EST")
    assert generate_js_hash(one["script"], "map") == generate_js_hash(other["script"], "map")
    assert one["script"].splitlines()[0] == 'var map_div = conventionMap.map("map_div");'
    assert one["feature_group"] != other["feature_group"]
    assert one["header"] == one["html"] == ""


def test_a_base_map_takes_on_nothing_from_another():
    first = folium_map.base_map()
    first.default_js.append(("x", "x"))
    assert len(folium_map.base_map().default_js) == len(folium_map.SCRIPTS)


def test_the_step_defines_the_variable_that_is_added_to_the_map():
    lines = sent()["feature_group"].strip().splitlines()
    assert lines[0].startswith("var feature_group_feature_group_0 = conventionMap.step(map_div, {")
    assert "map_div.addLayer(feature_group_feature_group_0);" in lines


def test_the_step_carries_the_state():
    assert json.loads(call(sent(**FULLEST))) == {
        "day": 20504,
        "treaty": "ottawa",
        "v": "2026-11-24-b6d302f7",
        "area": "frontier",
        "show": [status.value for status in Status],
        "country": "POL",
        "quote": "“We left” Donald Tusk, 19 February 2026",
        "theme": "dark",
        "main": True,
        "today": 20781,
        "answered": 1764000000001,
    }


@pytest.mark.parametrize(
    "text",
    [
        "</script>",
        "<b>&amp;",
        "{{ 7 * 7 }}",
        "{% x %}",
        "a\"b'c\\d`${e}",
        "x_div _0",
        "Türkiye 🙂\n\u2028",
    ],
)
def test_no_text_can_leave_its_string(text):
    arguments = sent(quote=text)
    assert json.loads(call(arguments))["quote"] == text
    literal = re.search(r'"quote":"(.*)","theme"', call(arguments))[1]
    assert re.fullmatch(r"(?:[A-Za-z0-9 .,:-]|\\u[0-9a-f]{4})*", literal)


@pytest.mark.parametrize(
    ("text", "day", "country"),
    [
        ("day=20504&number=7", date(2026, 2, 20), None),
        ("country=POL&number=7", None, "POL"),
        ("country=none&number=7", None, folium_map.NOBODY),
        ("day=-1&country=EST&number=7", date(1969, 12, 31), "EST"),
        ("number=7&more=x", None, None),
    ],
)
def test_a_message_carries_a_number_and_what_was_chosen(text, day, country):
    assert folium_map.message(text) == folium_map.Message(7, day, country)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "POL 1764000000001",
        "day=20504",
        "country=POL&number=",
        "country=POL&number=x",
        "country=POL&number=1.5",
        f"country=POL&number={'9' * 5000}",
        "day=x&number=7",
        "day=2026-02-20&number=7",
        "day=999999999&number=7",
        "day=-999999999&number=7",
        f"day={10**30}&number=7",
        "<script>alert(1)</script>",
    ],
)
def test_what_no_map_sends_is_no_message(text):
    assert folium_map.message(text) is None
