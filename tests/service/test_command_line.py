"""The command line: what it takes, what it writes and how it refuses."""

import csv
import io
import json
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from tests.serving import ROOT
from treaty.collation import collated

SNAPSHOT = (
    "date,treaty,iso3,name,status,label,bound,certainty,since,until,signed,consented,consent_by,"
    "in_force,notice,left,border_russia_km,border_belarus_km,source_url,"
    "since_earliest,since_latest,retroactive,name_then"
)
BORDERS = (
    "date,treaty,iso3,neighbour,length_km,published_km,status,bound,neighbour_status,nato,"
    "source_url"
)
CHANGES = (
    "date,treaty,iso3,name,from_status,to_status,act,act_date,certainty,reference,source_url,"
    "since_earliest,since_latest,retroactive"
)


@pytest.fixture
def rows(run):
    """Return the rows of the CSV that a command writes."""

    def rows(*arguments):
        done = run(*arguments)
        assert done.returncode == 0, done.stderr
        return list(csv.DictReader(io.StringIO(done.stdout.decode())))

    return rows


def test_a_snapshot_has_the_columns_and_form_of_the_contract(run):
    text = run("snapshot", "--date", "2026-02-20").stdout.decode()
    header, *lines = text.split("\n")
    assert header == SNAPSHOT
    assert lines[-1] == ""
    assert "\r" not in text
    assert len(lines) - 1 == 197
    names = [row["name"] for row in csv.DictReader(io.StringIO(text))]
    assert names == list(pd.Series(names).sort_values(key=collated))


def test_poland_on_the_day_its_withdrawal_takes_effect(rows):
    (poland,) = rows("snapshot", "--date", "2026-02-20", "--country", "POL")
    assert poland["label"] == "Left, in effect since 2026-02-20"
    assert (poland["bound"], poland["certainty"]) == ("false", "certain")
    assert (poland["border_russia_km"], poland["border_belarus_km"]) == ("200.3", "419.5")
    assert (poland["notice"], poland["left"]) == ("2025-08-20", "2026-02-20")


def test_russia_and_belarus_hold_their_border_with_each_other(rows):
    belarus, russia = rows("snapshot", "--country", "RUS", "--country", "BLR")
    assert (belarus["border_russia_km"], belarus["border_belarus_km"]) == ("1306.7", "")
    assert (russia["border_russia_km"], russia["border_belarus_km"]) == ("", "1306.7")


def test_filters_narrow_a_snapshot(rows):
    frontier = rows("snapshot", "--date", "2026-02-20", "--area", "frontier")
    assert len(frontier) == 15
    left = rows("snapshot", "--date", "2026-02-20", "--status", "left", "--status", "leaving")
    assert [row["iso3"] for row in left] == ["EST", "FIN", "LVA", "LTU", "POL"]
    assert len(rows("snapshot", "--area", "nato")) == 32
    assert len(rows("snapshot", "--area", "europe")) == 49


def test_borders_have_the_columns_of_the_contract_and_the_headline_adds_up(run):
    text = run("borders", "--date", "2026-02-20").stdout.decode()
    assert text.split("\n")[0] == BORDERS
    table = list(csv.DictReader(io.StringIO(text)))
    assert len(table) == 18
    nato = [row for row in table if row["nato"] == "true"]
    assert sum(float(row["length_km"]) for row in nato) == pytest.approx(3824.3)
    bound = [row for row in nato if row["bound"] == "true"]
    assert [(row["iso3"], row["length_km"]) for row in bound] == [("NOR", "195.7")]


def test_changes_are_after_the_first_day_and_up_to_the_last(run, rows):
    assert run("changes").stdout.decode().split("\n")[0] == CHANGES
    found = rows("changes", "--from", "2025-12-27", "--to", "2026-02-20")
    assert [(row["date"], row["iso3"], row["to_status"]) for row in found] == [
        ("2026-01-10", "FIN", "left"),
        ("2026-02-20", "POL", "left"),
    ]


def test_json_says_what_it_is_about(run, atlas):
    answer = json.loads(run("snapshot", "--date", "2026-02-20", "--format", "json").stdout)
    assert (answer["treaty"], answer["date"]) == ("ottawa", "2026-02-20")
    ends = ["read_until", "known_until"]
    assert [answer[end] for end in ends] == list(atlas.treaty("ottawa")[ends])
    assert "OpenStreetMap" in answer["licence"]
    norway = next(row for row in answer["records"] if row["iso3"] == "NOR")
    assert (norway["bound"], norway["until"], norway["border_russia_km"]) == (True, None, 195.7)


@pytest.mark.parametrize(("command", "count"), [("snapshot", 197), ("borders", 18)])
def test_geojson_has_a_shape_for_every_row(run, command, count):
    answer = json.loads(run(command, "--date", "2026-02-20", "--format", "geojson").stdout)
    assert answer["type"] == "FeatureCollection"
    assert len(answer["features"]) == count
    assert all(feature["geometry"]["coordinates"] for feature in answer["features"])


def test_the_feed_is_atom_with_stable_ids(run):
    arguments = ("changes", "--from", "2026-01-01", "--to", "2026-03-01", "--format", "atom")
    feed = ET.fromstring(run(*arguments).stdout)  # noqa: S314 (our own feed)
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(f"{atom}id") for entry in feed.iter(f"{atom}entry")]
    assert ids == [
        "tag:ottawa-convention-map,2026:changes/ottawa/POL/left",
        "tag:ottawa-convention-map,2026:changes/ottawa/FIN/left",
    ]


def test_a_file_gets_the_same_bytes_as_standard_output(run, tmp_path):
    target = tmp_path / "out.csv"
    arguments = ("snapshot", "--date", "2012-12-31")
    assert run(*arguments, "-o", str(target)).stdout == b""
    assert target.read_bytes() == run(*arguments, "-o", "-").stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("snapshot", "--date", "2026-02-30"), "date '2026-02-30': expected a day from 1997-12-03"),
        (("snapshot", "--date", "1997-12-02"), "date '1997-12-02': expected a day from 1997-12-03"),
        (("snapshot", "--date", "20260220"), "date '20260220': expected a day"),
        (("snapshot", "--date", "9999-01-01"), "date '9999-01-01': expected a day"),
        (
            ("snapshot", "--area", "mars"),
            "area 'mars': expected one of europe, east, frontier, nato, world",
        ),
        (("snapshot", "--status", "withdrawn"), "status 'withdrawn': expected one of outside"),
        (("snapshot", "--country", "PL"), "country 'PL': expected an ISO 3166-1 alpha-3 code"),
        (("snapshot", "--treaty", "oslo"), "treaty 'oslo': expected one of ottawa, ccm"),
        (("snapshot", "--treaty", "ccm", "--date", "2008-12-02"), "from 2008-12-03"),
        (("snapshot", "--treaty", "\udcff"), r"treaty '\udcff': expected text in UTF-8"),
        (("changes", "--treaty", "oslo"), "treaty 'oslo': expected one of ottawa, ccm"),
        (("changes", "--from", "2026-01-01", "--to", "2025-01-01"), "to '2025-01-01': expected"),
        (("changes", "--from", "x"), "from 'x': expected a day"),
        (("borders", "--format", "xml"), "invalid choice: 'xml'"),
        (("nonsense",), "invalid choice: 'nonsense'"),
        ((), "the following arguments are required"),
    ],
)
def test_a_bad_argument_is_named_in_one_line(run, arguments, named):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert named in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_check_passes_on_the_record(run):
    done = run("check")
    assert (done.returncode, done.stderr) == (0, b"")
    assert re.fullmatch(rb"\d+ rows are valid, version \d{4}-\d\d-\d\d-[0-9a-f]{8}\n", done.stdout)


def test_help_names_every_command_option_and_value(run):
    said = " ".join(run("--help").stdout.decode().split())
    for command in ("snapshot", "borders", "changes", "check"):
        assert f" {command} " in said
        assert run(command, "--help").returncode == 0
    for part in ("Exit status: 0, 1", "SITE_URL"):
        assert part in said
    options = " ".join(run("snapshot", "--help").stdout.decode().split())
    for part in ("--date", "--treaty", "--status", "--area", "--country", "--format", "-o"):
        assert f"{part} " in options
    assert "(default: today)" in options
    assert "border_russia_km" in options


@pytest.mark.command
def test_a_reader_that_has_had_enough_gets_no_complaint():
    command = [sys.executable, "-m", "service", "changes", "--format", "atom"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as process:
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_file_that_cannot_be_written_is_named(run, tmp_path):
    target = tmp_path / "missing" / "out.csv"
    done = run("snapshot", "-o", str(target))
    assert done.returncode == 2
    assert str(target) in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_the_feed_of_a_site_that_is_not_known_links_to_the_sources(run, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    feed = ET.fromstring(run("changes", "--format", "atom").stdout)  # noqa: S314 (our own feed)
    links = feed.findall(".//{http://www.w3.org/2005/Atom}link")
    assert {link.get("rel") for link in links} == {"alternate"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--country", "TWN"], "Taiwan is not eligible to join"),
        (["--country", "XKX", "--country", "TWN"], "Kosovo and Taiwan are not eligible to join"),
        (["--country", "SSD", "--date", "2010-01-01"], "South Sudan was not yet a state on 1 Jan"),
    ],
)
@pytest.mark.parametrize("command", ["snapshot", "obligations"])
def test_a_table_that_cannot_have_rows_says_why(run, command, arguments, says):
    done = run(command, *arguments)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1  # the header
    assert says in done.stderr.decode()
    answer = json.loads(run(command, *arguments, "--format", "json").stdout)
    assert answer["note"] in done.stderr.decode()
    assert answer["records"] == []


def test_a_table_with_rows_has_no_note(run):
    done = run("snapshot", "--country", "POL", "--format", "json")
    assert done.stderr == b""
    assert "note" not in json.loads(done.stdout)
