"""Every address answers from the version that `v` names, or not at all."""

import json

import pandas as pd
import pytest

from record.versions import FIRST_KEPT

DAY = "/data/v1/status/2026-02-20.json"


def test_an_address_answers_from_the_version_that_it_names(ask, atlas):
    for version in (FIRST_KEPT, atlas.version):
        reply = ask(f"{DAY}?v={version}")
        assert reply.status == 200
        assert json.loads(reply.body)["version"] == version
        assert "immutable" in reply.headers["Cache-Control"]
    assert json.loads(ask(DAY).body)["version"] == atlas.version


@pytest.mark.parametrize("path", [DAY, "/data/v1/tables/actions.csv", "/data/v1/map/today.svg"])
def test_a_version_that_was_not_kept_gives_no_data_but_the_list_of_those_that_were(ask, path):
    reply = ask(f"{path}?v=2020-01-01-00000000")
    error = json.loads(reply.body)
    assert (reply.status, error["parameter"]) == (404, "v")
    assert FIRST_KEPT in error["expected"]


def test_the_versions_are_listed_with_what_changed_since_each(ask, atlas):
    rows = json.loads(ask("/data/v1/versions.json").body)["records"]
    assert [row["version"] for row in rows if row["in_use"]] == [atlas.version]
    first = next(row for row in rows if row["version"] == FIRST_KEPT)
    assert first["date"] == "2026-11-25"
    assert ask(first["changes_since"]).status == 200


def test_what_changed_since_a_version_is_a_table_and_a_page(ask, server):
    address = f"{server.url}/data/v1/differences/{FIRST_KEPT}.csv"
    table = pd.read_csv(address, dtype=str, keep_default_na=False)
    assert ("actions", "column added", "taken_up") in set(
        table[["table", "kind", "column"]].itertuples(index=False, name=None)
    )
    page = ask(f"/data/v1/differences/{FIRST_KEPT}.html").body.decode()
    assert "What changed since the record of 25 November 2026" in page
    assert "column added" in page
    nothing = ask(f"/data/v1/differences/{FIRST_KEPT}.csv?v={FIRST_KEPT}").body
    assert nothing.decode().splitlines() == [",".join(table.columns)]
    assert ask("/data/v1/differences/2020-01-01-00000000.csv").status == 404


def test_a_table_that_came_later_is_no_table_of_a_version(ask):
    reply = ask(f"/data/v1/tables/territories.csv?v={FIRST_KEPT}")
    assert (reply.status, "territories" in json.loads(reply.body)["expected"]) == (404, False)
    package = json.loads(ask(f"/data/v1/datapackage.json?v={FIRST_KEPT}").body)
    names = {resource["name"] for resource in package["resources"]}
    assert ("actions" in names, "territories" in names) == (True, False)


def test_pages_and_the_maps_files_are_those_of_the_version_or_none(ask):
    page = ask(f"/borders?v={FIRST_KEPT}").body.decode()
    assert "You see the record as it was known on 25 November 2026." in page
    reply = ask("/?v=2020-01-01-00000000")
    assert reply.status == 404
    assert FIRST_KEPT in reply.body.decode()
    timeline = ask(f"/app/static/timeline/ottawa.json?v={FIRST_KEPT}")
    assert json.loads(timeline.body)["version"] == FIRST_KEPT
    assert "immutable" in timeline.headers["Cache-Control"]
    embed = ask(f"/embed?v={FIRST_KEPT}")
    assert embed.status == 200
    assert f'"version":"{FIRST_KEPT}"' in embed.body.decode()
    assert "as it was known on 25 November 2026" in embed.body.decode()
    assert ask("/embed?v=2020-01-01-00000000").status == 404
