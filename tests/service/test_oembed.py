"""oEmbed: the map for a link that somebody has pasted, by the way that its page names."""

import json
import re
from html import unescape
from urllib.parse import quote

import pytest


def asked(ask, url="", rest=""):
    reply = ask(f"/data/v1/oembed.json?url={quote(url, safe='')}{rest}")
    return reply.status, json.loads(reply.body)


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_a_page_of_the_map_names_what_shows_its_view_elsewhere(ask, server, path):
    page = ask(f"{path}?date=2026-02-20&country=POL&utm_source=letter").body.decode()
    link = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]*)"', page)
    address = unescape(link[1])
    assert address.startswith(f"{server.url}/data/v1/oembed.json?url=")
    reply = ask(f"{address.removeprefix(server.url)}&maxwidth=500&maxheight=750&format=json&dnt=1")
    found = json.loads(reply.body)
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert found["title"].startswith("Poland")
    assert (found["width"], found["height"]) == (500, 750)
    frame = f'<iframe src="{server.url}/embed?date=2026-02-20&country=POL" '
    assert unescape(found["html"]).startswith(frame)
    for part in ('width="500"', 'height="750"', 'title="Poland', 'loading="lazy"', "allow="):
        assert part in found["html"]
    picture = found["thumbnail_url"].removeprefix(server.url)
    assert ask(picture).headers["Content-Type"] == "image/png"


def test_what_is_always_today_stays_so(ask, server):
    _, found = asked(ask, f"{server.url}/embed?area=nato&play=1")
    assert f'src="{server.url}/embed?area=nato&amp;play=1"' in found["html"]
    assert (found["width"], found["height"]) == (640, 600)


def test_an_own_element_cannot_come_in_by_the_link(ask, server):
    _, found = asked(ask, f'{server.url}/embed?country="><script>alert(1)</script>')
    assert "<script" not in found["html"]


@pytest.mark.parametrize(
    ("url", "rest", "status"),
    [
        ("https://other.example/embed", "", 404),
        ("{site}/borders", "", 404),
        ("{site}/embed", "&format=xml", 501),
        ("{site}/embed", "&format=jsno", 400),
        ("{site}/embed", "&maxwidth=wide", 400),
    ],
)
def test_what_cannot_be_shown_is_refused_as_oembed_says(ask, server, url, rest, status):
    got, found = asked(ask, url.format(site=server.url), rest)
    assert got == status
    assert found["expected"]


def test_the_description_knows_that_there_is_no_xml(ask):
    paths = json.loads(ask("/data/v1/openapi.json").body)["paths"]
    telling = [path for path, one in paths.items() if "501" in one["get"]["responses"]]
    assert telling == ["/data/v1/oembed.json"]


def test_pages_that_are_no_map_name_no_way(ask):
    assert b"json+oembed" not in ask("/borders").body
