"""The counts of the data service are those of the law."""

import csv
import io
import json
from datetime import date

import pytest

from geo.areas import Area
from record.atlas import utc_today
from treaty.counts import FIGURES, counts, counts_on
from treaty.statuses import Status


@pytest.fixture(scope="module", params=["ottawa", "ccm"])
def treaty(request):
    return request.param


@pytest.fixture(scope="module")
def rows(ask, treaty):
    body = ask(f"/data/v1/counts.csv?treaty={treaty}").body.decode()
    return list(csv.DictReader(io.StringIO(body)))


def test_they_have_the_columns_of_the_contract_in_their_order(rows):
    codes = [status.value for status in Status]
    assert list(rows[0]) == ["date", "treaty", "area", *codes, "states_parties", "in_force"]
    places = [(row["date"], row["area"]) for row in rows]
    assert places == sorted(set(places))


@pytest.mark.parametrize("area", list(Area))
def test_they_are_those_of_the_core(rows, atlas, treaty, area):
    own = [row for row in rows if row["area"] == area]
    series = counts(atlas.histories[treaty], atlas.areas[area], area=area.value, until=utc_today())
    assert [row["date"] for row in own] == list(series["date"])
    for row in own:
        expected = counts_on(series, date.fromisoformat(row["date"]))
        assert {figure: int(row[figure]) for figure in FIGURES} == expected


def test_a_states_statuses_add_up_to_the_snapshot(rows, ask, treaty):
    last = [row for row in rows if row["area"] == "world"][-1]
    body = ask(f"/data/v1/status/{last['date']}.csv?treaty={treaty}").body.decode()
    found = [row["status"] for row in csv.DictReader(io.StringIO(body))]
    for status in Status:
        assert found.count(status.value) == int(last[status.value])


def test_as_json_they_say_what_they_rest_on(ask, treaty, rows):
    answer = json.loads(ask(f"/data/v1/counts.json?treaty={treaty}").body)
    assert answer["treaty"] == treaty
    assert {"read_until", "known_until", "source", "version", "licence"} <= answer.keys()
    assert len(answer["records"]) == len(rows)
