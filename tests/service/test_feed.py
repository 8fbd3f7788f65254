"""The feed of changes is valid Atom (RFC 4287) that a newsroom can subscribe to."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from geo.areas import Area
from record.atlas import utc_today
from record.view import parse
from service.api.feed import atom
from tests.treaty.retold import retold
from treaty.changes import changes
from treaty.statuses import Status

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


def summaries(history, atlas):
    """What the feed of a history says of each change, by state, day and new status."""
    changed = changes(history, until=date(2026, 11, 24))
    feed = ET.fromstring(atom(changed, atlas, "ottawa", site="", address=""))  # noqa: S314 (our own)
    told = {}
    for entry in feed.findall(f"{ATOM}entry"):
        *_, day, iso3, status = text(entry, "id").split("/")
        told[iso3, day, status] = text(entry, "summary")
    assert len(told) == len(changed)
    return told


def test_a_doubtful_day_is_said_and_no_other(atlas):
    doubt = "The exact day is not certain"
    surely = summaries(atlas.histories["ottawa"], atlas)
    late = retold(atlas, "POL", "withdrawal_notification", date_latest="2025-08-25")
    doubted = {key for key, told in surely.items() if doubt in told}
    for history in (atlas.histories["ottawa"], late):
        changed = changes(history, until=date(2026, 11, 24))
        own = changed[changed["certainty"] == "uncertain"]
        keys = set(zip(own["iso3"], own["date"], own["to_status"], strict=True))
        assert {key for key, told in summaries(history, atlas).items() if doubt in told} == keys
    assert keys - doubted == {("POL", "2025-08-20", "leaving"), ("POL", "2026-02-20", "left")}


def test_an_entry_says_what_was_before_and_what_the_status_means(atlas):
    told = summaries(atlas.histories["ottawa"], atlas)
    assert told["POL", "2025-08-20", "leaving"] == (
        "Poland under the Ottawa Convention from 20 August 2025: Leaving. Before: State Party. "
        f"{atlas.words('ottawa').meaning[Status.LEAVING]}"
    )
    assert told["SSD", "2011-07-09", "party"].startswith(
        "South Sudan under the Ottawa Convention from 9 July 2011: State Party. The succession was "
        "deposited later and reaches back to this day. The treaty"
    )


def test_a_day_that_is_not_known_is_said_by_its_bounds(frozen):
    told = summaries(frozen.histories["ottawa"], frozen)
    said = "The exact day is not certain: between 1 August 2026 and 1 November 2026."
    assert said in told["LBN", "2026-11-01", "party"]


def test_without_a_site_an_entry_links_to_its_source_alone(atlas):
    changed = changes(atlas.histories["ottawa"], until=date(2026, 11, 24))
    feed = ET.fromstring(atom(changed, atlas, "ottawa", site="", address=""))  # noqa: S314 (our own)
    assert links(feed) == {}
    found = [links(entry) for entry in feed.findall(f"{ATOM}entry")]
    assert found == [{"alternate": url} for url in changed["source_url"][::-1]]
