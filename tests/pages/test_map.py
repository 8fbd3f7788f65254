"""The map page as a script: what it shows for an address, and how its widgets move together."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from geo.areas import Area
from geo.borders import nato_exposure
from record.atlas import utc_today
from record.steps import play_days
from tests.editing import build_timelines, freeze
from tests.pages.opening import copyable
from treaty.changes import change_days, changes
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot
from wording.values import written_day

TODAY = utc_today()


def open_map(**address):
    at = AppTest.from_file("../../dashboard.py", default_timeout=60)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def on_the_map(at):
    """What the step of the map layer carries."""
    arguments = [
        json.loads(element.proto.json_args)
        for element in at.get("component_instance")
        if "feature_group" in element.proto.json_args
    ]
    (step,) = [value["feature_group"] for value in arguments]
    return json.loads(re.search(r"conventionMap\.step\(map_div, (.*?)\);", step)[1])


def html(at):
    return "\n".join(element.proto.body for element in at.get("html"))


def figure(at, label):
    return next(metric for metric in at.metric if metric.label == label)


def day(at):
    return at.slider(key="slider").value


def address(at, name):
    value = at.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def days_since_1970(when):
    return (when - date(1970, 1, 1)).days


def test_it_opens_on_today_in_europe():
    at = open_map()
    assert day(at) == TODAY
    shown = on_the_map(at)
    assert (shown["day"], shown["area"], shown["show"]) == (days_since_1970(TODAY), "europe", [])
    assert not at.warning


@pytest.mark.parametrize("when", ["2012-12-31", "2025-09-01", "2025-12-27", "2026-02-20"])
def test_the_figures_are_those_of_the_core(atlas, when):
    at = open_map(date=when)
    history, then = atlas.histories["ottawa"], date.fromisoformat(when)
    year_before = then.replace(year=then.year - 1)
    series = counts(history, atlas.areas["world"], area="world", until=TODAY)
    found, before = counts_on(series, then), counts_on(series, year_before)
    for label, name in [
        ("States Parties", "states_parties"),
        ("In force for", "in_force"),
        ("Leaving", "leaving"),
        ("Left", "left"),
    ]:
        assert figure(at, label).value == str(found[name])
        assert float(figure(at, label).delta) == found[name] - before[name]
    exposure = nato_exposure(snapshot(history, then, today=TODAY), atlas.pairs)
    expected = f"{exposure.bound_km:,.0f} of {exposure.total_km:,.0f} km"
    assert figure(at, "NATO’s border under the ban").value == expected
    assert f"{expected} of NATO’s land border with Russia and Belarus was under the ban" in html(at)


def test_the_headline_after_the_last_exit():
    at = open_map(date="2026-02-20")
    assert figure(at, "NATO’s border under the ban").value == "196 of 3,824 km"


def test_the_first_year_has_no_year_before():
    at = open_map(date="1998-06-01")
    assert figure(at, "States Parties").value == "13"
    assert figure(at, "States Parties").delta == ""


def test_slider_date_and_year_move_together():
    at = open_map()
    at.slider(key="slider").set_value(date(2012, 12, 31)).run()
    assert at.date_input(key="date").value == date(2012, 12, 31)
    assert at.selectbox(key="year").value == 2012
    assert address(at, "date") == ["2012-12-31"]
    at.date_input(key="date").set_value(date(2025, 9, 1)).run()
    assert day(at) == date(2025, 9, 1)
    assert at.selectbox(key="year").value is None
    at.selectbox(key="year").set_value(1999).run()
    assert day(at) == date(1999, 12, 31)
    at.selectbox(key="year").set_value(TODAY.year).run()
    assert day(at) == TODAY
    assert address(at, "date") == []


def button(at, label):
    return next(button for button in at.button if button.label == label)


def test_next_and_previous_change_step_through_the_areas_changes(atlas):
    at = open_map(date="2025-06-27", area="nato")
    visited = []
    for _ in range(5):
        button(at, "Next change").click().run()
        visited.append(day(at).isoformat())
    assert visited == ["2025-07-10", "2025-08-20", "2025-12-27", "2026-01-10", "2026-02-20"]
    button(at, "Previous change").click().run()
    assert day(at) == date(2026, 1, 10)
    changed = changes(atlas.histories["ottawa"], until=TODAY)
    last = change_days(changed, atlas.areas[Area.NATO])[-1]
    assert button(open_map(date=str(last), area="nato"), "Next change").disabled
    button(at, "Today").click().run()
    assert day(at) == TODAY


def test_a_press_goes_on_from_the_latest_gesture_whose_run_is_still_on_its_way():
    at = open_map(date="2025-06-27")
    for label, reached in {"Next change": "2025-07-17", "Previous change": "2025-06-27"}.items():
        for name in ("view", "latest"):
            at.session_state[name] = replace(at.session_state[name], day=date(2025, 7, 10))
        button(at, label).click().run()
        assert day(at).isoformat() == reached


@pytest.mark.parametrize(
    ("label", "reached"), [("Next change", "2025-07-17"), ("Previous change", "2025-06-27")]
)
def test_a_press_counts_and_not_a_slider_that_the_browser_has_yet_to_move(label, reached):
    at = open_map(date="2025-07-10")
    at.slider(key="slider").set_value(date(2025, 6, 1))
    button(at, label).click().run()
    assert day(at).isoformat() == reached


def test_the_first_day_has_no_change_before_it():
    at = open_map(date="1997-12-03")
    assert button(at, "Previous change").disabled


def test_play_shows_year_ends_then_each_change_then_today(atlas):
    changed = [date(2025, 6, 27), date(2026, 2, 20)]
    days = play_days([date(2012, 12, 27), *changed], date(1997, 12, 3), TODAY)
    assert days[:2] == [date(1997, 12, 31), date(1998, 12, 31)]
    assert days[27:] == [date(2024, 12, 31), *changed, TODAY]
    assert days == sorted(days)


def test_play_starts_anew_at_the_end_and_any_gesture_stops_it():
    at = open_map()
    button(at, "Play").click().run()
    assert day(at) == date(1997, 12, 31)
    button(at, "Next change").click().run()
    assert button(at, "Play")


def test_pause_counts_and_not_a_slider_that_the_browser_has_yet_to_move():
    at = open_map()
    button(at, "Play").click().run()
    at.slider(key="slider").set_value(date(1997, 12, 5))
    button(at, "Pause").click().run()
    assert day(at) == date(1997, 12, 31)
    assert button(at, "Play")


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
    assert "Latest legal changes" in html(at)


def test_a_country_beyond_the_area_widens_the_view():
    at = open_map()
    at.selectbox(key="country").set_value("BRA").run()
    assert on_the_map(at)["area"] == "world"
    assert address(at, "area") == ["world"]


@pytest.mark.parametrize(
    ("country", "when", "told"),
    [
        ("UKR", "2026-05-21", "Claims suspension since 17 July 2025"),
        ("UKR", "2026-05-21", "between 17 July 2025 and 21 July 2025"),
        ("UKR", "2026-05-21", "Objections to the claimed suspension"),
        ("SSD", "2012-01-01", "before its deposit"),
        ("SSD", "2010-01-01", "Part of Sudan until 9 July 2011"),
        ("BLR", "2026-05-21", "In force for it since 1 March 2004"),
        ("POL", "2026-05-21", "C.N.421.2025.TREATIES-XXVI-5"),
        ("POL", "2026-05-21", "419.5 km"),
        ("XKX", "2026-05-21", "Cannot deposit"),
        ("TLS", "2000-01-01", "before that day there is no data"),
        ("LVA", "2025-03-30", "Esam nolēmuši sākt procesu"),
        ("LVA", "2025-03-30", "translated from Latvian"),
    ],
)
def test_the_panel_tells_of_a_country(country, when, told):
    assert told in html(open_map(country=country, date=when))


def test_the_panel_knows_nothing_of_later_days():
    text = html(open_map(country="POL", date="2025-03-17"))
    assert "Notice of withdrawal" not in text
    assert "clear message" not in text
    assert "Tusk recommends that Poland leave" in text


def test_what_comes_next_is_shown_ahead():
    text = html(open_map(country="POL", date="2025-12-27"))
    assert 'class="ahead"' in text
    assert "bound until it takes effect on 20 February 2026" in text


def test_coverage_is_honest(atlas):
    end = date.fromisoformat(atlas.treaty("ottawa")["known_until"])
    written = written_day(end)
    text = html(open_map(date=str(end)))
    assert "after the end of the record" not in text
    assert f"acts under the Ottawa Convention until {written}" in " ".join(text.split())
    if end < TODAY:
        after = html(open_map(date=str(end + timedelta(days=1))))
        assert f"after the end of the record, {written}" in after
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
        "in force by 1 November 2026; the exact days are not known",
        "not certain on this day: Lebanon",
    ):
        assert told in done.stdout, told


def test_the_link_spells_the_view_out_and_the_citation_names_the_version(atlas):
    at = open_map()
    offered = copyable(at)
    assert offered["Link to this view"] == f"?date={TODAY}&treaty=ottawa&area=europe"
    assert atlas.version in offered["Citation"]


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        ("date", "2026-02-30", "expected a day from 1997-12-03"),
        ("date", "1997-12-02", "expected a day from 1997-12-03"),
        ("date", (TODAY + timedelta(days=1)).isoformat(), "expected a day from 1997-12-03"),
        ("status", "withdrawn", "expected one of outside, signed"),
        ("country", "XYZ", "expected an ISO 3166-1 alpha-3 code"),
        ("area", "asia", "expected one of europe, frontier, nato, world"),
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
    button(at, "Previous change").click().run()
    assert not at.warning


def test_of_several_countries_the_first_that_can_be_used_is_chosen_and_the_others_are_named():
    at = open_map(country=["XYZ", "POL", "EST"])
    assert on_the_map(at)["country"] == "POL"
    unknown, surplus = (warning.value for warning in at.warning)
    assert "country 'XYZ'" in unknown
    assert "The default is shown instead." in unknown
    assert surplus == "country 'EST': expected one state. POL is shown instead."


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
    assert figure(at, "Left").value == "1"
