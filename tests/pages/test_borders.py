"""The page of the borders: what it shows for an address, and that its figures are the core's."""

import json
import re
from datetime import date

import pytest

from geo.borders import borders_on
from geo.exposure import Stretch, lengths_on, marks, series
from record.atlas import utc_today
from record.formats import to_csv
from tests.along_borders import along
from tests.pages.opening import address, html, on_the_map, open_folds, open_page
from treaty.snapshot import snapshot
from treaty.statuses import SHORT, Status
from ui.borders.series import labels
from ui.panels import panels
from ui.plain import plain
from wording.values import share, whole_km

TODAY = utc_today()
EVE = "2025-12-26"


def borders(**parameters):
    return open_page("borders", **parameters)


def drawings(at):
    """The charts as Vega-Lite: the series, one part each, then the bars."""
    return [json.loads(element.proto.spec) for element in at.get("vega_lite_chart")]


def rows(drawing, mark):
    """The data of the layers with a mark."""
    return [
        row
        for layer in drawing["layer"]
        if layer["mark"]["type"] == mark
        for row in layer["data"].get("values", [])
    ]


def headline(shown):
    """The headline of a page, in words."""
    return re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]


def of_the_core(atlas, day, treaty="ottawa"):
    states = snapshot(atlas.histories[treaty], date.fromisoformat(day), today=TODAY)
    return borders_on(states, atlas.pairs)


def test_it_opens_with_the_answer_of_today(atlas):
    at = borders()
    lengths = lengths_on(series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY), TODAY)
    bound, total = whole_km(lengths["bound_km"]), whole_km(lengths["total_km"])
    assert "under the ban on anti-personnel mines" in headline(html(at))
    assert f"NATO’s land border with Russia and Belarus, {bound} of {total} km, is" in html(at)
    assert dict(at.query_params) == {}


@pytest.mark.parametrize("stretch", Stretch)
@pytest.mark.parametrize("day", ["2003-05-12", EVE, "2026-02-20"])
def test_every_stretch_shows_the_lengths_of_the_day(atlas, stretch, day):
    shown = html(borders(border=stretch, date=day))
    lengths = lengths_on(
        series(*along(atlas, "ottawa"), stretch, until=TODAY), date.fromisoformat(day)
    )
    bound, total = lengths["bound_km"], lengths["total_km"]
    assert headline(shown).startswith(f"{share(bound, total)} of ")
    assert f", {whole_km(bound)} of {whole_km(total)} km, was under the ban" in headline(shown)
    for status in Status:
        figure = re.search(rf"> {SHORT[status]} <strong>([\d,]+) km</strong>", shown)
        assert (figure[1] if figure else "0") == whole_km(lengths[f"{status}_km"]), status


def test_the_stack_is_the_series(atlas):
    *parts, _ = drawings(borders(date=EVE))
    whole = series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)
    stacked = [rect for part in parts for rect in rows(part, "rect")]
    for row in whole.itertuples():
        day = (date.fromisoformat(row.date) - date(1970, 1, 1)).days
        holding = [rect for rect in stacked if rect["x"] <= day < rect["x2"]]
        assert {rect["status"]: rect["amount"] for rect in holding} == {
            status.value: getattr(row, f"{status}_km")
            for status in Status
            if getattr(row, f"{status}_km")
        }
        assert max(rect["y2"] for rect in holding) == pytest.approx(row.total_km)


def test_every_legal_change_is_marked_on_its_day(atlas):
    whole = series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)
    changed = marks(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)
    first, last = (
        labels(changed, whole, part, atlas.words("ottawa"))
        for part in panels(atlas.histories["ottawa"].rules.opened, date(2025, 1, 1), TODAY)
    )
    assert len(first) + len(last) == changed["date"].nunique()
    assert list(first.loc[first["text"] != "", "text"])[-2:] == ["Finland bound", "Poland bound"]
    assert list(last["text"])[:4] == [
        "27 June: 3 states leaving",
        "10 July: Finland leaving",
        "20 August: Poland leaving",
        "27 December: 3 states left",
    ]
    drawn = [row for part in drawings(borders())[:2] for row in rows(part, "rule") if "what" in row]
    assert [row["what"] for row in drawn] == [*first["what"], *last["what"]]


@pytest.mark.parametrize(("treaty", "day"), [("ottawa", EVE), ("ccm", "2025-03-06")])
def test_there_is_a_bar_for_each_pair_with_both_statuses(atlas, treaty, day):
    bars = drawings(borders(date=day, treaty=treaty))[-1]
    core = of_the_core(atlas, day, treaty).assign(pair=atlas.pairs["pair"]).set_index("pair")
    shown = {row["pair"]: row for row in rows(bars, "rect") if "own" in row}
    assert set(shown) == set(core.index)
    for pair, row in shown.items():
        assert row["length_km"] == core.at[pair, "length_km"]
        assert row["own"] == SHORT[core.at[pair, "status"]]
        assert row["other"] == SHORT[core.at[pair, "neighbour_status"]]
    lanes = rows(bars, "area")
    assert len(lanes) == 2 * 2 * len(core)  # two lanes a pair, two edges a lane
    assert max(lane["x"] for lane in lanes) == core["length_km"].max()


@pytest.mark.parametrize(("treaty", "day"), [("ottawa", EVE), ("ccm", "2026-01-01")])
def test_table_and_download_are_those_of_the_command_line(atlas, run, treaty, day):
    at = borders(date=day, treaty=treaty)
    core = of_the_core(atlas, day, treaty)
    assert not at.dataframe
    pairs, over_time = open_folds(at, "borders_table", "series_table").dataframe
    assert to_csv(pairs.value[list(core.columns)]) == to_csv(core)
    assert to_csv(over_time.value) == to_csv(
        series(*along(atlas, treaty), Stretch.NATO, until=TODAY)
    )
    told = run("borders", "--date", day, "--treaty", treaty).stdout
    assert to_csv(core) == told.decode()


@pytest.mark.parametrize("name", ["FIN-RUS", "RUS-FIN"])
def test_a_pair_of_the_address_is_chosen(atlas, name):
    at = borders(pair=name, date=EVE)
    assert at.selectbox(key="pair").value == "FIN-RUS"
    assert on_the_map(at)["country"] == "FIN"
    shown = html(at)
    assert "<h2>Finland – Russia</h2>" in shown
    assert "<strong>1,286.3 km</strong>" in shown
    assert "Finland: Leaving.</strong> Notice of 10 July 2025" in shown
    figures = atlas.tables.border_lengths_published
    own = figures[(figures["iso3_a"] == "FIN") & (figures["iso3_b"] == "RUS")]
    for url in own["source_url"]:
        assert f'href="{url}"' in shown


def test_choosing_a_pair_writes_it_to_the_address_and_taking_it_back_removes_it():
    at = borders()
    at.selectbox(key="pair").set_value("BLR-POL").run()
    assert address(at, "pair") == ["BLR-POL"] and address(at, "country") == ["POL"]
    assert on_the_map(at)["country"] == "POL"
    at.selectbox(key="pair").set_value(None).run()
    assert dict(at.query_params) == {}


def test_a_country_of_the_address_shows_all_its_borders():
    at = borders(country="POL")
    assert "<h2>Poland – Belarus</h2>" in html(at) and "<h2>Poland – Russia</h2>" in html(at)
    assert address(at, "pair") == []


def test_another_country_leaves_the_pair_behind():
    at = borders(pair="FIN-RUS", country="POL")
    assert at.selectbox(key="pair").value is None
    assert "<h2>Finland – Russia</h2>" not in html(at)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"border": "moon"}, "border 'moon'"),
        ({"pair": "FIN-SWE"}, "pair 'FIN-SWE'"),
        ({"date": "1990-01-01"}, "date '1990-01-01'"),
        ({"pair": "<b>"}, "pair '<b>'"),
    ],
)
def test_a_bad_value_is_named_and_the_default_shown(bad, named):
    at = borders(**bad)
    assert [plain(named) in warning.value for warning in at.warning] == [True]
    assert len(drawings(at)) == 3


def test_stretch_day_and_treaty_are_in_the_address():
    at = borders()
    at.segmented_control(key="stretch").set_value(Stretch.MEMBERS).run()
    assert address(at, "border") == ["members"]
    at.selectbox(key="treaty").set_value("ccm").run()
    assert address(at, "treaty") == ["ccm"] and address(at, "border") == ["members"]
    at.button[0].click().run()
    assert address(at, "date") == ["2025-03-06"]
    again = borders(**{name: address(at, name)[0] for name in ("border", "treaty", "date")})
    assert html(again) == html(at)


def test_a_day_before_a_treaty_becomes_its_first_day():
    at = borders(date="2001-01-01")
    at.selectbox(key="treaty").set_value("ccm").run()
    assert address(at, "date") == ["2008-12-03"]
