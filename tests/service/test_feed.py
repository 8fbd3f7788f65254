"""The feed of changes is valid Atom (RFC 4287) that a newsroom can subscribe to."""

import re
import shutil
from datetime import date
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from geo.areas import Area
from record.atlas import load, utc_today
from record.basis import Basis
from record.depositary.update.command import update
from record.view import View, parse
from service.api.answers import write_changes
from service.api.feed import atom, numbered
from service.api.parameters import Period
from tests.editing import freeze
from tests.status_page import Row, of_record, save
from tests.treaty.retold import retold
from treaty.changes import changes
from treaty.statuses import Status
from treaty.tables import DATA

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
    instants = [text(entry, "updated") for entry in entries]
    assert text(feed, "updated") == max(instants)
    assert instants == sorted(instants, reverse=True)


def test_every_entry_has_what_an_entry_must_have(entries, server, atlas):
    for entry in entries:
        assert re.fullmatch(RFC_4151, text(entry, "id"))
        assert text(entry, "title") and text(entry, "summary")
        published = day(text(entry, "published"))
        assert published <= day(text(entry, "updated"))
        found = links(entry)
        assert set(found) == {"alternate", "related"}
        assert urlsplit(found["related"]).scheme in ("http", "https")
        address = urlsplit(found["alternate"])
        assert f"{address.scheme}://{address.netloc}" == server.url
        view, bad = parse(parse_qs(address.query), atlas, today=utc_today(), area=Area.EUROPE)
        assert bad == []
        assert view.day == published
        assert view.countries[0] in atlas.areas[view.area]
    ids = [text(entry, "id") for entry in entries]
    assert len(ids) == len(set(ids))


def test_it_has_one_entry_per_change(entries, ask):
    rows = ask("/data/v1/changes.csv").body.decode().splitlines()[1:]
    days = [text(entry, "published")[:10] for entry in entries]
    assert sorted(days) == [row.partition(",")[0] for row in rows]


def test_an_id_stays_the_same_whatever_period_is_asked_for(entries, ask):
    body = ask("/data/v1/changes.atom?from=2025-12-26&to=2026-01-10").body
    part = ET.fromstring(body)  # noqa: S314 (our own feed)
    ids = [text(entry, "id") for entry in part.findall(f"{ATOM}entry")]
    assert [identity.rpartition("changes/")[2] for identity in ids] == [
        "ottawa/FIN/left",
        "ottawa/LTU/left",
        "ottawa/LVA/left",
        "ottawa/EST/left",
    ]
    assert set(ids) <= {text(entry, "id") for entry in entries}
    assert links(part)["self"].endswith("?treaty=ottawa&from=2025-12-26&to=2026-01-10")


def test_a_feed_of_some_states_has_their_entries_alone(entries, ask):
    asked = "treaty=ottawa&area=europe&country=FIN&country=POL"
    part = ET.fromstring(ask(f"/data/v1/changes.atom?{asked}").body)  # noqa: S314 (our own feed)
    own = [text(entry, "id") for entry in part.findall(f"{ATOM}entry")]
    every = [text(entry, "id") for entry in entries]
    assert own == [one for one in every if "/FIN/" in one or "/POL/" in one]
    assert text(part, "title").endswith(": changes of status, Europe, Finland and Poland")
    assert text(part, "id").endswith("changes/ottawa/europe/FIN/POL")
    assert links(part)["self"].endswith(f"?{asked}")
    table = ask(f"/data/v1/changes.csv?{asked}").body.decode().splitlines()[1:]
    assert len(table) == len(own)


def test_an_entry_says_in_words_what_happened(entries):
    poland = next(e for e in entries if text(e, "id").endswith("ottawa/POL/left"))
    assert text(poland, "title") == "Poland left the Ottawa Convention"
    assert "from 20 February 2026" in text(poland, "summary")
    assert "The state is not bound by the ban." in text(poland, "summary")


def summaries(history, atlas):
    """What the feed of a history says of each change, by state, day and new status."""
    changed = numbered(changes(history, until=date(2026, 11, 24)))
    view = View(date(2026, 11, 24), area=Area.WORLD)
    feed = ET.fromstring(atom(changed, atlas, view, site="", address=""))  # noqa: S314 (our own)
    told = {}
    for entry in feed.findall(f"{ATOM}entry"):
        _, _, iso3, status, *_ = text(entry, "id").split("/")
        told[iso3, text(entry, "published")[:10], status] = text(entry, "summary")
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
        f"{atlas.words('ottawa').meaning[Status.LEAVING]} "
        "On record since the record began on 24 November 2026."
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
    view = View(date(2026, 11, 24), area=Area.WORLD)
    told = atom(numbered(changed), atlas, view, site="", address="")
    feed = ET.fromstring(told)  # noqa: S314 (our own feed)
    assert links(feed) == {}
    found = [links(entry) for entry in feed.findall(f"{ATOM}entry")]
    assert sorted(map(str, found)) == sorted(
        str({"alternate": url}) for url in changed["source_url"]
    )


@pytest.fixture
def two_versions(tmp_path, frozen):
    """The tables before and after a page that brings an act of April and corrects a day by one."""
    page = of_record(frozen.tables, "ottawa", date(2026, 5, 1))
    page.rows["GEO"] = Row("Georgia", ["", "", "10 Apr 2026 a"])
    page.parties += 1
    page.rows["POL"].cells[0] = "[5 Dec 1997 ]"
    data, timelines = tmp_path / "data", tmp_path / "timeline"
    timelines.mkdir()
    data.mkdir()
    for path in (*DATA.glob("*.csv"), *DATA.glob("*.schema.json"), DATA / "CHANGELOG.md"):
        shutil.copy(path, data)
    before = load(freeze(data))
    where = {"folder": data, "built": timelines}
    update("ottawa", save(page, tmp_path), apply=True, today=date(2026, 12, 2), **where)
    return before, load(data)


def subscribed(record, today):
    """What a reader of feeds sees of the changes by a day, by the ids of the entries."""
    period = Period(View(today, area=Area.WORLD), None)
    basis = Basis(record, today, "https://map.example")
    feed = feedparser.parse(write_changes(period, "atom", basis))
    assert not feed.bozo
    return {entry.id: entry for entry in feed.entries}


def test_a_subscriber_is_told_late_news_on_the_day_that_the_record_took_it_up(two_versions):
    before, after = two_versions
    known = subscribed(before, date(2026, 12, 1))
    news = subscribed(after, date(2026, 12, 3))
    assert known.keys() <= news.keys()
    newest = max(entry.updated for entry in known.values())
    late = [entry for entry in news.values() if entry.updated > newest]
    assert {entry.title for entry in late} == {
        "Georgia consented to be bound by the Ottawa Convention",
        "The Ottawa Convention entered into force for Georgia",
        "Poland signed the Ottawa Convention",
    }
    assert {entry.updated[:10] for entry in late} == {"2026-12-02"}
    (new,) = (entry for entry in late if entry.title.startswith("Georgia"))
    assert new.published == "2026-04-10T00:00:00Z"
    assert new.id not in known
    assert "Taken into the record, or its days corrected, on 2 December 2026." in new.summary


def test_an_entry_keeps_its_id_when_its_day_is_corrected(two_versions):
    before, after = (subscribed(record, date(2026, 12, 3)) for record in two_versions)
    (signed,) = (one for one in before if one.endswith("ottawa/POL/signed"))
    assert before[signed].published[:10] == "1997-12-04"
    assert after[signed].published[:10] == "1997-12-05"
    assert before[signed].updated[:10] == "2026-11-24"
    assert after[signed].updated[:10] == "2026-12-02"
