"""Kilometres by status over time: the series against the snapshot of each day."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest

from geo.borders import borders_on, nato_exposure
from geo.day_figures import day_figures
from geo.exposure import (
    COLUMNS,
    JOINS,
    Stretch,
    lengths_on,
    marks,
    series,
)
from record.atlas import utc_today
from tests.along_borders import along
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot
from treaty.statuses import BOUND, Status
from wording.answer import headline as headline_of_the_map
from wording.exposure import LABEL, headline, sentence

TODAY = utc_today()
TREATIES = ("ottawa", "ccm")


def members_on(atlas, day):
    since = atlas.tables.states.set_index("iso3")["nato_member_since"]
    return {iso3 for iso3, joined in since.items() if joined and joined <= day.isoformat()}


def days_around(found):
    """The days of change of a series, and the days before them."""
    changed = [date.fromisoformat(day) for day in found["date"]]
    return sorted({*changed, *(day - timedelta(days=1) for day in changed[1:]), TODAY})


@pytest.mark.parametrize("treaty", TREATIES)
@pytest.mark.parametrize("stretch", Stretch)
def test_the_series_is_the_sum_of_the_borders_of_each_day(atlas, treaty, stretch):
    found = series(*along(atlas, treaty), stretch, until=TODAY)
    for day in days_around(found):
        borders = borders_on(snapshot(atlas.histories[treaty], day, today=TODAY), atlas.pairs)
        if stretch is Stretch.NATO:
            borders = borders[borders["nato"]]
        if stretch is Stretch.MEMBERS:
            borders = borders[borders["iso3"].isin(members_on(atlas, day))]
        summed = borders.groupby("status")["length_km"].sum()
        lengths = lengths_on(found, day)
        for status in Status:
            assert lengths[f"{status}_km"] == pytest.approx(summed.get(status, 0.0)), (day, status)
        bound = borders.loc[borders["status"].isin(BOUND), "length_km"].sum()
        assert lengths["bound_km"] == pytest.approx(bound)
        assert lengths["total_km"] == pytest.approx(borders["length_km"].sum())


@pytest.mark.parametrize("stretch", Stretch)
def test_rows_are_changes_in_order(atlas, stretch):
    found = series(*along(atlas, "ottawa"), stretch, until=TODAY)
    assert tuple(found.columns) == COLUMNS
    assert found["date"].is_monotonic_increasing and found["date"].is_unique
    figures = found.drop(columns=["date"])
    assert (figures != figures.shift()).any(axis=1).all()
    assert (found.filter(like="_km") >= 0).all(axis=None)


def test_todays_members_have_one_length_on_all_days(atlas):
    found = series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)
    assert found["total_km"].nunique() == 1


def test_the_members_of_the_day_have_all_of_it_since_finland_joined(atlas):
    today, then = (
        series(*along(atlas, "ottawa"), stretch, until=TODAY)
        for stretch in (Stretch.NATO, Stretch.MEMBERS)
    )
    finland = atlas.pairs.set_index("pair").at["FIN-RUS", "length_km"]
    eve, day = (lengths_on(then, date(2023, 4, number)) for number in (3, 4))
    assert day["total_km"] - eve["total_km"] == pytest.approx(finland)
    assert day == lengths_on(today, date(2023, 4, 4))
    assert (
        lengths_on(then, date(1999, 3, 11))["total_km"]
        == lengths_on(then, date(1997, 12, 3))["total_km"]
    )


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        ("1999-02-28", "0% of NATO’s land border with Russia and Belarus, 0 of 3,824 km, was", ""),
        ("2013-06-01", "100% of NATO’s land border with Russia and Belarus, 3,824 of 3,824", ""),
        (
            "2025-12-27",
            "55% of NATO’s land border with Russia and Belarus, 2,102 of 3,824 km, was",
            "; 1,906 km of it belonged to states that were leaving",
        ),
        ("2026-02-20", "5% of NATO’s land border with Russia and Belarus, 196 of 3,824 km", ""),
    ],
)
def test_the_headline_is_that_of_the_map(atlas, day, begins, ends):
    on = date.fromisoformat(day)
    history = atlas.histories["ottawa"]
    treaty, called = atlas.treaty("ottawa"), atlas.words("ottawa")
    world = counts(history, atlas.areas["world"], area="world", until=TODAY)
    states = snapshot(history, on, today=TODAY)
    found = day_figures(states, counts_on(world, on), atlas.pairs)
    map_says = headline_of_the_map(found, treaty, today=TODAY)
    lengths = lengths_on(series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY), on)
    assert headline(lengths, Stretch.NATO, on, called, today=TODAY) == map_says
    assert map_says.startswith(begins)
    assert map_says.endswith(f"under the ban on anti-personnel mines{ends}")
    assert lengths["bound_km"] == pytest.approx(found.exposure.bound_km)
    assert lengths["leaving_km"] == pytest.approx(found.exposure.leaving_km)


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_the_lengths_of_borders_and_map_are_the_same_on_every_day_of_change(atlas, treaty):
    found = series(*along(atlas, treaty), Stretch.NATO, until=TODAY)
    for day in found["date"]:
        on = date.fromisoformat(day)
        of_map = nato_exposure(snapshot(atlas.histories[treaty], on, today=TODAY), atlas.pairs)
        of_borders = lengths_on(found, on)
        assert {name: of_borders[name] for name in asdict(of_map)} == pytest.approx(asdict(of_map))


def test_the_sentence_knows_nothing_of_later_days(atlas):
    found = series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)
    called = atlas.words("ottawa")
    before = sentence(found, date(2025, 6, 26), called, today=TODAY)
    assert before == "The peak so far is 3,824 km under the ban, since 1 June 2013."
    after = sentence(found, date(2026, 1, 12), called, today=TODAY)
    assert after == (
        "On 12 January 2026, 3,009 km belonged to states that had left and 620 km belonged to "
        "states that were leaving. At its peak, 3,824 km was under the ban, from 1 June 2013 until "
        "27 December 2025."
    )
    first = sentence(found, date(1997, 12, 3), called, today=TODAY)
    assert first == "No part of it had been under the ban."


def test_marks_are_the_legal_changes_of_the_stretch(atlas):
    found = marks(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)
    rows = set(found[["date", "iso3", "to"]].itertuples(index=False, name=None))
    assert ("2025-12-27", "EST", "left") in rows
    assert ("2013-06-01", "POL", "party") in rows
    assert set(found["iso3"]) == set(atlas.pairs.loc[atlas.pairs["nato"], "iso3"])
    assert set(series(*along(atlas, "ottawa"), Stretch.NATO, until=TODAY)["date"]) <= {
        *found["date"],
        "1997-12-03",
    }


def test_joining_the_alliance_is_marked_and_what_was_before_is_not(atlas):
    found = marks(*along(atlas, "ottawa"), Stretch.MEMBERS, until=TODAY)
    joined = found[found["to"] == JOINS]
    assert dict(zip(joined["iso3"], joined["date"], strict=True)) == {
        "POL": "1999-03-12",
        "EST": "2004-03-29",
        "LVA": "2004-03-29",
        "LTU": "2004-03-29",
        "FIN": "2023-04-04",
    }
    assert "FIN" not in set(found.loc[found["date"] < "2023-04-04", "iso3"])


def test_every_stretch_has_a_name():
    assert set(LABEL) == set(Stretch)
