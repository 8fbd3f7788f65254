"""A request that cannot be answered is told what is wrong and what was expected."""

import http.client
import json
from urllib.parse import quote, urlsplit

import pytest

from record.in_use import MOST_FAULTS
from service.api.refusals import broken
from tests.editing import replace
from tests.serving import serve
from treaty.faults import Fault, TableError

LONG = "x" * 500
WRONG = [
    ("status/2026-02-30.csv", "date", "a day from 1997-12-03 to"),
    ("status/1997-12-02.csv", "date", "a day from 1997-12-03 to"),
    ("status/2008-12-02.csv?treaty=ccm", "date", "a day from 2008-12-03 to"),
    ("status/9999-12-31.csv", "date", "a day from"),
    ("status/20260220.csv", "date", "YYYY-MM-DD, or today"),
    ("status/2026-02-20%0A.csv", "date", "YYYY-MM-DD, or today"),
    ("status/%E2%82%AC.csv", "date", "YYYY-MM-DD, or today"),
    (f"status/{LONG}.csv", "date", "at most 64 characters"),
    ("status/today.csv?date=2026-02-20", "date", "one value"),
    ("status/today.csv?treaty=oslo", "treaty", "one of ottawa, ccm"),
    ("status/today.csv?treaty=", "treaty", "one of ottawa, ccm"),
    ("status/today.csv?treaty=ottawa&treaty=ccm", "treaty", "one value"),
    ("status/today.csv?status=withdrawn", "status", "one of outside, signed, joining"),
    ("status/today.csv?status=left&status=LEFT", "status", "one of outside"),
    ("status/today.csv?area=mars", "area", "one of europe, east, frontier, nato, world"),
    ("status/today.csv?area=europe&area=nato", "area", "one value"),
    ("status/today.csv?country=PL", "country", "ISO 3166-1 alpha-3"),
    (f"status/today.csv?country={LONG}", "country", "at most 64 characters"),
    ("status/today.csv?country=%00", "country", "ISO 3166-1 alpha-3"),
    ("status/today.csv?country=%FF%FE", "country", "ISO 3166-1 alpha-3"),
    ("status/today.csv?countries=POL", "countries", "treaty, status, area, country"),
    (f"status/today.csv?{LONG}=1", f"{'x' * 64}…", "treaty, status, area, country"),
    ("status/today.csv?v=1&v=2", "v", "one value"),
    (f"status/today.csv?v={LONG}", "v", "at most 64 characters"),
    (f"status/today.csv?{'country=POL&' * 400}", "query", "at most 300 values"),
    ("borders/tomorrow.csv", "date", "a day from"),
    ("borders/today.csv?treaty=oslo", "treaty", "one of ottawa, ccm"),
    ("borders/today.csv?area=europe", "area", "one of the parameters treaty"),
    ("changes.csv?from=2026", "from", "a day from 1997-12-03"),
    ("changes.csv?to=2026-13-01", "to", "a day from 1997-12-03"),
    ("changes.csv?from=2026-01-01&to=2025-01-01", "to", "a day not before 2026-01-01"),
    ("changes.atom?treaty=oslo", "treaty", "one of ottawa, ccm"),
    ("changes.csv?from=2026-01-01&from=2026-01-02", "from", "one value"),
    ("counts.csv?treaty=oslo", "treaty", "one of ottawa, ccm"),
    ("counts.csv?area=europe", "area", "one of the parameters treaty"),
    ("tables/actions.csv?treaty=ottawa", "treaty", "no parameter"),
    ("openapi.json?x=1", "x", "no parameter"),
    ("?x=1", "x", "no parameter"),
]
UNKNOWN = [
    "/data/v1/nothing",
    "/data/v1/status/2026-02-20.xml",
    "/data/v1/status/2026-02-20",
    "/data/v1/status/.csv",
    "/data/v1/status/2026-02-20.csv/",
    "/data/v1/status/2026%2F02%2F20.csv",
    "/data/v1/counts.geojson",
    "/data/v1/tables/secrets.csv",
    "/data/v1/tables/actions.schema.json",
    "/data/v1/tables/..%2f..%2fpyproject.csv",
    "/data/v1/tables/..%2factions.csv",
    "/data/v1/tables/%2e%2e/states.csv",
    "/data/v1/tables/..%5c..%5cstates.csv",
    "/data/v1/tables/actions%00.csv",
    "/data/v1/../../etc/passwd",
    "/data/v1/tables//actions.csv",
    "/data/v2/status/2026-02-20.csv",
    "/data",
    "/data/",
    f"/data/v1/{LONG}",
]


@pytest.mark.parametrize(("path", "parameter", "expected"), WRONG)
def test_a_bad_value_is_named_with_what_was_expected(ask, path, parameter, expected):
    reply = ask(f"/data/v1/{path}")
    assert reply.status == 400
    assert reply.headers["Content-Type"] == "application/json"
    assert reply.headers["Cache-Control"] == "no-store"
    said = json.loads(reply.body)
    assert set(said) == {"error", "parameter", "expected"}
    assert said["parameter"] == parameter
    assert expected in said["expected"]
    assert len(reply.body) < 1000


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_path_is_not_found(ask, path):
    reply = ask(path)
    assert reply.status == 404
    assert reply.headers["Content-Type"] == "application/json"
    assert set(json.loads(reply.body)) == {"error", "parameter", "expected"}
    assert len(reply.body) < 1000


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_only_reading_is_allowed(ask, method):
    reply = ask("/data/v1/status/today.csv", method=method)
    assert reply.status == 405
    assert reply.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(reply.body)["parameter"] == "method"


def test_a_value_comes_back_as_text_and_never_as_a_page(ask):
    reply = ask(f"/data/v1/status/today.csv?area={quote('<script>alert(1)</script>')}")
    assert reply.status == 400
    assert reply.headers["Content-Type"] == "application/json"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("number", [1, MOST_FAULTS, MOST_FAULTS + 1, 3000])
def test_of_many_faults_the_first_are_told_and_all_are_counted(number):
    faults = [Fault("actions.csv", row, "date", "wrong") for row in range(2, number + 2)]
    said = json.loads(broken(TableError(faults)).body)
    assert said["count"] == number
    assert [fault["row"] for fault in said["faults"]] == list(range(2, number + 2))[:MOST_FAULTS]


@pytest.mark.server
def test_broken_tables_are_said_and_no_data_is_given(project, tmp_path):
    replace(project / "data" / "actions.csv", "2025-06-27,2025-12-27", "2025-06-27,2025-12-28")
    with serve(tmp_path / "server.log", folder=project) as broken:
        for address in (
            "/data/v1/status/today.csv",
            "/data/v1/counts.json",
            "/data/v1/tables/actions.csv",
            "/data/v1/",
            "/data/v1/changes.atom",
            "/data/v1/health.json",
            "/embed",
            "/app/static/timeline/ottawa.json",
        ):
            connection = http.client.HTTPConnection(urlsplit(broken.url).netloc, timeout=60)
            connection.request("GET", address)
            response = connection.getresponse()
            said = json.loads(response.read())
            assert response.status == 503
            (fault,) = said["faults"]
            assert (fault["file"], fault["column"]) == ("actions.csv", "effective_date")
            assert "2025-12-28" in fault["reason"]
