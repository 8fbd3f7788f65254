"""The built files that browsers load: kept for long only under the version that they have."""

import pytest

LINES = "/app/static/timeline/ottawa.json"
SHAPES = "/app/static/geometry/world.json"


@pytest.mark.parametrize("path", [LINES, SHAPES])
def test_a_file_is_kept_for_a_year_under_its_own_version_alone(ask, atlas, path):
    assert "immutable" in ask(f"{path}?v={atlas.version}").headers["Cache-Control"]
    assert ask(f"{path}?v=2020-01-01-00000000").headers["Cache-Control"] == "no-store"
    assert ask(f"{path}?v={atlas.version}x").headers["Cache-Control"] == "no-store"
    assert ask(path).headers["Cache-Control"] == "no-cache"


def test_a_file_that_has_not_changed_is_not_sent_again(ask):
    first, packed = ask(LINES), ask(LINES, Accept_Encoding="gzip")
    assert packed.headers["ETag"] != first.headers["ETag"]
    for reply in (first, packed):
        again = ask(LINES, If_None_Match=reply.headers["ETag"], Accept_Encoding="gzip")
        assert (again.status, again.body) == (304, b"")
        assert again.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["timeline/oslo.json", "geometry/moon.json", "timeline/"])
def test_a_file_that_was_not_built_is_not_there(ask, path):
    assert ask(f"/app/static/{path}").status == 404


def test_each_file_says_what_it_is(ask):
    assert ask(LINES).headers["Content-Type"] == "application/json"
    assert ask(SHAPES).headers["Content-Type"] == "application/json"
