"""The names of states: the United Nations' own, in the order that readers know, and former ones."""

from datetime import date

import pandas as pd
import pytest

from record.atlas import Atlas, status_table, utc_today
from treaty.changes import changes
from treaty.collation import collated
from treaty.former_names import name_then, names_then

TODAY = utc_today()


def in_order(names: list[str]) -> bool:
    places = list(collated(pd.Series(names)))
    return places == sorted(places)


@pytest.mark.parametrize(
    "names",
    [
        ["Tunisia", "Türkiye", "Turkmenistan", "Tuvalu"],
        ["Costa Rica", "Côte d'Ivoire", "Croatia"],
        ["Dominica", "Dominican Republic", "DR Congo", "Ecuador"],
    ],
)
def test_an_accent_and_a_capital_do_not_move_a_name(names: list[str]) -> None:
    shuffled = pd.Series(names[::-1])
    assert list(shuffled.sort_values(key=collated)) == names


def test_tables_and_lists_are_in_that_order(atlas: Atlas) -> None:
    assert in_order(list(atlas.names.values()))
    assert in_order([atlas.names[code] for code in atlas.areas["world"]])
    for treaty in atlas.histories:
        table = status_table(atlas, treaty, TODAY, today=TODAY)
        assert in_order(list(table["name"]))
        for _, rows in changes(atlas.histories[treaty], until=TODAY).groupby("date"):
            assert in_order(list(rows["name"]))
    assert in_order(list(atlas.tables.states["name"]))


def test_the_ivory_coast_has_the_name_that_the_united_nations_use(atlas: Atlas) -> None:
    table = status_table(atlas, "ottawa", TODAY, today=TODAY).set_index("iso3")
    assert table.at["CIV", "name"] == "Côte d'Ivoire"
    names = list(table["name"])
    place = names.index("Côte d'Ivoire")
    assert names[place - 1 : place + 2] == ["Costa Rica", "Côte d'Ivoire", "Croatia"]


@pytest.mark.parametrize(
    ("iso3", "day", "name"),
    [
        ("MKD", "2019-02-11", "The former Yugoslav Republic of Macedonia"),
        ("MKD", "2019-02-12", ""),
        ("SWZ", "2014-01-27", "Swaziland"),
        ("CZE", "2014-01-27", "Czech Republic"),
        ("TUR", "2014-01-27", "Turkey"),
        ("SRB", "2003-02-03", "Yugoslavia"),
        ("SRB", "2003-02-04", "Serbia and Montenegro"),
        ("SRB", "2006-06-03", ""),
        ("POL", "2014-01-27", ""),
    ],
)
def test_a_row_has_the_name_that_the_state_had_on_the_day(
    atlas: Atlas, iso3: str, day: str, name: str
) -> None:
    then = date.fromisoformat(day)
    table = status_table(atlas, "ottawa", then, today=TODAY).set_index("iso3")
    assert table.columns[-1] == "name_then"
    assert table.at[iso3, "name_then"] == name
    row = name_then(atlas.tables.former_names, iso3, then)
    assert (row.name if row else "") == name


def test_no_state_is_called_otherwise_today_and_every_former_name_says_how_sure_it_is(
    atlas: Atlas,
) -> None:
    assert names_then(atlas.tables.former_names, TODAY) == {}
    assert set(atlas.tables.former_names["confidence"]) <= {"low", "medium", "high"}
    assert (atlas.tables.former_names["source"] != "").all()
