"""Tables replaced while the server runs: taken up when valid, else refused with a reason."""

import csv
import io
import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME, choose_area, new_context
from tests.doses import dose
from tests.editing import build_timelines, freeze, replace
from tests.serving import serve
from tests.waiting import wait_until

NOTICE = (
    "ottawa,NOR,withdrawal_notification,2025-11-02,2025-11-02,2025-11-02,{effect},,,,"
    "https://example.org/a-made-up-notice,a test,low,,,2026-11-24\n"
)
LEFT, WRONG = NOTICE.format(effect="2026-05-02"), NOTICE.format(effect="2026-06-02")
DAY = "/data/v1/status/2026-05-10.csv"


def fetch(server, path, tag=""):
    request = urllib.request.Request(f"{server.url}{path}", headers={"If-None-Match": tag})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode(), answer.headers


def status(server, iso3):
    rows = csv.DictReader(io.StringIO(fetch(server, DAY)[0]))
    return next(row["status"] for row in rows if row["iso3"] == iso3)


def health(server):
    return json.loads(fetch(server, "/data/v1/health.json")[0])


def said(server, word):
    return [line for line in server.log.read_text().splitlines() if word in line]


@pytest.fixture
def project(project):
    """A project with the acts as they stood on 24 November 2026: Norway is a State Party."""
    freeze(project / "data")
    build_timelines(project)
    return project


@pytest.mark.parametrize("script", ["server.py", "dashboard.py"][: dose(1, full=2)])
def test_what_holds_is_taken_up_and_what_does_not_leaves_the_last_good_ones(
    browser, project, tmp_path, script
):
    actions = project / "data" / "actions.csv"
    whole = actions.read_text(encoding="utf-8")
    with serve(tmp_path / "server.log", script, folder=project) as server:
        page = new_context(browser).new_page()
        page.goto(f"{server.url}/?date=2026-05-10")
        norway = page.frame_locator(FRAME).locator('[data-iso3="NOR"][role="button"]')
        expect(norway).to_have_accessible_name(re.compile("^Norway, State Party"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("196 of 3,824 km")
        before, headers = fetch(server, DAY)
        version = health(server)["version"]
        timeline = fetch(server, "/app/static/timeline/ottawa.json")[0]
        assert status(server, "NOR") == "party"

        actions.write_text(whole + WRONG, encoding="utf-8")
        wait_until(lambda: said(server, "are invalid"), "the refusal of the tables in the log")
        row = len(whole.splitlines()) + 1
        (fault,) = health(server)["refused"]
        assert (fault["file"], fault["row"], fault["column"]) == (
            "actions.csv",
            row,
            "effective_date",
        )
        assert fetch(server, DAY)[0] == before
        assert fetch(server, "/data/v1/tables/actions.csv")[0] == whole
        place = f"actions.csv, row {row}, column effective_date"
        reason = "'2026-06-02': expected 2026-05-02 for withdrawal_notification of 2025-11-02"
        (line,) = said(server, "Refused")
        assert line.endswith(f"Refused: {place}: {reason}")
        assert f"version {version} stays" in said(server, "are invalid")[0]
        page.reload()
        expect(norway).to_have_accessible_name(re.compile("^Norway, State Party"))

        # Tables that hold, with the timelines of the tables before: they do not agree.
        actions.write_text(whole + LEFT, encoding="utf-8")
        wait_until(
            lambda: health(server)["refused"][0]["file"] == "ottawa.json",
            "the refusal of timelines of other tables",
        )
        assert health(server)["version"] == version

        build_timelines(project)
        wait_until(lambda: said(server, "Taken up"), "the new tables in the log")
        # The page that is open shows them with its next step.
        choose_area(page, "NATO")
        expect(page.get_by_role("heading", level=1)).to_contain_text("0 of 3,824 km")
        expect(norway).to_have_accessible_name(re.compile("^Norway, Left"))
        page.close()
        assert health(server)["version"] != version
        assert health(server)["refused"] == []
        assert status(server, "NOR") == "left"
        after, changed = fetch(server, DAY, headers["ETag"])  # not 304
        assert after != before
        assert changed["ETag"] != headers["ETag"]
        assert fetch(server, "/data/v1/tables/actions.csv")[0] == whole + LEFT
        new = json.loads(fetch(server, "/app/static/timeline/ottawa.json")[0])
        assert new["version"] == health(server)["version"]
        assert new["version"] in said(server, "Taken up")[0]

        # Half a map: a timeline that is not what its tables say is never sent to a browser.
        path = project / "static" / "timeline" / "ottawa.json"
        replace(path, '"left"', '"party"')
        wait_until(lambda: health(server)["refused"], "a refusal in health")
        assert json.loads(fetch(server, "/app/static/timeline/ottawa.json")[0]) == new
        assert json.loads(timeline)["version"] == version
