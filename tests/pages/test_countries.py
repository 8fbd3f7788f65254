"""The page of a state: where it stands, how it came there, and what else is known of it."""

import json
import re
from datetime import date

import altair as alt
import pytest

from record.atlas import status_table, utc_today
from record.context import context
from tests.pages.opening import address, html, open_folds, open_page
from treaty.indicators import INDICATORS, Group
from treaty.statuses import SHORT, Status
from wording.standing import headline as sentence

TODAY = utc_today()


def headline(at):
    return re.search(r"<h1>(.*?)</h1>", html(at))[1].replace("\N{WORD JOINER}", "")


def listed(at):
    """The list of all states: status by name."""
    (table,) = [one.value for one in at.dataframe if "region" in one.value]
    return table.set_index("name")["status"]


def chart(at, number):
    """A chart of the page: its specification and its text alternative."""
    proto = at.get("vega_lite_chart")[number].proto
    return json.loads(proto.spec), proto.alt


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            {"country": "POL", "date": "2026-05-21"},
            (
                "On 21 May 2026 Poland had left the ban on anti-personnel mines and had not "
                "been bound since 20 February 2026"
            ),
        ),
        (
            {"country": "POL", "date": "2026-02-19"},
            (
                "On 19 February 2026 Poland was leaving the ban on anti-personnel mines, bound "
                "until 20 February 2026"
            ),
        ),
        (
            {"country": "POL", "date": "2012-12-31"},
            (
                "On 31 December 2012 Poland was joining the ban on anti-personnel mines, bound "
                "from 1 June 2013"
            ),
        ),
        (
            {"country": "UKR", "date": "2025-07-17"},
            (
                "On 17 July 2025 Ukraine was bound by the ban on anti-personnel mines; it claimed "
                "to have suspended it"
            ),
        ),
        (
            {"country": "USA", "date": "2026-05-21"},
            (
                "On 21 May 2026 the United States was not bound by the ban on anti-personnel "
                "mines: it had not joined"
            ),
        ),
        (
            {"country": "NOR", "date": "2026-05-21"},
            (
                "On 21 May 2026 Norway was bound by the ban on anti-personnel mines, since "
                "1 March 1999"
            ),
        ),
        (
            {"country": "LTU", "treaty": "ccm", "date": "2026-02-03"},
            (
                "On 3 February 2026 Lithuania had left the ban on cluster munitions and had "
                "not been bound since 6 March 2025"
            ),
        ),
        (
            {"country": "XKX"},
            (
                "Kosovo is not eligible to join the Ottawa Convention: the depositary accepts "
                "no act from it"
            ),
        ),
        (
            {"country": "SSD", "date": "2011-07-08"},
            "On 8 July 2011 South Sudan was not yet a state",
        ),
    ],
)
def test_the_first_line_answers(question, answer):
    at = open_page("countries", **question)
    assert headline(at) == answer
    assert not at.warning


@pytest.mark.parametrize(
    ("iso3", "says"),
    [
        (
            "POL",
            (
                "Poland has left the ban on anti-personnel mines and has not been bound since "
                "20 February 2026"
            ),
        ),
        (
            "USA",
            "The United States is not bound by the ban on anti-personnel mines: it never joined",
        ),
        ("NOR", "Norway is bound by the ban on anti-personnel mines, since 1 March 1999"),
    ],
)
def test_the_first_line_of_today_is_in_the_present(frozen, iso3, says):
    today = date(2026, 11, 24)
    row = status_table(frozen, "ottawa", today, today=today).set_index("iso3").loc[iso3]
    assert sentence(row, frozen.treaty("ottawa"), today=today) == says


def test_without_a_choice_it_counts_who_is_bound():
    at = open_page("countries", date="2026-02-20")
    assert headline(at) == "161 of 197 states were bound by the ban on anti-personnel mines"


def test_the_record_knows_nothing_later_than_its_day():
    shown = html(open_page("countries", country="POL", date="2012-12-31"))
    record = shown[shown.index("<h2>Quotes") : shown.index("<h2>Context")]
    assert "Ratification deposited" in record
    assert max(re.findall(r'datetime="(\d{4})', record)) == "2013"
    # The entry into force is fixed by the deposit and is shown as lying ahead.
    assert re.search(r'class="ahead"[^§]*?1 June 2013', record)


def test_it_shows_acts_border_votes_events_and_quotes_with_their_sources(atlas):
    shown = html(open_page("countries", country="POL", date="2026-05-21"))
    pairs = atlas.pairs[atlas.pairs["iso3"] == "POL"]
    for length in pairs["length_km"]:
        assert f"{length:,.1f} km" in shown
    assert "413 votes to 15" in shown
    assert "C.N.421.2025.TREATIES-XXVI-5" in shown
    for title in ("Quotes", "History", "Land border", "Votes and decisions", "Events"):
        assert f"<h2>{title}" in shown


def test_the_band_has_one_bar_for_each_phase_and_says_it_in_words():
    _, alternative = chart(open_page("countries", country="LTU", date="2026-02-03"), 0)
    assert "Ottawa Convention, Left, 27 December 2025 to the day shown" in alternative
    assert "Cluster Munitions, Left, 6 March 2025 to the day shown" in alternative
    assert alternative.count("Leaving") == 2


def test_no_chart_changes_how_other_threads_write_theirs():
    open_page("countries", country="LTU")
    assert "to_arrow_dataset" not in alt.data_transformers.names()


@pytest.mark.parametrize("iso3", ["POL", "FIN", "USA"])
def test_spending_is_never_one_line_across_editions(atlas, iso3):
    at = open_page("countries", country=iso3)
    assert len(at.get("vega_lite_chart")) == 1
    spec, alternative = chart(open_folds(at, "spending_chart"), 1)
    assert spec["encoding"]["color"]["field"] == "series"
    spending = context(atlas.tables.context, iso3)[Group.DEFENCE]
    assert len({one.name for one in spending}) == len(spending)
    for one in spending:
        assert one.rows["edition"].nunique() == 1
        assert one.rows["indicator"].nunique() == 1
        assert one.name in alternative


@pytest.mark.parametrize("iso3", ["POL", "RUS", "UKR", "FIN", "MMR", "NAM"])
def test_every_value_of_the_context_is_shown_with_its_year_and_source(atlas, iso3):
    at = open_page("countries", country=iso3)
    shown = html(at)
    own = atlas.tables.context.query("iso3 == @iso3")
    for row in own.itertuples():
        value = INDICATORS[row.indicator].written(row.value)
        assert f'<strong>{value}</strong> <span class="year">{row.year}</span>' in shown
        assert row.source_url.replace("&", "&amp;") in shown
    assert not at.dataframe
    tables = open_folds(at, "context_table").dataframe
    assert [list(table.value["value"]) for table in tables] == [list(own["value"])][: len(own)]


def test_a_profile_begins_with_what_binds_and_folds_the_context_by_subject(atlas):
    at = open_page("countries", country="POL", date="2026-05-21")
    shown = html(at)
    places = [shown.index(title) for title in ("What bound it", "<h2>Quotes", "<h2>History")]
    assert places == sorted(places)
    folds = re.findall(r"<h3>(.*?)</h3> <span>.*?, (\d{4}): <strong>(.*?)</strong></span>", shown)
    groups = context(atlas.tables.context, "POL")
    assert [group for group, _, _ in folds] == list(groups)
    for group, year, value in folds:
        points = [point for one in groups[group] for point in one.points]
        assert year == max(year for year, _ in points)
        assert (year, value.removesuffix("%")) in points
    assert not [one for one in at.dataframe if "region" in one.value]


def test_the_edition_of_aid_is_named_and_its_rank_is_computed():
    shown = html(open_page("countries", country="EST"))
    assert "release 29" in shown
    assert "% of GDP, cumulative Feb 2022–Feb 2025" in shown and "; 1st of 41. " in shown


@pytest.mark.parametrize("when", ["2010-06-01", "2026-02-20"])
def test_the_list_holds_all_states_with_the_status_of_the_core(atlas, when):
    at = open_page("countries", date=when)
    statuses = listed(at)
    assert len(statuses) == len(atlas.tables.states)
    core = status_table(atlas, "ottawa", date.fromisoformat(when), today=TODAY)
    for row in core.itertuples():
        assert statuses[row.name] == SHORT[Status(row.status)]
    silent = {"Kosovo": "Not eligible to join", "Taiwan": "Not eligible to join"}
    if when < "2011":
        silent["South Sudan"] = "Not yet a state"
    assert dict(statuses.drop(core["name"])) == silent


def test_searching_a_country_opens_its_profile_and_changes_the_address():
    at = open_page("countries", country="POL", date="2025-09-01")
    at.selectbox(key="country").select("NOR").run()
    assert headline(at).startswith("On 1 September 2025 Norway was bound")
    assert address(at, "country") == ["NOR"]
    assert address(at, "date") == ["2025-09-01"]


def test_previous_and_next_go_round_the_alphabet():
    at = open_page("countries", country="AFG")
    at.button(key="previous_country").click().run()
    assert address(at, "country") == ["ZWE"]
    at.button(key="next_country").click().run()
    assert address(at, "country") == ["AFG"]


def test_another_treaty_keeps_the_country():
    at = open_page("countries", country="LTU", date="2026-02-03")
    at.selectbox(key="treaty").select("ccm").run()
    assert headline(at).startswith("On 3 February 2026 Lithuania had left the ban on cluster")
    assert (address(at, "treaty"), address(at, "country")) == (["ccm"], ["LTU"])


@pytest.mark.parametrize(
    ("parameter", "value"), [("country", "ATLANTIS"), ("date", "2025-02-30"), ("treaty", "oslo")]
)
def test_a_bad_value_is_named_and_the_default_stands(parameter, value):
    at = open_page("countries", **{parameter: value})
    (warning,) = at.warning
    assert parameter in warning.value and value in warning.value
    assert address(at, parameter) == []


@pytest.mark.parametrize(
    ("country", "speaker", "level"),
    [
        ("BIH", "Zoran Ješić", "low confidence"),  # known from an aggregator alone
        ("BLR", "Maxim Ryzhenkov", "medium confidence"),
        ("FIN", "Antti Häkkänen", "medium confidence"),
    ],
)
def test_a_quote_of_weak_origin_says_so(country, speaker, level):
    told = html(open_page("countries", country=country, date="2026-02-28"))
    own = next(one for one in told.split('<article class="statement">') if speaker in one[:90])
    assert level in own
