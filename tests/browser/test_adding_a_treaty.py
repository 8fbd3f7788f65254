"""A third treaty, added as docs/adding-a-treaty.md says: tables only, and no change of code."""

import csv
import io
import re
import subprocess
import sys
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME, new_context
from tests.doses import LONG
from tests.editing import build_timelines
from tests.serving import ROOT, serve

GUIDE = (ROOT / "docs" / "adding-a-treaty.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
EXPORT_OF_A_DAY = """
import datetime, pathlib, sys
from record.basis import Basis
from service.edition import contents, export, plan
from record.in_use import pin_or_error
from tests.doses import LONG
day = datetime.date(2025, 6, 30)
before = day - datetime.timedelta(days=1)
folder, basis = pathlib.Path(sys.argv[1]), Basis(pin_or_error(), day, "")
if LONG:
    export.export(folder, basis, after=before)
else:  # without what takes long to draw, and without the other treaties
    for file in plan.files(basis, after=before):
        if "lasers" in file.path and file.fmt in ("csv", "svg"):
            export._answer(file, new=folder, basis=basis)
    list(export.write_map(folder, basis, ""))
    page = contents.page(basis, count=1, size=1, after=before)
    (folder / contents.PATH).write_bytes(page)
"""


def add(project, name, example):
    """Append the rows of an example to a table that has the same columns."""
    table = project / "data" / f"{name}.csv"
    header, *rows = example.splitlines(keepends=True)
    text = table.read_text(encoding="utf-8")
    assert text.startswith(header)
    table.write_text(text + "".join(rows), encoding="utf-8")


def run(project, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def extended(project):
    """A copy of the project with the treaty of the guide, and what `make data` builds."""
    treaties, actions = EXAMPLES
    add(project, "treaties", treaties)
    add(project, "actions", actions)
    if LONG:
        run(project, "-m", "geo.build")
        run(project, "-m", "service", "check")
    else:  # tables change nothing else of what a build makes: see tests/geo/test_build.py
        build_timelines(project)  # and what does not hold is refused by this and by the server
    return project


def test_it_is_on_the_map_page_in_the_data_service_and_in_the_export(browser, extended, tmp_path):
    with serve(tmp_path / "server.log", folder=extended) as server:
        with urllib.request.urlopen(
            f"{server.url}/data/v1/status/2025-06-30.csv?treaty=lasers", timeout=60
        ) as answer:
            status = answer.read().decode()
        page = new_context(browser).new_page()
        page.goto(f"{server.url}/?treaty=lasers&date=2025-06-30&country=LVA")
        expect(page.get_by_role("heading", level=1)).to_contain_text(["the ban on blinding lasers"])
        for iso3, name in {
            "NOR": "Norway.*State Party",
            "FIN": "Finland.*State Party",
            "LVA": "Latvia.*Left",
            "POL": "Poland.*Signed, not ratified",
            "EST": "Estonia.*Not a party",
        }.items():
            country = page.frame_locator(FRAME).locator(f'[data-iso3="{iso3}"][role="button"]')
            expect(country).to_have_accessible_name(re.compile(f"^{name}"))
        notice = page.locator(".panel").get_by_role("link", name="C.N.199.2024").first
        expect(notice).to_have_attribute("href", re.compile(r"/CN\.199\.2024-Eng\.pdf$"))
        page.close()

    rows = {row["iso3"]: row for row in csv.DictReader(io.StringIO(status))}
    assert {iso3: rows[iso3]["status"] for iso3 in ("NOR", "FIN", "LVA", "POL", "EST")} == {
        "NOR": "party",
        "FIN": "party",
        "LVA": "left",
        "POL": "signed",
        "EST": "outside",
    }
    assert (rows["LVA"]["notice"], rows["LVA"]["left"]) == ("2024-06-10", "2025-06-10")
    edition = tmp_path / "edition"
    run(extended, "-c", EXPORT_OF_A_DAY, str(edition))
    assert (edition / "data/lasers/status/2025-06-30.csv").read_text(encoding="utf-8") == status
    assert (edition / "data/lasers/map/2025-06-30.svg").exists()
    assert "Laser Convention" in (edition / "data/index.html").read_text(encoding="utf-8")
    assert (edition / "static/timeline/lasers.json").exists()
