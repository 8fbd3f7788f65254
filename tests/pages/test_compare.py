"""The page that compares two days: its maps, figures, list and table tell the same."""

import re
from datetime import date

import pytest

from record.atlas import status_table, utc_today
from tests.pages.opening import address, copyable, html, maps, open_page
from treaty.changes import changes
from treaty.counts import counts, counts_on
from treaty.statuses import LEGEND, SHORT

TODAY = utc_today()
EXITS = {"from": "2025-03-18", "to": "2026-02-20"}


def compare(**parameters):
    return open_page("compare", **parameters)


def day_number(text):
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def test_two_maps_show_the_two_days():
    shown = maps(compare(**EXITS))
    assert [step["day"] for step in shown] == [day_number(day) for day in EXITS.values()]
    assert [step["place"] for step in shown] == ["first", "last"]
    assert shown[0] | {"day": 0, "place": ""} == shown[1] | {"day": 0, "place": ""}


def test_without_days_it_runs_from_the_announcement_to_today():
    at = compare()
    assert "Europe, from 18 March 2025 to" in html(at)
    assert [at.date_input(key=f"compare_{end}").value for end in ("from", "to")] == [
        date(2025, 3, 18),
        TODAY,
    ]
    assert address(at, "from") == address(at, "to") == []


@pytest.mark.parametrize(
    ("first", "last"), [EXITS.values(), ("1997-12-03", "2012-12-31"), ("2024-01-01", "2025-07-20")]
)
def test_figures_list_and_table_are_those_of_the_core(atlas, first, last):
    at = compare(**{"from": first, "to": last, "area": "world"})
    days = [date.fromisoformat(first), date.fromisoformat(last)]
    history = atlas.histories["ottawa"]
    own = changes(history, after=days[0], until=days[1])
    series = counts(history, atlas.areas["world"], area="world", until=TODAY)
    before, after = (counts_on(series, day) for day in days)
    for label, name in [("States Parties", "states_parties"), ("Left", "left")]:
        (metric,) = [metric for metric in at.metric if metric.label == label]
        assert metric.value == str(after[name])
        assert int(metric.delta) == after[name] - before[name]
    table = at.dataframe[0].value
    assert list(zip(table["date"], table["name"], strict=True)) == list(
        zip(own["date"], own["name"], strict=True)
    )
    assert len(re.findall(r"<li><strong>", html(at))) == own["iso3"].nunique()
    for status in LEGEND:
        row = re.search(rf"> {SHORT[status]}</th><td>(\d+)</td><td>(\d+)</td>", html(at))
        assert [int(number) for number in row.groups()] == [before[status], after[status]]


def test_headline_figures_list_and_table_are_about_the_chosen_area(atlas):
    at = compare(area="nato", **EXITS)
    shown = html(at)
    assert "Five states left; NATO’s border" in shown
    listed = re.findall(r"<li><strong>([^<]+)", shown)
    assert listed == ["Estonia", "Finland", "Latvia", "Lithuania", "Poland"]
    assert set(at.dataframe[0].value["name"]) == set(listed)
    series = counts(atlas.histories["ottawa"], atlas.areas["nato"], area="nato", until=TODAY)
    (parties,) = [metric for metric in at.metric if metric.label == "States Parties"]
    assert parties.value == str(counts_on(series, date(2026, 2, 20))["states_parties"])


def test_it_names_the_borders_that_left_the_ban_with_their_lengths(atlas):
    shown = html(compare(**EXITS))
    assert "3,629 km of border left the ban" in shown
    assert "came under the ban</h2>" not in shown
    for pair in atlas.pairs.query("nato and iso3 != 'NOR'").itertuples():
        assert f"{atlas.names[pair.iso3]}–{atlas.names[pair.neighbour]}" in shown
        assert f"{pair.length_km:,.1f} km" in shown


def test_changing_both_days_changes_maps_and_address():
    at = compare(**EXITS)
    at.date_input(key="compare_from").set_value(date(2025, 7, 1)).run()
    at.date_input(key="compare_to").set_value(date(2026, 1, 10)).run()
    assert [step["day"] for step in maps(at)] == [
        day_number("2025-07-01"),
        day_number("2026-01-10"),
    ]
    assert (address(at, "from"), address(at, "to")) == (["2025-07-01"], ["2026-01-10"])
    assert "from 1 July 2025 to 10 January 2026" in html(at)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"from": "2025-02-30"}, "from '2025-02-30': expected a day from 1997-12-03"),
        ({"to": "9999-01-01"}, "to '9999-01-01': expected a day from 1997-12-03"),
        ({"from": "1997-12-02"}, "from '1997-12-02': expected a day from 1997-12-03"),
        ({"from": "2026-01-01", "to": "2025-01-01"}, "to '2025-01-01': expected a day not before"),
        ({"from": "2008-01-01", "treaty": "ccm"}, "expected a day from 2008-12-03"),
        ({"swipe": "101"}, "swipe '101': expected a whole number from 0 to 100"),
    ],
)
def test_a_bad_value_or_reversed_day_is_named_and_the_default_stands(parameters, named):
    at = compare(**parameters)
    (warning,) = at.warning
    assert named in warning.value
    assert len(maps(at)) == 2
    rejected = named.partition(" ")[0] if " '" in named else "from"
    assert address(at, rejected) == []


def test_another_treaty_is_compared_in_the_same_way(atlas):
    at = compare(treaty="ccm", **{"from": "2024-07-18", "to": "2025-03-06"})
    assert [step["treaty"] for step in maps(at)] == ["ccm", "ccm"]
    lithuania = (
        status_table(atlas, "ccm", date(2025, 3, 6), today=TODAY).set_index("iso3").loc["LTU"]
    )
    assert lithuania["status"] == "left"
    moved = "<strong>Lithuania</strong>"
    assert moved in html(at)
    assert "6 September 2024" in html(at) and "6 March 2025" in html(at)


def test_the_link_spells_everything_out(atlas):
    at = compare(area="nato", swipe="30", **EXITS)
    link = copyable(at)["Link to this view"]
    days = "from=2025-03-18&to=2026-02-20"
    assert link == f"?treaty=ottawa&area=nato&v={atlas.version}&{days}&swipe=30"
