"""What a browser may do with an answer, in the headers of every answer."""

import base64
import hashlib
import re

import pytest

from wording.pages import FIRST, PAGES

PAGE_PATHS = ["/", "/?date=2025-12-27", *(f"/{name}" for name in PAGES if name != FIRST)]
OTHERS = [
    "/data/v1/",
    "/data/v1/status/2026-02-20.csv",
    "/data/v1/map/2026-02-20.svg",
    "/data/v1/status/2026-02-30.csv",
    "/data/nothing",
    "/robots.txt",
    "/app/static/legend/left-light.svg",
    "/app/static/nothing.js",
    "/app/static/..%2fserver.py",
    "/static/nothing",
    "/_stcore/health",
    "/_stcore/metrics",
    "/borders/",
    "/media/nothing",
]
PARTS = [
    "/app/static/map/layer.js",
    "/app/static/map/layer.css",
    "/app/static/fonts/icons.woff2",
]
FRAME = "/component/streamlit_folium.st_folium/index.html"


def policy(reply):
    (given,) = reply.headers.get_all("Content-Security-Policy")
    return {name: sources for name, *sources in map(str.split, given.split(";"))}


@pytest.mark.parametrize("path", [*PAGE_PATHS, *OTHERS, "/embed", FRAME])
def test_no_document_goes_without_a_policy_and_none_is_read_as_another_type(ask, path):
    reply = ask(path)
    assert policy(reply)["default-src"] == ["'none'"]
    assert policy(reply)["base-uri"] == policy(reply)["form-action"] == ["'none'"]
    assert reply.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert reply.headers.get_all("Referrer-Policy") == ["same-origin"]


@pytest.mark.parametrize("path", PARTS)
def test_what_a_page_is_made_of_is_read_as_no_other_type_and_has_no_policy_of_its_own(ask, path):
    reply = ask(path)
    assert reply.status == 200
    assert reply.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert "Content-Security-Policy" not in reply.headers
    assert "Referrer-Policy" not in reply.headers


@pytest.mark.parametrize("path", PAGE_PATHS)
def test_a_page_runs_the_scripts_of_this_host_and_those_in_it_by_their_hashes(ask, path):
    reply = ask(path)
    inline = re.findall(rb"<script>(.*?)</script>", reply.body, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in inline]
    assert len(hashes) == 2  # of Streamlit, and ours that copies
    assert policy(reply)["script-src"] == [
        "'self'",
        "'wasm-unsafe-eval'",
        *(f"'sha256-{own}'" for own in hashes),
    ]
    assert reply.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in reply.headers["Permissions-Policy"]


@pytest.mark.parametrize("path", [*PAGE_PATHS, *OTHERS, "/embed", FRAME])
def test_nothing_is_loaded_from_another_host(ask, path):
    for directive, sources in policy(ask(path)).items():
        if directive != "frame-ancestors":
            assert all(source.startswith("'") or source == "data:" for source in sources), directive


def test_only_the_embeddable_map_can_be_framed_by_others(ask):
    assert "frame-ancestors" not in policy(ask("/embed"))  # also in a page from a disk
    assert policy(ask(FRAME))["frame-ancestors"] == ["'self'"]
    for path in [*PAGE_PATHS, *OTHERS]:
        assert policy(ask(path))["frame-ancestors"] == ["'none'"], path


def test_a_picture_and_the_index_have_their_styles_and_run_nothing(ask):
    for path in ("/data/v1/map/2026-02-20.svg", "/data/v1/"):
        found = policy(ask(path))
        assert found["style-src"] == ["'unsafe-inline'"]
        assert found["img-src"] == found["font-src"] == ["data:"]
        assert "script-src" not in found


def test_only_the_frame_of_the_map_evaluates_text(ask):
    assert policy(ask(FRAME))["script-src"] == ["'self'", "'unsafe-inline'", "'unsafe-eval'"]
    for path in [*PAGE_PATHS, *OTHERS, "/embed"]:
        scripts = policy(ask(path)).get("script-src", [])
        assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(scripts), path


@pytest.mark.parametrize("path", ["/embed", *OTHERS[:3], "/app/static/timeline/ottawa.json"])
def test_an_answer_that_has_not_changed_has_its_policy_still(ask, path):
    # A browser takes the headers of a 304 for those of the page that it has kept.
    first = ask(path)
    again = ask(path, If_None_Match=first.headers["ETag"])
    assert again.status == 304
    assert policy(again) == policy(first)


def test_head_names_the_same_policy(ask):
    for path in ("/", "/embed", "/data/v1/"):
        assert policy(ask(path, method="HEAD")) == policy(ask(path))
