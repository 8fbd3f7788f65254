"""The border of a few states: every cell and sentence that is worked out from its lengths."""

import json
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from geo import areas, borders, exposure, measured
from geo.comparison import Move, moves, turned
from geo.day_figures import DayFigures, day_figures
from geo.exposure import Stretch
from geo.published import published
from record import formats
from record.change_days import record_change_days
from record.context import context, written_edition
from record.events import events, first_day, states_concerned
from record.freshness import OldRecord, old_records
from record.known import known_on, statements, varied
from record.steps import recent_from, year_ends
from record.timeline import timeline, timelines
from tests.along_borders import along
from tests.small_record import (
    OTTAWA,
    PUBLISHED,
    STATES,
    act,
    atlas,
    days_since_1970,
    frame,
    on,
    state,
    tables,
)
from treaty.changes import changes
from treaty.counts import counts, counts_on
from treaty.faults import TableError
from treaty.indicators import Group
from treaty.snapshot import snapshot
from treaty.statuses import Status, words
from wording import answer as answers
from wording import comparison, standing
from wording import exposure as wording_exposure
from wording.peak import Peak, peak
from wording.values import (
    last_day,
    listed,
    notification,
    opening,
    ordinal,
    share,
    whole_km,
    with_article,
    written_day,
    written_span,
)

TODAY = on("2026-11-24")
TREATY = pd.Series(OTTAWA)
CALLED = words(TREATY)


@pytest.fixture(scope="module")
def small():
    return atlas()


def stand(small, day, treaty="ottawa"):
    return snapshot(small.histories[treaty], on(day), today=TODAY)


def answered(small, day):
    series = counts(small.histories["ottawa"], small.names, area="world", until=TODAY)
    return day_figures(stand(small, day), counts_on(series, on(day)), small.pairs)


# Areas and pairs


def test_areas_hold_their_states_in_order_of_the_names(small):
    assert small.areas == {
        areas.Area.EUROPE: ("BLR", "GEO", "XKX", "NOR", "POL", "RUS", "UKR"),
        areas.Area.EAST: ("BLR", "NOR", "POL", "RUS", "UKR"),
        areas.Area.FRONTIER: ("BLR", "NOR", "POL", "RUS", "UKR"),
        areas.Area.NATO: ("NOR", "POL"),
        areas.Area.WORLD: (
            *("BLR", "GEO", "XKX", "LBN", "NOR", "POL", "RUS", "SSD", "SDN", "UKR"),
        ),
    }


def test_pairs_are_in_order_of_the_names_with_the_figure_of_like_definition(small):
    found = small.pairs
    assert list(found.columns) == [
        *("pair", "iso3", "neighbour", "length_km", "published_km", "source_url", "nato")
    ]
    assert list(found["pair"]) == ["BLR-RUS", "NOR-RUS", "BLR-POL", "POL-RUS", "RUS-UKR"]
    assert list(found.index) == [0, 1, 2, 3, 4]
    assert list(found["nato"]) == [False, True, True, True, False]
    assert list(found["source_url"]) == ["", "", "", "https://example.org/210", ""]
    assert found["published_km"].dropna().to_dict() == {3: 210.0}
    assert found["length_km"].sum() == pytest.approx(4319.1)


def test_a_figure_of_like_definition_of_no_measured_border_is_refused():
    rows = [
        PUBLISHED[1],
        PUBLISHED[0] | {"iso3_a": "RUS", "iso3_b": "POL"},
        PUBLISHED[0],
        PUBLISHED[0] | {"iso3_a": "NOR", "iso3_b": "BLR"},
    ]
    with pytest.raises(TableError) as refused:
        atlas(border_lengths_published=rows)
    place = "border_lengths_published.csv, row {}, column like_for_like: 'true': {}"
    assert str(refused.value).splitlines() == [
        place.format(3, "RUS–POL is not measured, so there is none like it"),
        place.format(5, "NOR–BLR is not measured, so there is none like it"),
    ]


def test_a_border_shows_the_status_of_both_sides(small):
    found = borders.borders_on(stand(small, "2026-01-01"), small.pairs)
    assert ",".join(found.columns) == (
        "date,treaty,iso3,neighbour,length_km,published_km,status,bound,neighbour_status,"
        "nato,source_url"
    )
    assert set(found["date"]) == {"2026-01-01"} and set(found["treaty"]) == {"ottawa"}
    rows = found[["iso3", "neighbour", "status", "bound", "neighbour_status"]]
    assert list(rows.itertuples(index=False, name=None)) == [
        ("BLR", "RUS", "party", True, "outside"),
        ("NOR", "RUS", "party", True, "outside"),
        ("POL", "BLR", "leaving", True, "party"),
        ("POL", "RUS", "leaving", True, "outside"),
        ("UKR", "RUS", "contested", True, "outside"),
    ]


def test_lengths_stand_before_the_source_and_both_sides_hold_their_common_border(small):
    table = stand(small, "2026-01-01")
    found = borders.with_lengths(table, small.pairs)
    added = ["border_russia_km", "border_belarus_km", "source_url"]
    place = found.columns.get_loc(added[0])
    assert list(found.columns[place : place + 3]) == added
    assert "border_russia_km" not in table
    lengths = found.set_index("iso3")[["border_russia_km", "border_belarus_km"]]
    assert lengths["border_russia_km"].dropna().to_dict() == {
        "BLR": 1309.2,
        "NOR": 195.7,
        "POL": 209.1,
        "UKR": 2208.4,
    }
    assert lengths["border_belarus_km"].dropna().to_dict() == {"POL": 396.7, "RUS": 1309.2}
    assert {str(kind) for kind in lengths.dtypes} == {"float64"}


@pytest.mark.parametrize(
    ("day", "bound", "leaving"),
    [
        ("1998-01-01", 0, 0),
        ("2000-01-01", 195.7, 0),
        ("2025-08-19", 801.5, 0),
        ("2026-02-19", 801.5, 605.8),
        ("2026-02-20", 195.7, 0),
    ],
)
def test_nato_is_exposed_where_its_members_of_today_are_bound(small, day, bound, leaving):
    assert borders.nato_exposure(stand(small, day), small.pairs) == borders.Exposure(
        bound_km=pytest.approx(bound),
        leaving_km=pytest.approx(leaving),
        total_km=pytest.approx(801.5),
    )


# Answers


def test_an_answer_holds_the_figures_of_its_day(small):
    found = answered(small, "2026-03-01")
    assert found == DayFigures(
        day=on("2026-03-01"),
        states_parties=4,
        in_force=4,
        leaving=0,
        left=1,
        exposure=borders.Exposure(195.7, 0.0, pytest.approx(801.5)),
        uncertain=("Lebanon",),
    )
    assert answered(small, "2026-01-01").uncertain == ()
    assert answered(small, "2026-01-01").leaving == 1


def test_one_state_is_enough_for_an_answer_and_its_borders(small):
    norway = stand(small, "2026-01-01").query("iso3 == 'NOR'")
    figures = dict.fromkeys(("states_parties", "in_force", "leaving", "left"), 0)
    found = day_figures(norway, figures, small.pairs)
    assert (found.day, found.exposure.bound_km) == (on("2026-01-01"), 195.7)
    rows = borders.borders_on(norway, small.pairs)
    assert set(rows["date"]) == {"2026-01-01"} and set(rows["treaty"]) == {"ottawa"}
    assert rows["status"].notna().sum() == 1


def given(day, leaving, left):
    return DayFigures(on(day), 164, 162, leaving, left, borders.Exposure(195.7, 0.0, 3824.4), ())


@pytest.mark.parametrize(
    ("day", "leaving", "left", "said"),
    [
        ("2026-11-24", 0, 0, ("has 164 States Parties and is in force for 162 states; none are "
         "leaving and none have left")),
        ("2026-11-24", 1, 1, ("has 164 States Parties and is in force for 162 states; 1 is "
         "leaving and 1 has left")),
        ("2026-11-24", 2, 5, ("has 164 States Parties and is in force for 162 states; 2 are "
         "leaving and 5 have left")),
        ("2026-01-02", 1, 1, ("had 164 States Parties and was in force for 162 states; 1 was "
         "leaving and 1 had left")),
        ("2026-01-02", 2, 0, ("had 164 States Parties and was in force for 162 states; 2 were "
         "leaving and none had left")),
    ],
)  # fmt: skip
def test_the_sentence_says_who_is_leaving_and_who_has_left(day, leaving, left, said):
    found = given(day, leaving, left)
    start = f"On {written_day(day)} the Ottawa Convention {said}"
    assert answers.counted(found, TREATY, today=TODAY) == start
    verb = "is" if day == "2026-11-24" else "was"
    line = (
        f"5% of NATO’s land border with Russia and Belarus, 196 of 3,824 km, {verb} under the ban "
        "on anti-personnel mines"
    )
    assert answers.headline(found, TREATY, today=TODAY) == line
    assert answers.sentence(found, TREATY, today=TODAY) == f"{start}; {line}."


@pytest.mark.parametrize(
    ("iso3", "day", "line"),
    [
        ("BLR", "2026-11-24", ("Belarus is bound by the ban on anti-personnel mines, since "
         "1 March 2004")),
        ("UKR", "2026-11-24", ("Ukraine is bound by the ban on anti-personnel mines; it claims to "
         "have suspended it")),
        ("POL", "2026-11-24", ("Poland has left the ban on anti-personnel mines and has not "
         "been bound since 20 February 2026")),
        ("RUS", "2026-11-24", ("Russia is not bound by the ban on anti-personnel mines: it never "
         "joined")),
        ("LBN", "2026-06-01", ("On 1 June 2026 Lebanon was joining the ban on anti-personnel "
         "mines, bound by 1 November 2026 at the latest")),
        ("LBN", "2026-11-24", ("Lebanon is bound by the ban on anti-personnel mines, since a day "
         "between 1 August 2026 and 1 November 2026")),
        ("POL", "2025-12-31", ("On 31 December 2025 Poland was leaving the ban on anti-personnel "
         "mines, bound until 20 February 2026")),
        ("POL", "2000-01-01", ("On 1 January 2000 Poland had signed the ban on anti-personnel "
         "mines but not ratified it: not bound")),
        ("RUS", "2000-01-01", ("On 1 January 2000 Russia was not bound by the ban on "
         "anti-personnel mines: it had not joined")),
        ("UKR", "2026-01-01", ("On 1 January 2026 Ukraine was bound by the ban on anti-personnel "
         "mines; it claimed to have suspended it")),
    ],
)  # fmt: skip
def test_the_headline_of_a_state(small, iso3, day, line):
    row = stand(small, day).set_index("iso3", drop=False).loc[iso3]
    assert standing.headline(row, TREATY, today=TODAY) == line


def test_a_headline_begins_with_a_capital_and_its_article(small):
    row = stand(small, "2026-11-24").set_index("iso3").loc["RUS"].copy()
    row["name"] = "United States"
    assert standing.headline(row, TREATY, today=TODAY).startswith("The United States is not")
    row["date"] = "2000-01-01"
    assert standing.headline(row, TREATY, today=TODAY).startswith("On 1 January 2000 the United")


def test_the_headline_of_who_has_no_status():
    kosovo = pd.Series(state("XKX", "Kosovo", can_deposit="false"))
    assert standing.no_headline(kosovo, TREATY, TODAY, today=TODAY) == (
        "Kosovo is not eligible to join the Ottawa Convention: "
        "the depositary accepts no act from it"
    )
    born = pd.Series(state("SSD", "South Sudan", state_since="2011-07-09"))
    assert standing.no_headline(born, TREATY, on("2011-07-08"), today=TODAY) == (
        "On 8 July 2011 South Sudan was not yet a state"
    )
    assert standing.no_headline(born, TREATY, TODAY, today=TODAY) == (
        "On 24 November 2026 South Sudan is not yet a state"
    )
    bahamas = pd.Series(state("BHS", "Bahamas", can_deposit="false"))
    assert standing.no_headline(bahamas, TREATY, TODAY, today=TODAY).startswith("The Bahamas")


# Comparison


def test_moves_are_grouped_by_where_states_began_and_ended(small):
    changed = changes(small.histories["ottawa"], after=on("2004-06-01"), until=on("2026-02-20"))
    found = moves(changed)
    assert found == {
        ("signed", "left"): [
            Move(
                *("POL", "Poland", "signed", "left"),
                (
                    ("2012-12-27", "joining", True),
                    ("2013-06-01", "party", True),
                    ("2025-08-20", "leaving", True),
                    ("2026-02-20", "left", True),
                ),
            )
        ],
        ("", "party"): [Move("SSD", "South Sudan", "", "party", (("2011-07-09", "party", True),))],
        ("signed", "contested"): [
            Move(
                *("UKR", "Ukraine", "signed", "contested"),
                (
                    ("2005-12-27", "joining", True),
                    ("2006-06-01", "party", True),
                    ("2025-07-17", "contested", False),
                ),
            )
        ],
    }


def test_the_largest_group_comes_first(small):
    changed = changes(small.histories["ottawa"], after=on("1998-01-01"), until=on("2006-06-01"))
    found = moves(changed)
    assert [(way, len(group)) for way, group in found.items()] == [(("outside", "party"), 3)]
    two = pd.concat([changed.iloc[:1].assign(name="A", iso3="AAA", to_status="joining"), changed])
    assert [len(group) for group in moves(two).values()] == [3, 1]


def test_borders_that_turned_come_longest_first(small):
    before, after = stand(small, "2000-01-01"), stand(small, "2026-02-20")
    found = turned(before, after, small.pairs)
    assert list(found.itertuples(index=True, name=None)) == [
        (0, "UKR", "RUS", 2208.4, False, True),
        (1, "BLR", "RUS", 1309.2, False, True),
    ]
    assert list(found.columns) == ["iso3", "neighbour", "length_km", "nato", "gained"]
    lost = turned(stand(small, "2026-01-01"), after, small.pairs)
    assert [(row.iso3, row.length_km, row.nato, row.gained) for row in lost.itertuples()] == [
        ("POL", 396.7, True, False),
        ("POL", 209.1, True, False),
    ]


def test_a_side_that_was_no_state_was_not_under_the_ban():
    made = atlas(
        states=[
            *(one for one in STATES if one["iso3"] != "UKR"),
            state("UKR", "Ukraine", state_since="2003-01-01"),
        ]
    )
    found = turned(stand(made, "2000-01-01"), stand(made, "2007-01-01"), made.pairs)
    assert list(found["iso3"]) == ["UKR", "BLR"]


def line_of(ways, was, now):
    """Return the headline where states named by their places went from one status to another."""
    columns = ("iso3", "name", "from_status", "to_status", "date", "certainty")
    rows = [(f"S{n}", f"S{n}", *way, "2020-01-01", "certain") for n, way in enumerate(ways)]
    before, after = (
        DayFigures(TODAY, 0, 0, 0, 0, borders.Exposure(km, 0.0, 3824.0), ()) for km in (was, now)
    )
    return comparison.headline(pd.DataFrame(rows, columns=columns), before, after, CALLED)


LEFT, CLAIMED, JOINED = ("leaving", "left"), ("party", "contested"), ("joining", "party")


@pytest.mark.parametrize(
    ("ways", "was", "now", "line"),
    [
        ([], 10, 10.4, "No state changed status; 10 km of NATO’s border stayed under the ban"),
        ([("party", "party")], 0, 0,
         "No state changed status; 0 km of NATO’s border stayed under the ban"),
        ([JOINED], 0, 1200,
         "S0 became a State Party; NATO’s border under the ban grew from 0 to 1,200 km"),
        ([CLAIMED, LEFT, LEFT, JOINED, LEFT, JOINED], 1200, 0,
         ("Three states left, S0 claims suspension and S3 and S5 became States Parties; NATO’s "
          "border under the ban shrank from 1,200 to 0 km")),
        ([("leaving", "party"), ("outside", "signed"), ("signed", "joining"), ("", "outside")],
         0, 0,
         ("S2 deposited its consent, S1 signed, S3 came into being and S0 stays a State Party "
          "after all; 0 km of NATO’s border stayed under the ban")),
    ],
)  # fmt: skip
def test_the_line_of_a_comparison(ways, was, now, line):
    assert line_of(ways, was, now) == line


def test_the_sentence_of_a_comparison():
    first, last = on("2000-01-01"), on("2026-02-20")

    def said(number, rows):
        changed = pd.DataFrame({"iso3": ["A"] * number})
        return comparison.sentence(first, last, changed, rows, areas.Area.EUROPE, CALLED)

    start = "Europe, from 1 January 2000 to 20 February 2026: "
    where = "of status; along the borders with Russia and Belarus"
    rows = pd.DataFrame({"length_km": [1000.4, 200.0, 30.0], "gained": [True, True, False]})
    assert said(2, rows) == (
        f"{start}2 changes {where} 1,200 km came under the ban and 30 km left the ban."
    )
    assert said(1, rows[2:]) == f"{start}1 change {where} 30 km left the ban."
    assert said(0, rows[:0]) == f"{start}0 changes {where} nothing changed."


# Lengths by status over time


def km(found, *names):
    rows = found[["date", *(f"{name}_km" for name in names)]]
    return [tuple(row) for row in rows.itertuples(index=False, name=None)]


def test_the_series_of_todays_members(small):
    found = exposure.series(*along(small, "ottawa"), Stretch.NATO, until=on("2026-02-20"))
    assert ",".join(found.columns) == (
        "date,treaty,border,outside_km,signed_km,joining_km,party_km,contested_km,leaving_km,"
        "left_km,bound_km,total_km"
    )
    assert set(found["treaty"]) == {"ottawa"} and set(found["border"]) == {"nato"}
    assert km(found, "outside", "signed", "joining", "party", "leaving", "left", "bound") == [
        ("1997-12-03", 801.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        ("1997-12-04", 195.7, 605.8, 0.0, 0.0, 0.0, 0.0, 0.0),
        ("1998-07-09", 0.0, 605.8, 195.7, 0.0, 0.0, 0.0, 0.0),
        ("1999-03-01", 0.0, 605.8, 0.0, 195.7, 0.0, 0.0, 195.7),
        ("2012-12-27", 0.0, 0.0, 605.8, 195.7, 0.0, 0.0, 195.7),
        ("2013-06-01", 0.0, 0.0, 0.0, 801.5, 0.0, 0.0, 801.5),
        ("2025-08-20", 0.0, 0.0, 0.0, 195.7, 605.8, 0.0, 801.5),
        ("2026-02-20", 0.0, 0.0, 0.0, 195.7, 0.0, 605.8, 195.7),
    ]
    assert set(found["total_km"]) == {801.5}
    assert list(found.index) == list(range(8))
    assert "-0.0" not in found.to_csv()
    eve = exposure.series(*along(small, "ottawa"), Stretch.NATO, until=on("2026-02-19"))
    assert list(eve["date"]) == list(found["date"][:-1])


def test_lengths_are_told_in_tenths_and_what_has_ended_is_nothing(small):
    actions = [act("NOR", "signature", "1998-01-01"), act("POL", "signature", "1998-02-01")]
    made = atlas(actions=actions)
    thin = made.pairs.assign(length_km=[9.0, 0.1, 0.3, 0.4, 9.0])
    found = exposure.series(*along(replace(made, pairs=thin), "ottawa"), Stretch.NATO, until=TODAY)
    assert found["outside_km"].astype(str).tolist() == ["0.8", "0.7", "0.0"]
    fine = small.pairs.assign(length_km=[9.0, 195.74, 0.0, 209.14, 9.0])
    found = exposure.series(*along(replace(small, pairs=fine), "ottawa"), Stretch.NATO, until=TODAY)
    assert found["party_km"].iloc[-1] == 195.7 and set(found["total_km"]) == {404.9, 404.8}


def test_the_series_of_the_members_of_the_day_grows_when_one_joins(small):
    found = exposure.series(*along(small, "ottawa"), Stretch.MEMBERS, until=on("2000-01-01"))
    assert km(found, "signed", "bound", "total") == [
        ("1997-12-03", 0.0, 0.0, 195.7),
        ("1998-07-09", 0.0, 0.0, 195.7),
        ("1999-03-01", 0.0, 195.7, 195.7),
        ("1999-03-12", 605.8, 195.7, 801.5),
    ]
    assert set(found["border"]) == {"members"}


def test_the_series_of_all_neighbours_is_of_every_pair(small):
    found = exposure.series(*along(small, "ottawa"), Stretch.ALL, until=TODAY)
    assert set(found["total_km"]) == {4319.1}
    last = found.iloc[-1]
    assert (last["date"], last["contested_km"], last["party_km"]) == (
        "2026-02-20",
        2208.4,
        1504.9,
    )
    assert last["bound_km"] == 3713.3
    of_ccm = exposure.series(*along(small, "ccm"), Stretch.ALL, until=TODAY)
    assert list(of_ccm["date"]) == ["2008-12-03"] and list(of_ccm["treaty"]) == ["ccm"]


def test_the_lengths_of_a_day_hold_from_the_last_row(small):
    found = exposure.series(*along(small, "ottawa"), Stretch.NATO, until=TODAY)
    before, first, joined = (
        exposure.lengths_on(found, on(day)) for day in ("1997-12-02", "1997-12-03", "2013-06-01")
    )
    assert set(before) == set(first) == set(exposure.FIGURES)
    assert set(before.values()) == {0.0}
    assert (first["outside_km"], first["total_km"], first["bound_km"]) == (801.5, 801.5, 0.0)
    assert joined["bound_km"] == exposure.lengths_on(found, on("2025-08-19"))["party_km"] == 801.5


def test_the_line_names_the_stretch():
    assert line(Stretch.ALL, TODAY, 1195.7) == (
        "31% of the land borders of Russia and Belarus, 1,196 of 3,824 km, is under the ban on "
        "mines"
    )
    assert line(Stretch.NATO, on("2026-11-23"), 1195.7) == (
        "31% of NATO’s land border with Russia and Belarus, 1,196 of 3,824 km, was under the ban "
        "on mines"
    )


def line(stretch, day, bound, leaving=0.0):
    lengths = {"bound_km": bound, "leaving_km": leaving, "total_km": 3824.4}
    called = replace(CALLED, weapons="mines")
    return wording_exposure.headline(lengths, stretch, day, called, today=TODAY)


@pytest.mark.parametrize(
    ("day", "ending"),
    [
        (
            "2026-11-24",
            "is under the ban on mines; 606 km of it belongs to states that are leaving",
        ),
        (
            "2026-11-23",
            "was under the ban on mines; 606 km of it belonged to states that were leaving",
        ),
    ],
)
def test_the_line_says_how_much_lies_behind_states_that_are_leaving(day, ending):
    told = line(Stretch.NATO, on(day), 801.5, 605.8)
    assert told == (f"21% of NATO’s land border with Russia and Belarus, 802 of 3,824 km, {ending}")
    assert "leaving" not in line(Stretch.NATO, on(day), 801.5)


@pytest.mark.parametrize(
    ("part", "total", "said"),
    [
        (0.0, 0.0, "0%"),
        (0.0, 3824.4, "0%"),
        (0.1, 3824.4, "Under 1%"),
        (5.0, 1000.0, "Under 1%"),
        (5.1, 1000.0, "1%"),
        (14.9, 1000.0, "1%"),
        (195.7, 3824.4, "5%"),
        (2102.1, 3824.4, "55%"),
        (994.9, 1000.0, "99%"),
        (995.0, 1000.0, "Over 99%"),
        (3824.3, 3824.4, "Over 99%"),
        (3824.4, 3824.4, "100%"),
    ],
)
def test_a_share_is_whole_and_never_none_of_something_or_all_of_less_than_all(part, total, said):
    assert share(part, total) == said


def test_the_sentence_says_what_lies_behind_whom_and_the_most_there_was(small):
    found = exposure.series(*along(small, "ottawa"), Stretch.NATO, until=TODAY)

    def said(day, today=TODAY):
        return wording_exposure.sentence(found, on(day), CALLED, today=today)

    assert said("1998-01-01") == "No part of it had been under the ban."
    assert said("1998-01-01", on("1998-01-01")) == "No part of it has been under the ban."
    assert said("2014-01-01") == "The peak so far is 802 km under the ban, since 1 June 2013."
    assert said("2025-09-01") == (
        "On 1 September 2025, 606 km belonged to states that were leaving. "
        "The peak so far is 802 km under the ban, since 1 June 2013."
    )
    most = "At its peak, 802 km was under the ban, from 1 June 2013 until 20 February 2026."
    assert said("2026-03-01") == (
        f"On 1 March 2026, 606 km belonged to states that had left. {most}"
    )
    assert said("2026-11-24") == (
        f"On 24 November 2026, 606 km belongs to states that have left. {most}"
    )
    assert said("2025-09-01", on("2025-09-01")).startswith(
        "On 1 September 2025, 606 km belongs to states that are leaving."
    )


def test_lengths_are_summed_by_side(small):
    assert exposure.lengths(small.pairs, Stretch.NATO).to_dict() == {"NOR": 195.7, "POL": 605.8}
    assert exposure.lengths(small.pairs, Stretch.MEMBERS).to_dict() == {"NOR": 195.7, "POL": 605.8}
    every = exposure.lengths(small.pairs, Stretch.ALL)
    assert set(every.index) == {"BLR", "NOR", "POL", "UKR"}


def test_marks_are_the_changes_along_a_stretch(small):
    found = exposure.marks(*along(small, "ottawa"), Stretch.NATO, until=on("2013-06-01"))
    assert list(found.itertuples(index=True, name=None)) == [
        (0, "1997-12-04", "POL", "Poland", "signed", 605.8),
        (1, "1998-07-09", "NOR", "Norway", "joining", 195.7),
        (2, "1999-03-01", "NOR", "Norway", "party", 195.7),
        (3, "2012-12-27", "POL", "Poland", "joining", 605.8),
        (4, "2013-06-01", "POL", "Poland", "party", 605.8),
    ]
    assert list(found.columns) == ["date", "iso3", "name", "to", "km"]


def test_marks_of_the_members_of_the_day_count_from_joining(small):
    found = exposure.marks(*along(small, "ottawa"), Stretch.MEMBERS, until=on("1999-03-12"))
    assert list(found.itertuples(index=False, name=None)) == [
        ("1998-07-09", "NOR", "Norway", "joining", 195.7),
        ("1999-03-01", "NOR", "Norway", "party", 195.7),
        ("1999-03-12", "POL", "Poland", "joins NATO", 605.8),
    ]
    eve = exposure.marks(*along(small, "ottawa"), Stretch.MEMBERS, until=on("1999-03-11"))
    assert "joins NATO" not in set(eve["to"])
    early = [
        one | {"nato_member_since": "1997-12-03"} if one["iso3"] == "NOR" else one
        for one in [*STATES, state("GRL", "Greenland", nato_member_since="2000-01-01")]
    ]
    later = exposure.marks(*along(atlas(states=early), "ottawa"), Stretch.MEMBERS, until=TODAY)
    joined = later[later["to"] == "joins NATO"]
    assert list(joined["iso3"]) == ["POL"]


def test_what_a_state_does_on_the_day_of_its_joining_counts():
    made = atlas(actions=[act("POL", "signature", "1999-03-12")])
    found = exposure.marks(*along(made, "ottawa"), Stretch.MEMBERS, until=TODAY)
    assert list(found["to"]) == ["signed", "joins NATO"]


def test_marks_of_all_neighbours_have_the_whole_length_of_a_side(small):
    found = exposure.marks(*along(small, "ottawa"), Stretch.ALL, until=TODAY)
    sides = {iso3: rows["km"].iloc[0] for iso3, rows in found.groupby("iso3")}
    assert sides == {"BLR": 1309.2, "NOR": 195.7, "POL": 605.8, "UKR": 2208.4}


def test_marks_of_one_day_are_in_order_of_the_names():
    rows = [act("POL", "signature", "1997-12-04"), act("NOR", "signature", "1997-12-04")]
    made = atlas(actions=rows)
    found = exposure.marks(*along(made, "ottawa"), Stretch.NATO, until=TODAY)
    assert list(found["name"]) == ["Norway", "Poland"]


# Published and measured


def test_a_published_figure_stands_beside_the_measured_one(small):
    found = published(small.tables.border_lengths_published, small.pairs)
    assert ",".join(found.columns) == (
        "pair,iso3,neighbour,published_km,length_km,difference_percent,like_for_like,source,"
        "source_url,note"
    )
    norway, poland = found.to_dict("records")
    assert norway | {"difference_percent": 0} == {
        "pair": "NOR-RUS",
        "iso3": "NOR",
        "neighbour": "RUS",
        "published_km": 191,
        "length_km": 195.7,
        "difference_percent": 0,
        "like_for_like": False,
        "source": "Factbook",
        "source_url": "",
        "note": "Land.",
    }
    assert norway["difference_percent"] == pytest.approx((191 / 195.7 - 1) * 100)
    assert (poland["pair"], poland["like_for_like"]) == ("POL-RUS", True)
    assert poland["difference_percent"] == pytest.approx((210 / 209.1 - 1) * 100)
    assert list(found.index) == [0, 1]


def test_figures_of_one_pair_keep_the_order_of_the_table():
    rows = [
        PUBLISHED[1] | {"iso3_a": "POL", "iso3_b": "BLR", "length_km": "3"},
        *(PUBLISHED[1] | {"length_km": str(number)} for number in range(20, 0, -1)),
    ]
    made = atlas(border_lengths_published=rows)
    found = published(made.tables.border_lengths_published, made.pairs)
    assert list(found["published_km"]) == [*range(20, 0, -1), 3]
    assert isinstance(float(found["published_km"].iloc[0]), float)
    assert pd.api.types.is_numeric_dtype(found["published_km"])


def write(folder, *rows):
    path = folder / "borders.csv"
    path.write_text("\n".join(["pair,iso3,neighbour,length_km", *rows]) + "\n", encoding="utf-8")
    return path


def refused(path):
    with pytest.raises(TableError) as error:
        measured.lengths(tables().states, path)
    return str(error.value).splitlines()


def test_measured_lengths_are_numbers(tmp_path):
    found = measured.lengths(tables().states, write(tmp_path, "POL-RUS,POL,RUS,209.1"))
    assert found.to_dict("records") == [
        {"pair": "POL-RUS", "iso3": "POL", "neighbour": "RUS", "length_km": 209.1}
    ]
    assert found["length_km"].dtype == float and found["pair"].dtype == object


def test_a_missing_or_broken_file_of_lengths_is_named(tmp_path):
    assert refused(tmp_path / "none.csv") == ["built/none.csv: is missing: run `make data`"]
    assert refused(write(tmp_path, "POL-RUS,POL,UKR,0")) == [
        "built/borders.csv, row 2, column neighbour: 'UKR': expected one of BLR, RUS",
        "built/borders.csv, row 2, column length_km: '0': expected a length in km above zero",
    ]
    empty = tmp_path / "empty.csv"
    empty.touch()
    assert refused(empty) == ["built/empty.csv: the file is empty"]
    place = "built/borders.csv, row {}, column {}: {}"
    rows = ("POL-RUS,POL,RUS,1", "QQQ-RUS,QQQ,RUS,1", "RUS-UKR,POL,RUS,1", "RUS-RUS,RUS,RUS,1")
    assert refused(write(tmp_path, *rows)) == [
        place.format(3, "iso3", "'QQQ': not a code of states.csv"),
        place.format(4, "pair", "'RUS-UKR': expected POL-RUS, its two sides"),
        place.format(5, "pair", "'RUS-RUS': expected RUS-RUS, its two sides"),
    ]


# Formats


TABLE = pd.DataFrame(
    {
        "iso3": ["POL", "NOR"],
        "bound": [True, False],
        "note": ["=1", ""],
        "km": [209.1, float("nan")],
        "text": ["a,b", "Türkiye"],
    }
)


def test_a_table_as_csv():
    assert formats.to_csv(TABLE) == (
        'iso3,bound,note,km,text\nPOL,true,\'=1,209.1,"a,b"\nNOR,false,,,Türkiye\n'
    )


def test_a_table_as_json():
    assert formats.to_json(TABLE, {"title": "T"}) == (
        '{"title":"T","records":['
        '{"iso3":"POL","bound":true,"note":"=1","km":209.1,"text":"a,b"},'
        '{"iso3":"NOR","bound":false,"note":null,"km":null,"text":"Türkiye"}]}\n'
    )
    numbers = pd.DataFrame({"number": [1, 2]})
    assert formats.to_json(numbers, {}) == '{"records":[{"number":1},{"number":2}]}\n'
    assert formats.to_json(numbers, {"most": numbers["number"].max()}).startswith('{"most":2,')


def test_a_table_as_geojson_has_the_shapes_of_a_layer():
    table = pd.DataFrame({"pair": ["POL-RUS"], "km": [209.1]})
    found = json.loads(
        formats.to_geojson(table, {"title": "T"}, layer="borders_detail", key="pair")
    )
    assert list(found) == ["type", "title", "boundaries", "bbox", "features"]
    assert (found["type"], found["title"]) == ("FeatureCollection", "T")
    (feature,) = found["features"]
    assert list(feature) == ["type", "id", "bbox", "properties", "geometry"]
    assert (feature["type"], feature["id"]) == ("Feature", "POL-RUS")
    assert feature["properties"] == {"pair": "POL-RUS", "km": 209.1}
    assert feature["geometry"]["type"].endswith("LineString")


# What happened and was said


EVENTS = [
    {
        "id": "e1",
        "treaty": "ottawa",
        "date": "1992",
        "title": "Founded",
        "kind": "policy",
        "detail": "In Brussels",
        "source_title": "Nobel",
        "iso3": "",
    },
    {
        "id": "e2",
        "treaty": "ccm",
        "date": "2025-07",
        "title": "Talks",
        "kind": "policy",
        "detail": "In Vilnius",
        "source_title": "Delfi",
        "iso3": "POL;UKR",
    },
    {
        "id": "e3",
        "treaty": "ottawa",
        "date": "2025-07-01",
        "end_date": "2025-07-03",
        "title": "Deposit",
        "kind": "deposit",
        "iso3": "POL",
        "source_title": "UNTC",
    },
    {
        "id": "e4",
        "treaty": "ottawa",
        "date": "2025-07-01",
        "title": "Vote",
        "kind": "parliament",
        "iso3": "UKR",
        "source_title": "Rada",
    },
]


@pytest.fixture(scope="module")
def eventful():
    return atlas(events=EVENTS)


def ids(found):
    return list(found["id"])


def test_events_are_in_order_of_their_first_and_last_day(eventful):
    found = events(eventful)
    assert ids(found) == ["e1", "e4", "e3", "e2"]
    assert list(found["first"]) == ["1992-01-01", "2025-07-01", "2025-07-01", "2025-07-01"]
    assert list(found["last"]) == ["1992-12-31", "2025-07-01", "2025-07-03", "2025-07-31"]
    assert list(found.index) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kinds": ("policy",)}, ["e1", "e2"]),
        ({"country": "UKR"}, ["e4", "e2"]),
        ({"country": "UKR", "kinds": ("policy",)}, ["e2"]),
        ({"text": "BRUSSELS founded"}, ["e1"]),
        ({"text": "brussels deposit"}, []),
        ({"text": "delfi"}, ["e2"]),
        ({"text": "cluster munitions"}, ["e2"]),
        ({"text": "poland"}, ["e3", "e2"]),
        ({"text": "poland ukraine"}, ["e2"]),
        ({"text": "ukraine", "kinds": ("deposit",)}, []),
        ({"text": "polandukraine"}, []),
        ({"text": "conventionfounded"}, []),
        ({"text": "foundedin"}, []),
        ({"text": "x"}, []),
        ({"text": "poland", "country": "UKR"}, ["e2"]),
        ({"text": "   "}, ["e1", "e4", "e3", "e2"]),
    ],
)
def test_events_are_searched_by_kind_state_and_words(eventful, asked, found):
    assert ids(events(eventful, **asked)) == found


def test_events_of_the_same_days_keep_the_order_of_the_table():
    rows = [EVENTS[3] | {"id": f"e{number}"} for number in range(30, 9, -1)]
    assert ids(events(atlas(events=rows))) == [row["id"] for row in rows]


def test_the_states_of_events_are_in_order_of_the_names(eventful):
    assert (
        states_concerned(eventful) == states_concerned(atlas(events=EVENTS[1:2])) == ["POL", "UKR"]
    )
    assert [first_day(text) for text in ("1992", "1992-05", "1992-05-07")] == [
        "1992-01-01",
        "1992-05-01",
        "1992-05-07",
    ]


def test_what_is_told_counts_from_the_last_day_that_it_may_have_been(eventful):
    table = eventful.tables.events
    assert ids(known_on(table, "ottawa", on("2025-07-01"))) == ["e3", "e4", "e1"]
    assert ids(known_on(table, "ottawa", on("1992-12-30"))) == []
    assert ids(known_on(table, "ottawa", on("1992-12-31"))) == ["e1"]
    assert ids(known_on(table, "ccm", on("2025-07-30"))) == []
    assert ids(known_on(table, "ccm", on("2025-07-31"), "UKR")) == ["e2"]
    assert ids(known_on(table, "ottawa", TODAY, "UKR")) == ["e4"]
    many = frame("events", [EVENTS[3] | {"id": f"e{number}"} for number in range(30, 9, -1)])
    assert ids(known_on(many, "ottawa", TODAY)) == ids(many)


def test_quotes_of_one_speaker_and_day_are_one_statement():
    quotes = frame(
        "quotes",
        [
            {"id": "q1", "date": "2025-01-02", "speaker": "A", "role": "Minister"},
            {"id": "q2", "date": "2025-01-01", "speaker": "A", "role": "Deputy"},
            {"id": "q3", "date": "2025-01-02", "speaker": "A", "role": "Minister"},
            {"id": "q4", "date": "2025-01-02", "speaker": "B", "role": "President"},
        ],
    )
    found = statements(quotes)
    assert [(one.speaker, one.role, one.date, [row.id for row in one.quotes]) for one in found] == [
        ("A", "Minister", "2025-01-02", ["q1", "q3"]),
        ("A", "Deputy", "2025-01-01", ["q2"]),
        ("B", "President", "2025-01-02", ["q4"]),
    ]


def test_each_stance_is_heard_once_before_a_second_of_the_same():
    stances = ["for", "for", "against", "for", "unsure", "against"]
    quotes = frame(
        "quotes",
        [
            {"id": f"q{number}", "date": f"2025-01-0{9 - number}", "speaker": "A", "stance": stance}
            for number, stance in enumerate(stances)
        ],
    )
    order = varied(statements(quotes))
    assert [row.id for one in order for row in one.quotes] == ["q0", "q2", "q4", "q1", "q5", "q3"]
    assert varied([]) == []


def test_turns_are_all_days_on_which_something_becomes_known():
    made = atlas(
        actions=[
            act("POL", "objection", "2025-08-01", concerns="UKR"),
            act("UKR", "suspension_notification", "2025-07-17", date_latest="2025-07-21"),
            act("BLR", "accession", "2003-09-03", "2004-03-01"),
            act("RUS", "signature", "2009-01-01", treaty="ccm"),
        ],
        events=EVENTS,
        quotes=[{"treaty": "ottawa", "date": "2025-03"}, {"treaty": "ccm", "date": "2025-04"}],
        declarations=[{"treaty": "ottawa", "date": "2003-09-04"}, {"treaty": "ottawa"}],
        states=[one for one in STATES if one["iso3"] != "SSD"],
    )
    assert record_change_days(made.histories["ottawa"], made.tables) == [
        on(day)
        for day in (
            *("1997-12-03", "2003-09-03", "2003-09-04", "2004-03-01", "2025-03-31", "2025-07-01"),
            *("2025-07-17", "2025-07-21", "2025-08-01"),
        )
    ]


def test_a_birth_is_a_turn_without_any_act():
    made = atlas(states=[*STATES, state("MNE", "Montenegro", state_since="2006-06-03")])
    assert on("2006-06-03") in record_change_days(made.histories["ottawa"], made.tables)


# The timeline of the browser


def test_the_timeline_holds_spans_that_look_different_and_their_doubts(small):
    history = small.histories["ottawa"]
    found = timeline(
        history,
        about=small.treaty("ottawa"),
        states=small.tables.states,
        territories=small.tables.territories,
        pairs=small.pairs,
        areas=small.areas,
        version="v1",
    )
    assert (found["treaty"], found["version"]) == ("ottawa", "v1")
    assert found["opened"] == days_since_1970("1997-12-03")
    assert found["cannot_deposit"] == "Not eligible to join"
    assert found["areas"]["nato"] == ["NOR", "POL"]
    assert set(found["views"]) == {"europe", "east", "frontier", "nato", "world"}
    assert found["layers"] == {
        **dict.fromkeys(("europe", "east"), "europe"),
        **dict.fromkeys(("frontier", "nato", "world"), "world"),
    }
    assert found["views"]["europe"] == [[35.5, -11.0], [70.2, 44.0]]
    assert list(found["statuses"]) == [
        *("party", "contested", "leaving", "left", "joining", "signed", "outside")
    ]
    assert found["statuses"]["joining"] == {
        "label": "Joining",
        "meaning": CALLED.meaning[Status.JOINING],
        "title": "Joining: in force on {until}",
        "detail": "Deposited on {since}; in force on {until}, not bound until then.",
        "title_by": "Joining: in force by {until}",
        "detail_by": "Deposited between {earliest} and {since}; in force by {until}.",
    }
    assert list(found["borders"]) == ["BLR-POL", "BLR-RUS", "NOR-RUS", "POL-RUS", "RUS-UKR"]
    assert found["borders"]["BLR-POL"] == {"side": "POL", "neighbour": "BLR", "km": 396.7}
    assert list(found["states"]) == sorted(small.names)
    assert set(found["palette"])

    def day(text):
        return days_since_1970(text)

    first = day("2026-02-03")
    assert found["states"]["LBN"] == {
        "name": "Lebanon",
        "spans": [
            [day("1997-12-03"), "outside", day("1997-12-03"), None, 0],
            [day("2026-02-03"), "outside", day("1997-12-03"), None, 1],
            [day("2026-05-21"), "joining", day("2026-05-21"), day("2026-11-01"), 2, first],
            [day("2026-08-01"), "joining", day("2026-05-21"), day("2026-11-01"), 3, first],
            [day("2026-11-01"), "party", day("2026-11-01"), None, 2, day("2026-08-01")],
        ],
    }
    assert found["states"]["SSD"] == {
        "name": "South Sudan",
        "spans": [[day("2011-07-09"), "party", day("2011-07-09"), None, 0]],
        "since": day("2011-07-09"),
        "part_of": "SDN",
    }
    assert found["states"]["XKX"] == {"name": "Kosovo", "spans": []}


def test_the_files_of_the_timelines_are_compact_text(small):
    found = timelines(small)
    assert list(found) == ["ottawa.json", "ccm.json"]
    for name, text in found.items():
        assert text.endswith("}\n")
        told = json.loads(text)
        assert told["treaty"] == name.removesuffix(".json")
        assert told["version"] == small.version
        assert text == json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
        assert set(told["areas"]) == {"europe", "east", "frontier", "nato", "world"}


# Figures of a state


SHARE = {
    "indicator": "kiel_bilateral_allocations_pct_gdp",
    "unit": "per cent",
    "year": "2024",
    "edition": "release 29",
    "source_title": "Kiel",
    "source_url": "https://example.org/kiel",
}
SPENT = SHARE | {
    "indicator": "nato_defence_expenditure_pct_gdp",
    "edition": "2024-06",
    "source_title": "NATO",
}
CONTEXT = frame(
    "context",
    [
        SHARE | {"iso3": "NOR", "value": "0.5", "confidence": "high"},
        SHARE | {"iso3": "POL", "value": "1.25", "confidence": "high"},
        SHARE | {"iso3": "UKR", "value": "1.25", "confidence": "high"},
        SHARE | {"iso3": "GEO", "value": "1.25", "confidence": "high"},
        SPENT | {"iso3": "NOR", "value": "1.5", "year": "2025", "edition": "2023-07"},
        SPENT | {"iso3": "NOR", "value": "1.6", "year": "2020", "edition": "2024-06"},
        SPENT | {"iso3": "POL", "value": "3.9", "year": "2024", "unit": "per cent, estimate",
                 "confidence": "medium"},
        SPENT | {"iso3": "POL", "value": "2.2", "year": "2022", "confidence": "high"},
        SPENT | {"iso3": "POL", "value": "3.2", "year": "2023", "unit": "per cent, estimate",
                 "confidence": "low"},
        SPENT | {"iso3": "POL", "value": "2.1", "year": "2022", "edition": "factbook",
                 "confidence": "high"},
        {"iso3": "POL", "indicator": "retained_ap_mines", "value": "1200", "unit": "count",
         "year": "2020", "confidence": "high", "source_title": "A"},
        {"iso3": "POL", "indicator": "retained_ap_mines", "value": "5", "unit": "thousand",
         "year": "2020", "confidence": "high", "source_title": "A"},
    ],
)  # fmt: skip


def test_the_figures_of_a_state_are_series_by_group():
    found = context(CONTEXT, "POL")
    assert list(found) == [Group.STOCKPILES, Group.DEFENCE, Group.AID]
    (aid,) = found[Group.AID]
    assert (aid.unit, aid.edition, aid.place) == ("per cent", "release 29", "1st of 4")
    assert aid.points == [("2024", "1.25")]
    assert aid.name == "Bilateral aid, share of GDP, release 29"
    assert aid.code == "kiel_bilateral_allocations_pct_gdp"
    assert aid.indicator.label == "Bilateral aid, share of GDP"
    assert len(aid.rows) == 1
    assert context(CONTEXT, "NOR")[Group.AID][0].place == "4th of 4"
    assert [one.edition for one in context(CONTEXT, "NOR")[Group.DEFENCE]] == [
        "edition of June 2024",
        "edition of July 2023",
    ]
    assert context(CONTEXT, "RUS") == {}


def test_an_edition_is_one_series_and_names_its_estimates():
    editions = context(CONTEXT, "POL")[Group.DEFENCE]
    own = {one.edition: one for one in editions}
    assert set(own) == {"edition of June 2024", "in the CIA Factbook"}
    june = own["edition of June 2024"]
    assert june.points == [("2022", "2.2"), ("2023", "3.2"), ("2024", "3.9")]
    assert june.unit == "per cent; estimates for 2023 and 2024"
    assert june.place == ""
    assert june.source.year == "2023"
    assert own["in the CIA Factbook"].source.value == "2.1"


def test_without_editions_units_are_apart_and_a_kind_of_value_is_no_unit():
    counted, thousands = context(CONTEXT, "POL")[Group.STOCKPILES]
    assert (counted.unit, counted.points) == ("", [("2020", "1,200")])
    assert (thousands.unit, thousands.points) == ("thousand", [("2020", "5")])
    assert counted.name == "Kept for training"


def test_editions_as_readers_name_them():
    assert written_edition("2024-06") == "edition of June 2024"
    assert written_edition("factbook") == "in the CIA Factbook"
    assert written_edition("release 29") == "release 29"
    assert written_edition("2024") == "2024"


# Words and days


def test_days_as_readers_write_them():
    assert [written_day(day) for day in ("1992", "2025-06", "2025-12-27", date(2026, 5, 1))] == [
        "1992",
        "June 2025",
        "27 December 2025",
        "1 May 2026",
    ]
    assert written_span("2026-02-03", "2026-05-21") == ("between 3 February 2026 and 21 May 2026")
    assert [last_day(text) for text in ("1992", "2024-02", "2025-02", "2025-02-03")] == [
        "1992-12-31",
        "2024-02-29",
        "2025-02-28",
        "2025-02-03",
    ]
    assert last_day("0099-04") == "0099-04-30"


def test_lengths_lists_names_and_ranks_as_readers_write_them():
    assert [whole_km(length) for length in (3824.4, 195.7, 0)] == ["3,824", "196", "0"]
    assert listed([]) == ""
    assert listed(["Estonia"]) == "Estonia"
    assert listed(["Estonia", "Latvia"]) == "Estonia and Latvia"
    assert listed(["Estonia", "Latvia", "Poland"]) == "Estonia, Latvia and Poland"
    assert notification("C.N.362.2025.TREATIES-XXVI-5") == "C.N.362.2025"
    assert notification("C.N.1.2025.TREATIES-X.TREATIES-Y") == "C.N.1.2025"
    assert (with_article("Gambia"), with_article("Mali")) == ("the Gambia", "Mali")
    assert (opening("the Gambia"), opening("")) == ("The Gambia", "")
    ranks = [1, 2, 3, 4, 10, 11, 12, 13, 19, 20, 21, 22, 101, 111, 120]
    assert [ordinal(rank) for rank in ranks] == [
        *("1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "19th", "20th", "21st"),
        *("22nd", "101st", "111th", "120th"),
    ]


@pytest.mark.parametrize(
    ("day", "old"),
    [
        ("2026-05-20", []),
        ("2026-08-19", []),
        (
            "2026-08-20",
            [
                OldRecord("ottawa", 91, "python -m service update"),
                OldRecord("ccm", 91, "python -m service update --treaty ccm"),
            ],
        ),
    ],
)
def test_a_record_is_old_more_than_ninety_days_after_its_end(small, day, old):
    assert old_records(small.tables.treaties, on(day)) == old


def test_of_two_records_the_one_that_ended_long_ago_is_old(small):
    treaties = small.tables.treaties.assign(known_until=["2026-11-24", "2026-05-21"])
    assert [one.treaty for one in old_records(treaties, TODAY)] == ["ccm"]


# Where time is worth a look day by day


def test_time_is_recent_from_the_year_of_the_first_notice(small):
    assert recent_from(small.histories["ottawa"]) == on("2025-01-01")


def test_a_claimed_suspension_makes_time_recent_and_a_later_notice_does_not(small):
    made = atlas(
        actions=[
            act("UKR", "ratification", "2005-12-27", "2006-06-01"),
            act("UKR", "suspension_notification", "2014-07-17"),
            act("POL", "ratification", "2012-12-27", "2013-06-01"),
            act("POL", "withdrawal_notification", "2025-08-20", "2026-02-20"),
        ]
    )
    assert recent_from(made.histories["ottawa"]) == on("2014-01-01")


def test_where_nobody_gave_notice_no_time_is_recent(small):
    assert recent_from(small.histories["ccm"]) is None
    found = timeline(
        small.histories["ccm"],
        about=small.treaty("ccm"),
        states=small.tables.states,
        territories=small.tables.territories,
        pairs=small.pairs,
        areas=small.areas,
        version="v1",
    )
    assert found["recent"] is None


def test_the_ends_of_years_begin_with_the_year_of_the_opening_and_end_before_the_last():
    assert year_ends(on("1997-12-03"), on("2000-01-01")) == [
        on("1997-12-31"),
        on("1998-12-31"),
        on("1999-12-31"),
    ]
    assert year_ends(on("1997-12-03"), on("1997-12-31")) == []


def test_a_peak_that_comes_again_is_told_by_its_first_time():
    rows = pd.DataFrame(
        {"date": ["2000-01-01", "2001-01-01", "2002-01-01"], "bound": [5.0, 3.0, 5.0]}
    )
    assert peak(rows, "bound", on("2003-01-01")) == Peak(5.0, "2000-01-01", "2001-01-01")
    assert peak(rows, "bound", on("2000-01-01")) == Peak(5.0, "2000-01-01", "")
