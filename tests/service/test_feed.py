"""The feed of changes is valid Atom (RFC 4287) that a newsroom can subscribe to."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from geo.areas import Area
from geo.atlas import utc_today
from geo.view import parse

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_4151 = r"tag:[a-z0-9-]+,\d{4}:\S+"


@pytest.fixture(scope="module")
def body(ask):
    return ask("/data/v1/changes.atom").body


@pytest.fixture(scope="module")
def feed(body):
    return ET.fromstring(body)  # noqa: S314 (our own feed)


@pytest.fixture(scope="module")
def entries(feed):
    return feed.findall(f"{ATOM}entry")


def text(element, tag):
    (found,) = element.findall(f"{ATOM}{tag}")
    return found.text


def day(instant):
    found, _, time = instant.partition("T")
    assert time == "00:00:00Z"
    return date.fromisoformat(found)


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def test_it_has_what_a_feed_must_have(feed, entries, server):
    assert feed.tag == f"{ATOM}feed"
    assert re.fullmatch(RFC_4151, text(feed, "id"))
    assert text(feed, "title") == "Ottawa Convention: changes of status"
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    assert links(feed)["self"] == f"{server.url}/data/v1/changes.atom?treaty=ottawa"
    newest = max(text(entry, "updated") for entry in entries)
    assert text(feed, "updated") == newest
    assert day(newest)


def test_every_entry_has_what_an_entry_must_have(entries, server, atlas):
    for entry in entries:
        assert re.fullmatch(RFC_4151, text(entry, "id"))
        assert text(entry, "title") and text(entry, "summary")
        updated = day(text(entry, "updated"))
        found = links(entry)
        assert set(found) == {"alternate", "related"}
        assert urlsplit(found["related"]).scheme in ("http", "https")
        address = urlsplit(found["alternate"])
        assert f"{address.scheme}://{address.netloc}" == server.url
        view, bad = parse(parse_qs(address.query), atlas, today=utc_today(), area=Area.EUROPE)
        assert bad == []
        assert view.day == updated
        assert view.countries[0] in atlas.areas[view.area]
    ids = [text(entry, "id") for entry in entries]
    assert len(ids) == len(set(ids))


def test_it_has_one_entry_per_change_newest_first(entries, ask):
    rows = ask("/data/v1/changes.csv").body.decode().splitlines()[1:]
    days = [text(entry, "updated")[:10] for entry in entries]
    assert days == sorted(days, reverse=True)
    assert sorted(days) == [row.partition(",")[0] for row in rows]


def test_an_id_stays_the_same_whatever_period_is_asked_for(entries, ask):
    body = ask("/data/v1/changes.atom?from=2025-12-26&to=2026-01-10").body
    part = ET.fromstring(body)  # noqa: S314 (our own feed)
    ids = [text(entry, "id") for entry in part.findall(f"{ATOM}entry")]
    assert [identity.rpartition("changes/")[2] for identity in ids] == [
        "ottawa/2026-01-10/FIN/left",
        "ottawa/2025-12-27/LTU/left",
        "ottawa/2025-12-27/LVA/left",
        "ottawa/2025-12-27/EST/left",
    ]
    assert set(ids) <= {text(entry, "id") for entry in entries}
    assert links(part)["self"].endswith("?treaty=ottawa&from=2025-12-26&to=2026-01-10")


def test_an_entry_says_in_words_what_happened(entries):
    poland = next(e for e in entries if text(e, "id").endswith("2026-02-20/POL/left"))
    assert text(poland, "title") == "Poland: Left"
    assert "from 20 February 2026" in text(poland, "summary")
    assert "The state is not bound by the ban." in text(poland, "summary")
