"""A day that nobody knows is shown by its bounds, and claimed nowhere."""

import re

import pytest

from tests.pages.opening import html, open_page

BETWEEN = "between 3 June 2006 and 1 April 2007"


def words(at):
    return " ".join(re.sub(r"<[^>]+>", " ", html(at)).split())


@pytest.mark.parametrize("name", ["map", "countries"])
def test_a_state_is_bound_since_a_day_between_two(name):
    said = words(open_page(name, country="MNE", date="2010-01-01"))
    assert f"In force for it since a day {BETWEEN}." in said
    assert "since 1 April 2007" not in said


def test_the_list_of_states_has_the_bounds_where_it_has_no_day():
    at = open_page("countries", date="2010-01-01")
    (table,) = [one.value for one in at.dataframe if "region" in one.value]
    since = table.set_index("name")["since"]
    assert since["Montenegro"] == BETWEEN
    assert since["Norway"] == "1999-03-01"


def test_a_state_is_in_doubt_while_it_may_have_been_bound_already():
    said = words(open_page("countries", country="MNE", date="2006-08-01"))
    assert "not certain on this day" in said


def test_south_sudan_is_said_to_be_bound_from_before_its_deposit():
    for day in ("2011-08-01", "2020-01-01"):
        said = words(open_page("map", country="SSD", date=day))
        assert "A succession reaches back to the day on which the state came into being" in said
