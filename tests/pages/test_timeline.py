"""The page of the timeline: counts, events and what it shows for an address."""

import html as entities
import json
import re
from datetime import date
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml.html import fragment_fromstring

from geo.areas import Area
from record.atlas import utc_today
from record.events import KIND, events
from record.formats import to_csv
from tests.doses import dose
from tests.pages.opening import address, html, open_folds, open_page
from treaty.changes import changes
from treaty.counts import counts, counts_on
from treaty.statuses import SHORT, Status
from ui.plain import plain
from wording.values import last_day

TODAY = utc_today()


def timeline(**parameters):
    return open_page("timeline", **parameters)


def drawings(at):
    """The charts as Vega-Lite, those of the counts and those of the events."""
    found = [json.loads(element.proto.spec) for element in at.get("vega_lite_chart")]
    return found[::2], found[1::2]


def rows(drawing, mark):
    return [
        row
        for layer in drawing["layer"]
        if layer["mark"]["type"] == mark
        for row in layer["data"].get("values", [])
    ]


def listed(at):
    """The titles of the events in the list, newest first."""
    told = re.search(r'<div class="events">.*</div>', html(at), re.DOTALL)[0]
    return [
        entities.unescape(title) for title in re.findall(r"</time>\s*<strong>(.*?)</strong>", told)
    ]


def marked(at):
    """The titles of the events that have a mark."""
    return {row["title"] for part in drawings(at)[1] for row in rows(part, "point")}


def of_the_core(atlas, area, treaty="ottawa"):
    history = atlas.histories[treaty]
    return counts(history, atlas.areas[area], area=area.value, until=TODAY)


@pytest.mark.parametrize(
    ("treaty", "area"), list(product(["ottawa", "ccm"], Area))[:: dose(3, full=1)]
)
def test_headline_and_key_are_the_counts_of_the_day(atlas, area, treaty):
    day = date(2025, 12, 27)
    shown = html(timeline(area=area, treaty=treaty, date=day.isoformat()))
    figures = counts_on(of_the_core(atlas, area, treaty), day)
    total = sum(figures[status] for status in Status)
    assert f"<h1>{figures['in_force']} of {total} states" in shown
    assert f"States Parties, as the UN counts them <strong>{figures['states_parties']}<" in shown
    assert f"In force for <strong>{figures['in_force']}<" in shown
    for status in Status:
        figure = re.search(rf"> {SHORT[status]} <strong>(\d+)</strong>", shown)
        assert int(figure[1] if figure else 0) == figures[status], status


def test_the_stack_and_its_lines_are_the_counts(atlas):
    parts, _ = drawings(timeline(area="world"))
    stacked = [rect for part in parts for rect in rows(part, "rect")]
    for row in of_the_core(atlas, Area.WORLD).itertuples():
        day = (date.fromisoformat(row.date) - date(1970, 1, 1)).days
        holding = [rect for rect in stacked if rect["x"] <= day < rect["x2"]]
        amounts = {rect["status"]: rect["amount"] for rect in holding}
        assert amounts == {s.value: getattr(row, s) for s in Status if getattr(row, s)}
        bound = [rect for rect in holding if rect["status"] in ("party", "contested", "leaving")]
        assert max((rect["y2"] for rect in bound), default=0) == row.in_force
        steps = [
            [step["y"] for step in layer["data"]["values"] if step["x"] <= day][-1:]
            for part in parts
            for layer in part["layer"]
            if layer["mark"]["type"] == "line"
        ]
        in_force, parties = steps[-2:] if steps[-1] else steps[:2]
        assert (in_force, parties) == ([row.in_force], [row.states_parties])


def test_the_table_is_the_series(atlas):
    at = timeline(area="frontier")
    assert not at.dataframe
    open_folds(at, "counts_table")
    core = of_the_core(atlas, Area.FRONTIER)
    assert to_csv(at.dataframe[0].value.iloc[::-1]) == to_csv(core)


def test_it_says_the_most_that_were_bound_as_known_on_the_day():
    after = html(timeline(date="2026-02-20"))
    assert "At its peak, 45 were bound, from 1 June 2013 until 27 December 2025." in after
    eve = html(timeline(date="2025-12-26"))
    assert "5 were leaving and none had left. The peak so far is 45" in eve


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"kind": "deposit"},
        {"country": "POL"},
        {"q": "mines"},
        {"kind": "effect", "q": "baltic"},
    ],
)
def test_list_and_marks_are_the_same_events(atlas, filters):
    at = timeline(**filters)
    found = events(
        atlas,
        kinds=[filters["kind"]] if "kind" in filters else [],
        country=filters.get("country"),
        text=filters.get("q", ""),
    )
    assert listed(at) == list(found["title"])[::-1]
    assert marked(at) == set(found["title"])
    total = len(atlas.tables.events)
    heading = f"{total} events" if len(found) == total else f"{len(found)} of {total} events"
    assert f"<h2>{heading}</h2>" in html(at)


def test_every_event_has_its_source_its_doubt_and_its_known_date(atlas):
    shown = html(timeline())
    table = atlas.tables.events
    for url in table["source_url"]:
        assert f'href="{entities.escape(url)}"' in shown
    unsure = table[table["confidence"] != "high"]
    assert shown.count(" confidence</span>") == len(unsure)
    assert '<p class="when">July 2025' in shown
    assert re.search(r'<p class="when">1992\b', shown)
    assert "1 September 1997 to 18 September 1997" in shown


def test_each_event_since_the_opening_links_to_the_map_on_its_day(atlas):
    shown = html(timeline(area="nato"))
    links = [entities.unescape(link) for link in re.findall(r'href="(\./\?date[^"]*)"', shown)]
    table = atlas.tables.events
    before = table["date"].map(last_day) < "1997-12-03"
    assert len(links) == len(table) - before.sum()
    assert "./?date=2025-12-27&treaty=ottawa&area=nato" in links
    assert "./?date=2025-03-06&treaty=ccm&area=nato" in links
    assert "./?date=2025-07-31&treaty=ottawa&area=nato" in links


def folds(at):
    """Whether each event of the list can be read without opening a year, by its title."""
    (events,) = fragment_fromstring(html(at), create_parent="div").find_class("events")
    return {
        line.findtext("summary/strong"): all(
            "open" in fold.attrib for fold in line.iterancestors("details")
        )
        for line in events.find_class("event")
    }


def test_recent_years_stand_open_and_earlier_ones_are_folded_with_their_count(atlas):
    at = timeline()
    table = atlas.tables.events
    recent = table["date"] >= "2025"
    assert folds(at) == dict(zip(table["title"], recent, strict=True))
    years = table.loc[~recent, "date"].str[:4]
    assert f"<span>{len(years)} events in {years.nunique()} years</span>" in html(at)
    for year, number in years.value_counts().items():
        told = f"{number} event{'s' if number > 1 else ''}"
        assert f"<h3>{year}</h3> <span>{told}</span>" in html(at)


def test_what_is_searched_for_is_in_sight_whenever_it_was():
    found = folds(timeline(kind="deposit"))
    assert len(found) > 1 and all(found.values())


def test_an_event_has_an_address_at_which_it_stands_open(atlas):
    event = atlas.tables.events.sort_values("date").iloc[0]
    at = timeline(event=event["id"], area="nato")
    (open_one,) = fragment_fromstring(html(at), create_parent="div").xpath(
        '//details[@class="event" and @open]'
    )
    assert open_one.findtext("summary/strong") == event["title"]
    assert folds(at)[event["title"]] and not all(folds(at).values())
    assert address(at, "event") == [event["id"]]
    addresses = {
        parse_qs(urlsplit(link.get("href")).query).get("event", [""])[0]
        for link in fragment_fromstring(html(at), create_parent="div").iter("a")
        if link.text == "Link to this event"
    }
    assert addresses == set(atlas.tables.events["id"])


def test_a_change_of_status_has_an_address_at_which_it_is_in_sight(atlas):
    changed = changes(atlas.histories["ottawa"], until=TODAY)
    first = changed.iloc[0]
    name = f"{first['iso3']}-{first['date']}"
    assert "Link to this change" not in html(timeline())
    at = timeline(change=name, area="nato")
    (told,) = fragment_fromstring(html(at), create_parent="div").find_class("changes")
    (line,) = told.xpath(".//li[@data-chosen]")
    assert first["name"] in line.text_content()
    assert all("open" in fold.attrib for fold in line.iterancestors("details"))
    assert not all("open" in fold.attrib for fold in told.iter("details"))
    assert address(at, "change") == [name]
    addresses = [
        parse_qs(urlsplit(link.get("href")).query)["change"][0]
        for link in told.iter("a")
        if link.get("aria-label").startswith("Link to this change: ")
    ]
    assert addresses == [f"{row.iso3}-{row.date}" for row in changed.iloc[::-1].itertuples()]
    own = open_folds(timeline(country="POL"), "changes")
    assert html(own).count("Link to this change: ") == (changed["iso3"] == "POL").sum()


def test_it_links_to_the_feed_of_the_treaty():
    assert 'href="data/v1/changes.atom?treaty=ccm"' in html(timeline(treaty="ccm"))


def test_filters_write_the_address_and_an_address_restores_them(atlas):
    at = timeline()
    at.pills(key="kinds").set_value(["effect", "deposit"]).run()
    at.text_input(key="words").set_value(" withdrawal ").run()
    at.selectbox(key="event_country").set_value("FIN").run()
    assert address(at, "kind") == ["deposit", "effect"]
    assert address(at, "q") == ["withdrawal"]
    assert address(at, "country") == ["FIN"] and address(at, "area") == []
    at.selectbox(key="area").set_value(Area.NATO).run()
    again = timeline(kind=["deposit", "effect"], q="withdrawal", country="FIN", area="nato")
    found = events(atlas, kinds=["deposit", "effect"], country="FIN", text="withdrawal")
    assert listed(again) == listed(at) == list(found["title"])[::-1]
    assert len(found) > 1
    assert html(again) == html(at)
    at.text_input(key="words").set_value("").run()
    at.pills(key="kinds").set_value([]).run()
    assert address(at, "q") == address(at, "kind") == []


def test_no_match_is_said():
    at = timeline(q="no such word")
    assert "No recorded event matches" in html(at)
    assert marked(at) == set()


def test_a_country_without_events_can_be_taken_back(atlas):
    named = {iso3 for cell in atlas.tables.events["iso3"] for iso3 in cell.split(";")}
    silent = next(iso3 for iso3 in atlas.names if iso3 not in named)
    at = timeline(country=silent)
    assert listed(at) == [] and at.selectbox(key="event_country").value == silent
    at.selectbox(key="event_country").set_value(None).run()
    assert len(listed(at)) == len(atlas.tables.events)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"kind": "party"}, f"kind 'party': expected one of {', '.join(KIND)}"),
        ({"event": "e0"}, "event 'e0'"),
        ({"change": "POL-2026-02-21"}, "change 'POL-2026-02-21': expected a state and the day"),
        ({"date": "2026-13-01"}, "date '2026-13-01'"),
        ({"area": "mars"}, "area 'mars'"),
    ],
)
def test_a_bad_value_is_named_and_the_default_shown(atlas, bad, named):
    at = timeline(**bad)
    assert [plain(named) in warning.value for warning in at.warning] == [True]
    assert len(listed(at)) == len(atlas.tables.events)


def test_words_are_shown_as_words():
    at = timeline(q="<script>alert(1)</script>")
    assert "<script>" not in html(at)


def test_a_second_choice_that_comes_with_the_address_before_the_first_keeps_both(atlas):
    at = timeline()
    at.pills(key="kinds").set_value(["deposit"]).run()
    at.query_params.clear()  # the browser sent it before it had the first one's address
    at.text_input(key="words").input("poland").run()
    assert address(at, "kind") == ["deposit"]
    assert address(at, "q") == ["poland"]
    assert listed(at) == list(events(atlas, kinds=["deposit"], text="poland")["title"])[::-1]
