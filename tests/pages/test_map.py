"""The map page as a script: what it shows for an address, and how its widgets move together."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from lxml.html import fragment_fromstring
from streamlit.testing.v1 import AppTest

from geo.areas import Area
from record.atlas import utc_today
from record.basis import Basis
from record.findings import answer_on
from record.known import known_on, statements
from tests.editing import build_timelines, freeze
from tests.pages.opening import (
    address,
    button,
    choose_on_the_map,
    copyable,
    html,
    on_the_map,
    send_from_the_map,
)
from treaty.changes import change_days, changes
from treaty.counts import counts, counts_on
from wording import answer as wording
from wording.values import last_day, written_day

TODAY = utc_today()


def open_map(**address):
    at = AppTest.from_file("../../dashboard.py", default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def answer(at):
    """What the answer says, by the names of its places."""
    page = fragment_fromstring(html(at), create_parent="div")
    places = page.find_class("answer")[0].findall(".//*[@data-words]")
    return {place.get("data-words"): " ".join(place.text_content().split()) for place in places}


def day(at):
    """The day that the page shows, which its map, date and address agree on."""
    shown = at.date_input(key="date").value
    assert on_the_map(at)["day"] == days_since_1970(shown)
    assert address(at, "date") == ([] if shown == TODAY else [shown.isoformat()])
    return shown


def days_since_1970(when):
    return (when - date(1970, 1, 1)).days


def test_it_opens_on_today_in_europe():
    at = open_map()
    assert day(at) == TODAY
    shown = on_the_map(at)
    assert (shown["day"], shown["area"], shown["show"]) == (days_since_1970(TODAY), "europe", [])
    assert not at.warning


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
@pytest.mark.parametrize("when", ["2012-12-31", "2025-09-01", "2025-12-27", "2026-02-20"])
def test_the_answer_is_that_of_the_core(atlas, treaty, when):
    told = answer(open_map(treaty=treaty, date=when))
    row, then = atlas.treaty(treaty), date.fromisoformat(when)
    found = answer_on(treaty, then, Basis(atlas, TODAY))
    assert told["headline"] == wording.headline(found, row, today=TODAY)
    assert told["sentence"] == f"{wording.counted(found, row, today=TODAY)}."


def test_the_headline_after_the_last_exit():
    assert answer(open_map(date="2026-02-20"))["headline"] == (
        "5% of NATO’s land border with Russia and Belarus, 196 of 3,824 km, was under the ban on "
        "anti-personnel mines"
    )


def test_the_headline_says_what_lies_behind_states_that_were_leaving():
    assert answer(open_map(date="2025-12-27"))["headline"] == (
        "55% of NATO’s land border with Russia and Belarus, 2,102 of 3,824 km, was under the ban "
        "on anti-personnel mines; 1,906 km of it belonged to states that were leaving"
    )


def test_date_and_year_move_together():
    at = open_map()
    at.date_input(key="date").set_value(date(2012, 12, 31)).run()
    assert at.selectbox(key="year").value == 2012
    assert day(at) == date(2012, 12, 31)
    at.date_input(key="date").set_value(date(2025, 9, 1)).run()
    assert day(at) == date(2025, 9, 1)
    assert at.selectbox(key="year").value is None
    at.selectbox(key="year").set_value(1999).run()
    assert day(at) == date(1999, 12, 31)


def test_the_end_of_a_year_is_named_by_its_day_and_this_year_has_none_yet():
    years = open_map().selectbox(key="year").options
    assert years == [f"31 Dec {year}" for year in range(TODAY.year - 1, 1996, -1)]


# What the map sends


def test_a_day_of_the_map_is_taken_up_by_the_whole_page():
    at = open_map()
    assert on_the_map(at)["answered"] == 0
    choose_on_the_map(at, day=days_since_1970(date(2025, 12, 27)), number=1)
    assert day(at) == date(2025, 12, 27)
    assert answer(at)["headline"].startswith("55%")
    assert on_the_map(at)["answered"] == 1
    assert button(at, "Today").click().run()
    assert day(at) == TODAY


def test_a_country_of_the_map_is_chosen_and_taken_back():
    at = open_map(date="2026-02-20")
    choose_on_the_map(at, country="POL", number=1)
    assert address(at, "country") == ["POL"] and on_the_map(at)["country"] == "POL"
    assert "<h2>Poland</h2>" in html(at)
    choose_on_the_map(at, country="none", number=2)
    assert address(at, "country") == [] and on_the_map(at)["country"] is None
    choose_on_the_map(at, country="BRA", number=3)
    assert on_the_map(at)["country"] == "BRA" and address(at, "area") == ["world"]
    assert day(at) == date(2026, 2, 20)


def test_a_message_may_bring_a_day_and_a_country_at_once():
    at = open_map()
    choose_on_the_map(at, day=days_since_1970(date(2025, 7, 1)), country="EST", number=9)
    assert day(at) == date(2025, 7, 1)
    assert address(at, "country") == ["EST"] and on_the_map(at)["answered"] == 9


def test_what_the_map_is_told_as_answered_follows_its_last_message():
    at = open_map()
    for number in (1764000000001, 1764000000002):
        choose_on_the_map(at, country="POL", number=number)
        assert on_the_map(at)["answered"] == number
    at.selectbox(key="area").set_value(Area.NATO).run()
    assert on_the_map(at)["answered"] == 1764000000002


def test_a_message_counts_once():
    at = open_map()
    choose_on_the_map(at, day=days_since_1970(date(2025, 12, 27)), number=1)
    at.date_input(key="date").set_value(date(2012, 12, 31)).run()
    choose_on_the_map(at, day=days_since_1970(date(2025, 12, 27)), number=1)
    assert day(at) == date(2012, 12, 31)


def test_the_day_of_the_map_counts_and_not_a_date_that_the_browser_has_yet_to_move():
    at = open_map(date="2025-07-10")
    at.date_input(key="date").set_value(date(2025, 6, 1)).run()
    choose_on_the_map(at, day=days_since_1970(date(2025, 12, 27)), number=1)
    at.date_input(key="date").set_value(date(2025, 6, 1))
    choose_on_the_map(at, day=days_since_1970(date(2026, 2, 20)), number=2)
    assert day(at) == date(2026, 2, 20)


FORGED = [
    "",
    "POL 1764000000001",
    "day=20000",
    "day=x&number=1",
    "day=99999999999&number=1",
    "country=POL&number=x",
    "country=XYZ&number=1",
    "country=%3Cscript%3E&number=1",
    "area=world&treaty=ccm&number=1",
]


@pytest.mark.parametrize("text", FORGED)
def test_a_forged_message_changes_nothing(text):
    at = open_map(date="2025-12-27", country="EST")
    before = on_the_map(at)
    send_from_the_map(at, text)
    assert on_the_map(at) | {"answered": 0} == before
    assert set(at.query_params) == {"date", "country"}
    assert (day(at), address(at, "country")) == (date(2025, 12, 27), ["EST"])


@pytest.mark.parametrize(
    ("treaty", "outside"),
    [
        ("ottawa", date(1997, 12, 2)),
        ("ottawa", TODAY + timedelta(days=1)),
        ("ccm", date(2008, 12, 2)),
        ("ccm", date.max),
    ],
)
def test_a_day_of_the_map_outside_the_treatys_time_changes_nothing(treaty, outside):
    at = open_map(treaty=treaty, date="2025-12-27")
    choose_on_the_map(at, day=days_since_1970(outside), number=7)
    assert day(at) == date(2025, 12, 27)
    assert on_the_map(at)["answered"] == 7
    opened = {"ottawa": date(1997, 12, 3), "ccm": date(2008, 12, 3)}[treaty]
    choose_on_the_map(at, day=days_since_1970(opened), number=8)
    assert day(at) == opened


# The rest of the page


def test_chosen_statuses_filter_map_and_table(atlas):
    at = open_map(date="2025-09-01")
    assert not at.dataframe
    at.button_group(key="statuses").set_value(["leaving", "left"])
    at.session_state["table"] = True
    at.run()
    assert on_the_map(at)["show"] == ["leaving", "left"]
    assert address(at, "status") == ["leaving", "left"]
    table = at.dataframe[0].value
    assert list(table["iso3"]) == ["EST", "FIN", "LVA", "LTU", "POL"]


@pytest.mark.parametrize(
    "chosen", [{}, {"area": "world", "treaty": "ccm"}, {"area": "nato", "status": "party"}]
)
def test_the_table_says_how_many_states_it_has_before_it_is_opened(chosen):
    at = open_map(date="2012-12-31", **chosen)
    (said,) = at.subheader
    at.session_state["table"] = True
    at.run()
    assert f": {len(at.dataframe[0].value)} states" in said.value


def test_chips_carry_the_counts_of_the_area(atlas):
    at = open_map(date="2025-12-27", area="nato")
    series = counts(atlas.histories["ottawa"], atlas.areas["nato"], area="nato", until=TODAY)
    found = counts_on(series, date(2025, 12, 27))
    labels = at.button_group(key="statuses").options
    assert labels[0].endswith(f"State Party · {found['party']}")
    assert len(labels) == 7


def test_a_country_is_found_selected_and_left_again():
    at = open_map()
    at.selectbox(key="country").set_value("POL").run()
    assert address(at, "country") == ["POL"]
    assert on_the_map(at)["country"] == "POL"
    assert "Notice of withdrawal deposited" in html(at)
    button(at, "All countries").click().run()
    assert address(at, "country") == []
    assert "Who acted, who said what" in html(at)


def test_a_country_beyond_the_area_widens_the_view():
    at = open_map()
    at.selectbox(key="country").set_value("BRA").run()
    assert on_the_map(at)["area"] == "world"
    assert address(at, "area") == ["world"]


@pytest.mark.parametrize(
    ("country", "when", "told"),
    [
        ("UKR", "2026-05-21", "Claims suspension since 17 July 2025"),
        ("UKR", "2026-05-21", '<span class="mark bound">Bound: yes</span>'),
        ("EST", "2025-12-26", '<span class="mark bound">Bound: yes</span>'),
        ("EST", "2025-12-27", '<span class="mark bound">Bound: no</span>'),
        ("RUS", "2026-05-21", '<span class="mark bound">Bound: no</span>'),
        ("UKR", "2026-05-21", "between 17 July 2025 and 21 July 2025"),
        ("UKR", "2026-05-21", "Objections to the claimed suspension"),
        ("SSD", "2012-01-01", "before its deposit"),
        ("SSD", "2010-01-01", "Part of Sudan until 9 July 2011"),
        ("BLR", "2026-05-21", "In force for it since 1 March 2004"),
        ("POL", "2026-05-21", "C.N.421.2025.TREATIES-XXVI-5"),
        ("POL", "2026-05-21", "419.5 km"),
        ("XKX", "2026-05-21", "Not eligible to join"),
        ("TLS", "2000-01-01", "before that day there is no data"),
        ("LVA", "2025-03-30", "Esam nolēmuši sākt procesu"),
        ("LVA", "2025-03-30", "Translated from Latvian"),
    ],
)
def test_the_panel_tells_of_a_country(country, when, told):
    assert told in html(open_map(country=country, date=when))


def test_the_panel_knows_nothing_of_later_days():
    text = html(open_map(country="POL", date="2025-03-17"))
    assert "Notice of withdrawal" not in text
    assert "clear message" not in text
    assert "Tusk recommends that Poland leave" in text


def test_the_latest_quote_stands_before_the_history_and_earlier_ones_after_it(atlas):
    panel = html(open_map(country="POL", date="2026-02-20"))
    quote = '<article class="statement">'
    spoken = re.findall(rf'{quote}.*?<time datetime="([\d-]+)"', panel, re.DOTALL)
    known = known_on(atlas.tables.quotes, "ottawa", date(2026, 2, 20), "POL")
    assert spoken == [one.date for one in statements(known)]
    parts = (
        "Bound: no",
        quote,
        "What bound it",
        "<h3>History under the treaty</h3>",
        "<h3>Earlier quotes</h3>",
    )
    places = [panel.index(part) for part in parts]
    assert places == sorted(places)
    assert panel.count(quote, 0, places[2]) == 1
    assert panel.count(quote, places[4]) == len(spoken) - 1


def test_of_a_country_nobody_is_quoted_about_no_quote_is_shown(atlas):
    quoted = {iso3 for cell in atlas.tables.quotes["iso3"] for iso3 in cell.split(";")}
    silent = next(iso3 for iso3 in atlas.areas[Area.EUROPE] if iso3 not in quoted)
    panel = html(open_map(country=silent))
    assert "<h3>History under the treaty</h3>" in panel
    assert '<article class="statement">' not in panel and "Earlier quotes" not in panel


def stream(at):
    """What stands in the panel, in its order: the day, and the speaker or None where states act."""
    page = fragment_fromstring(html(at), create_parent="div")
    entries = page.xpath('//*[@class="change" or @class="statement"]')
    return [
        (entry.find(".//time").get("datetime"), entry.findtext("./header/strong"))
        for entry in entries
    ]


@pytest.mark.parametrize("when", ["1999-03-01", "2025-07-01", "2026-02-20"])
def test_acts_and_quotes_are_one_stream_newest_first_and_know_nothing_of_later_days(when):
    days = [last_day(day) for day, _ in stream(open_map(date=when))]
    assert days == sorted(days, reverse=True)
    assert max(days) <= when


def test_the_stream_holds_the_latest_changes_of_the_area_and_a_voice_of_each_stance(atlas):
    entries = stream(open_map(date="2026-02-20"))
    acted = [day for day, speaker in entries if speaker is None]
    changed = changes(atlas.histories["ottawa"], until=date(2026, 2, 20))
    latest = change_days(changed, atlas.areas[Area.EUROPE])[:-7:-1]
    assert acted == [str(day) for day in latest]
    said = statements(known_on(atlas.tables.quotes, "ottawa", date(2026, 2, 20)))
    heard = {(one.date, one.speaker): one.quotes[0].stance for one in said}
    stances = [heard[entry] for entry in entries if entry in heard]
    assert len(stances) == 6
    missing = set(heard.values()) - set(stances)
    assert not missing or len(set(stances)) == len(stances)


def test_an_act_stands_before_a_quote_of_the_same_day():
    entries = stream(open_map(date="2026-02-20"))
    for (day, speaker), (next_day, next_speaker) in pairwise(entries):
        assert not (day == next_day and speaker and next_speaker is None)


def test_what_comes_next_is_shown_ahead():
    text = html(open_map(country="POL", date="2025-12-27"))
    assert 'class="ahead"' in text
    assert "bound until it takes effect on 20 February 2026" in text


def test_coverage_is_honest(atlas):
    end = date.fromisoformat(atlas.treaty("ottawa")["known_until"])
    written = written_day(end)
    text = html(open_map(date=str(end)))
    assert "later changes may be missing" not in text
    assert f"acts under the Ottawa Convention to {written}" in " ".join(text.split())
    if end < TODAY:
        after = html(open_map(date=str(end + timedelta(days=1))))
        assert f"Legal acts complete to {written}; later changes may be missing." in after
    assert "not certain on this day: Ukraine" in html(open_map(date="2025-07-18"))


SHOWN = """
import sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
for country, day in (pair.split() for pair in sys.argv[1:]):
    at = AppTest.from_file(str(Path("dashboard.py").resolve()), default_timeout=60)
    at.query_params["country"], at.query_params["date"] = country, day
    at.run()
    assert not at.exception
    print(*(element.proto.body for element in at.get("html")))
"""


@pytest.mark.command
def test_of_an_act_without_a_day_the_bounds_are_told(project):
    freeze(project / "data")
    build_timelines(project)
    command = [sys.executable, "-c", SHOWN, "LBN 2026-05-21", "LBN 2026-03-01"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for told in (
        "between 3 February 2026 and 21 May 2026",
        "in force by 1 November 2026",
        "not certain on this day: Lebanon",
    ):
        assert told in done.stdout, told


def test_the_link_spells_the_view_out_and_the_citation_names_the_version(atlas):
    at = open_map()
    for offer in ("share", "cite"):
        at.session_state[offer] = True
    offered = copyable(at.run())
    assert offered["Link to this view"] == (
        f"?date={TODAY}&treaty=ottawa&area=europe&v={atlas.version}"
    )
    assert atlas.version in offered["Citation"]


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        ("date", "2026-02-30", "expected a day from 1997-12-03"),
        ("date", "1997-12-02", "expected a day from 1997-12-03"),
        ("date", (TODAY + timedelta(days=1)).isoformat(), "expected a day from 1997-12-03"),
        ("status", "withdrawn", "expected one of outside, signed"),
        ("country", "XYZ", "expected an ISO 3166-1 alpha-3 code"),
        ("area", "asia", "expected one of europe, east, frontier, nato, world"),
        ("treaty", "oslo", "expected one of ottawa, ccm"),
    ],
)
def test_a_bad_address_is_named_and_the_default_used(parameter, value, expected):
    at = open_map(**{parameter: value})
    (warning,) = at.warning
    assert f"{parameter} '{value}'" in warning.value
    assert expected in warning.value
    assert day(at) == TODAY
    assert on_the_map(at)["area"] == "europe"
    choose_on_the_map(at, day=days_since_1970(date(2020, 1, 1)), number=1)
    assert not at.warning


def test_an_address_is_read_whatever_was_done_to_it_on_its_way():
    at = open_map(**{"Date": " 2020-01-01", "amp;area": "world", "utm_source": "x"})
    assert day(at) == date(2020, 1, 1)
    assert on_the_map(at)["area"] == "world"
    assert not at.warning


def test_of_several_countries_the_first_that_can_be_used_is_chosen_and_the_others_are_named():
    at = open_map(country=["XYZ", "POL", "EST"])
    assert on_the_map(at)["country"] == "POL"
    unknown, surplus = (warning.value for warning in at.warning)
    assert "country 'XYZ'" in unknown
    assert "The default is shown instead." in unknown
    assert surplus == "country 'EST': expected one state. POL is shown instead."


def test_a_name_that_is_no_parameter_is_named_and_streamlits_own_and_what_tracks_are_not():
    at = open_map(colour="red", kind="act", fbclid="x", embed="true", embed_options="dark")
    (warning,) = at.warning
    expected = "date, treaty, area, status, country, v"
    assert f"parameter 'colour, kind': expected one of {expected}" in warning.value
    assert warning.value.endswith("It is not used.")


def test_a_bad_address_is_named_letter_by_letter():
    at = open_map(date="![a](https://evil.example/a.png)", country="[b](https://evil.example)")
    dated, country = (warning.value for warning in at.warning)
    assert r"!\[a\]" in dated
    assert r"\[b\]" in country
    assert not re.search(r"(?<!\\)\[|https?://", dated + country)


def test_the_other_treaty_runs_through_the_same_page():
    at = open_map(treaty="ccm", date="2025-03-06")
    assert on_the_map(at)["treaty"] == "ccm"
    assert "Convention on Cluster Munitions" in html(at)
    assert "1 had left" in answer(at)["sentence"]


def test_a_page_that_is_open_over_midnight_takes_the_new_day_for_today():
    late = datetime(TODAY.year, TODAY.month, TODAY.day, 23, 59, 50, tzinfo=UTC)
    with time_machine.travel(late, tick=False) as clock:
        at = open_map(date="2020-01-01")
        clock.shift(20)
        button(at, "Today").click().run()
        shown = at.date_input(key="date").value
        assert shown == TODAY + timedelta(days=1)
        assert on_the_map(at)["day"] == on_the_map(at)["today"] == days_since_1970(shown)
        assert address(at, "date") == []
