"""Files to load or keep whole: they open in the libraries that people use, and agree."""

import csv
import io
import json
import sqlite3
import zipfile
from datetime import date
from functools import cache

import frictionless
import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest

from geo import layers
from geo.areas import Area
from record.atlas import utc_today
from record.basis import Basis
from record.view import View
from service.api import answers, bundle, datapackage, packages
from service.api.address import ROOT
from service.api.parameters import Period
from tests.small_record import DECLARED
from treaty.snapshot import snapshot
from treaty.statuses import Status
from treaty.tables import NAMES

DAYS = [
    date(1997, 12, 3),
    date(2006, 6, 3),  # Montenegro's first day as a state
    date(2012, 12, 31),
    date(2025, 7, 18),  # Ukraine's claim, its day uncertain
    date(2025, 7, 25),  # no change on this day
    date(2026, 2, 20),
    date(2026, 4, 1),
]


@pytest.fixture(scope="module")
def basis(atlas):
    return Basis(atlas, utc_today())


@pytest.fixture(scope="module")
def gpkg(basis, tmp_path_factory):
    """A GeoPackage as it arrives on somebody's disk."""
    file = tmp_path_factory.mktemp("loaded") / "ottawa.gpkg"
    file.write_bytes(packages.write_geopackage("ottawa", "gpkg", basis))
    return file


@pytest.fixture(scope="module")
def parquet(basis):
    """Open one of the Parquet files: `parquet("status")`."""
    write = cache(
        lambda name: packages.write_layer(packages.Layer(name, "ottawa"), "parquet", basis)
    )
    return lambda name: io.BytesIO(write(name))


@pytest.fixture(scope="module")
def in_geopackage(gpkg):
    """The table `status` of the GeoPackage."""
    return pyogrio.read_dataframe(gpkg, layer="status", read_geometry=False)


def rows(answer):
    return list(csv.DictReader(io.StringIO(answer.decode())))


def on(table, day):
    """Return the rows of the table `status` that hold on a day, as the cells of a CSV."""
    table = table.assign(date=pd.to_datetime(table["date"]))
    held = table[table["date"] == table.loc[table["date"] <= pd.Timestamp(day), "date"].max()]
    text = pd.DataFrame(index=held.index)
    for column in held.columns.drop("date"):
        cells = held[column]
        if column in layers.DAYS:
            cells = pd.to_datetime(cells).dt.strftime("%Y-%m-%d")
        if column in ("bound", "retroactive"):
            cells = cells.map({True: "true", False: "false"})
        text[column] = cells.astype(object).where(cells.notna(), "")
    return text.to_dict("records")


def expected(basis, day, columns):
    found = rows(answers.write_status(View(day, area=Area.WORLD), "csv", basis))
    return [{column: row[column] for column in columns} for row in found]


def test_a_geopackage_has_two_layers_and_a_table(gpkg):
    assert dict(pyogrio.list_layers(gpkg)) == {
        "areas": "MultiPolygon",
        "borders": "MultiLineString",
        "status": None,
    }


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_status_of_a_day_is_the_csv_of_that_day(basis, in_geopackage, parquet, day):
    columns = list(in_geopackage.columns.drop("date"))
    assert on(in_geopackage, day) == expected(basis, day, columns)
    assert on(pd.read_parquet(parquet("status")), day) == expected(basis, day, columns)


def test_every_change_of_a_status_is_on_one_of_its_days(basis, parquet):
    table = pd.read_parquet(parquet("status"))
    days = {str(day) for day in table["date"]}
    changed = answers.write_changes(Period(View(basis.today, area=Area.WORLD), None), "csv", basis)
    assert {row["date"] for row in rows(changed)} <= days
    assert max(days) <= basis.today.isoformat()


def test_every_state_has_an_area_under_its_name(atlas, gpkg, parquet):
    for areas in (gpd.read_file(gpkg, layer="areas"), gpd.read_parquet(parquet("areas"))):
        assert areas.crs == "EPSG:4326"
        assert areas["iso3"].is_unique
        assert areas.is_valid.all()
        named = dict(zip(areas["iso3"], areas["name"], strict=True))
        assert named.items() >= atlas.names.items()
        greenland = areas.set_index("iso3").loc["GRL"]
        assert (greenland["name"], greenland["territory_of"]) == ("Greenland", "DNK")


def test_the_borders_are_the_pairs_with_their_lengths(atlas, basis, gpkg, parquet):
    day = answers.write_borders(View(DAYS[-1]), "csv", basis)
    lengths = {(row["iso3"], row["neighbour"]): float(row["length_km"]) for row in rows(day)}
    for lines in (gpd.read_file(gpkg, layer="borders"), gpd.read_parquet(parquet("borders"))):
        sides = zip(lines["iso3"], lines["neighbour"], strict=True)
        assert dict(zip(sides, lines["length_km"], strict=True)) == lengths
        assert set(lines.geom_type) <= {"LineString", "MultiLineString"}


def test_each_layer_says_under_which_licence_it_is(gpkg, parquet):
    assert "ODbL" in pyogrio.read_info(gpkg, layer="borders")["layer_metadata"]["LICENCE"]
    assert "Public domain" in pyogrio.read_info(gpkg, layer="areas")["layer_metadata"]["LICENCE"]
    with sqlite3.connect(gpkg) as file:
        described = dict(file.execute("SELECT table_name, description FROM gpkg_contents"))
    assert "© OpenStreetMap contributors, ODbL 1.0" in described["borders"]
    assert "OpenStreetMap" not in described["areas"]
    metadata = pq.read_schema(parquet("borders")).metadata
    assert b"ODbL" in metadata[b"licence"]


def test_namibia_is_not_missing(gpkg, parquet):
    for table in (
        pyogrio.read_dataframe(gpkg, layer="status", read_geometry=False),
        pd.read_parquet(parquet("status")),
    ):
        assert (table["iso3"] == "NAM").any()
        assert table["iso3"].notna().all()


def test_the_other_treaty_has_its_own_package(basis):
    file = io.BytesIO(packages.write_layer(packages.Layer("status", "ccm"), "parquet", basis))
    lithuania = pd.read_parquet(file).query("iso3 == 'LTU'")
    assert lithuania["status"].iloc[-1] == Status.LEFT


def test_the_same_input_gives_the_same_bytes(basis, gpkg):
    assert packages.write_geopackage("ottawa", "gpkg", basis) == gpkg.read_bytes()
    for name in packages.LAYER_NAMES:
        once, again = (
            packages.write_layer(packages.Layer(name, "ottawa"), "parquet", basis) for _ in range(2)
        )
        assert once == again
    view = View(DAYS[-1])
    assert bundle.bundle(view, basis) == bundle.bundle(view, basis)


@pytest.fixture(scope="module")
def of_november(frozen):
    """The record of 24 November 2026: Lebanon's accession is one without a day."""
    return Basis(frozen, date(2026, 11, 24))


@pytest.fixture(scope="module")
def unzipped(of_november):
    view = View(date(2026, 4, 1), area=Area.EUROPE, statuses=(Status.LEFT,), countries=("POL",))
    return view, zipfile.ZipFile(io.BytesIO(bundle.bundle(view, of_november)))


def test_a_zip_holds_the_csv_of_the_same_view(of_november, unzipped):
    view, archive = unzipped
    assert archive.namelist() == [
        "ottawa-2026-04-01-europe-left-pol/ottawa-2026-04-01-europe-left-pol.csv",
        "ottawa-2026-04-01-europe-left-pol/README.txt",
        "ottawa-2026-04-01-europe-left-pol/metadata.json",
    ]
    assert archive.read(archive.namelist()[0]) == answers.write_status(view, "csv", of_november)
    assert archive.testzip() is None
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_readme_tells_what_it_is_where_it_is_from_and_how_to_cite_it(of_november, unzipped):
    view, archive = unzipped
    text = archive.read("ottawa-2026-04-01-europe-left-pol/README.txt").decode()
    assert "on 1 April 2026" in text
    assert "Not certain on this day: Lebanon." in text
    assert "Only: Left.\nOnly: Poland.\n" in text
    for column in rows(answers.write_status(view, "csv", of_november))[0]:
        assert f"\n{column}: " in text
    assert "read as at 3 February 2026" in text
    assert "ODbL" in text
    assert of_november.atlas.version in text.partition("How to cite")[2]


def test_the_metadata_lead_back_to_the_same_view(unzipped):
    _, archive = unzipped
    about = json.loads(archive.read("ottawa-2026-04-01-europe-left-pol/metadata.json"))
    assert about["view"] == {
        "date": "2026-04-01",
        "treaty": "ottawa",
        "area": "europe",
        "status": ["left"],
        "country": ["POL"],
    }
    assert about["address"] == (
        "/data/v1/status/2026-04-01.csv?treaty=ottawa&area=europe&status=left&country=POL"
        f"&v={about['version']}"
    )
    assert (about["read_until"], about["known_until"]) == ("2026-02-03", "2026-05-21")


@pytest.fixture(scope="module")
def folder(basis, tmp_path_factory):
    """The tables as the service gives them, at their addresses, around the description."""
    folder = tmp_path_factory.mktemp("package")
    files = {f"tables/{name}.csv": answers.write_table(name, "csv", basis) for name in NAMES}
    view = View(basis.today, area=Area.WORLD)
    files |= {
        "status/today.csv": answers.write_status(view, "csv", basis),
        "borders/today.csv": answers.write_borders(view, "csv", basis),
        "obligations/today.csv": answers.write_obligations(view, "csv", basis),
        "changes.csv": answers.write_changes(
            Period(View(basis.today, area=Area.WORLD), None), "csv", basis
        ),
        "counts.csv": answers.write_counts("ottawa", "csv", basis),
        "datapackage.json": datapackage.describe(basis),
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_frictionless_finds_no_fault_in_the_package(folder):
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "rowNumber", "fieldName", "note"]) == []
    assert len(report.tasks) == len(NAMES) + len(datapackage.OUTPUTS)
    assert all(task.stats["rows"] for task in report.tasks)


def test_frictionless_finds_the_fault_in_a_broken_package(folder, tmp_path):
    (tmp_path / "tables").mkdir()
    described = json.loads((folder / "datapackage.json").read_text())
    states = next(one for one in described["resources"] if one["name"] == "states")
    del states["hash"], states["bytes"]
    text = (folder / "tables" / "states.csv").read_text()
    (tmp_path / "tables" / "states.csv").write_text(text.replace(",NA,516,", ",,516,"))
    (tmp_path / "datapackage.json").write_text(json.dumps(described | {"resources": [states]}))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["type", "fieldName"]) == [["constraint-error", "iso2"]]


def closed_columns():
    """Return the columns of the record in which only some values, or codes of a table, may stand.

    A list of codes, and a code of one of two kinds, is more than a data package can say.
    """
    coded = {
        (name, *key["fields"])
        for name, about in DECLARED.items()
        for key in about.get("foreignKeys", [])
    }
    enumerated = {
        (name, field["name"])
        for name, about in DECLARED.items()
        for field in about["fields"]
        if "enum" in field["constraints"]
    }
    assert {("article_claims", "verdict"), ("context", "indicator")} < enumerated
    return coded | enumerated


def test_where_check_refuses_a_value_that_no_list_or_table_has_the_package_does(
    basis, folder, tmp_path
):
    described = json.loads((folder / "datapackage.json").read_text())
    own = [one for one in described["resources"] if one["name"] in NAMES]
    (tmp_path / "tables").mkdir()
    for one in own:
        frame = getattr(basis.atlas.tables, one["name"]).copy()
        for place, column in enumerate(frame.columns):
            if (one["name"], column) in closed_columns():
                frame.loc[place % len(frame), column] = "no such value"
        frame.to_csv(tmp_path / one["path"], index=False)
        del one["hash"], one["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(described | {"resources": own}))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    refused = {
        (task.name, column)
        for task in report.tasks
        for error in task.errors
        for column in getattr(error, "field_names", [getattr(error, "field_name", "")])
    }
    assert refused == closed_columns()


def test_namibias_code_survives_the_package(folder):
    resource = frictionless.Package(str(folder / "datapackage.json")).get_resource("states")
    namibia = next(row for row in resource.read_rows() if row["iso3"] == "NAM")
    assert namibia["iso2"] == "NA"
    assert namibia["m49"] == "516"


def test_every_path_in_the_package_is_an_address_that_answers(ask, folder):
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        reply = ask(f"{ROOT}{resource['path']}")
        assert reply.status == 200, resource["path"]
        assert reply.body == (folder / resource["path"]).read_bytes()


def test_the_package_says_how_far_the_record_reaches(basis, folder):
    package = json.loads((folder / "datapackage.json").read_text())
    assert package["version"] == basis.atlas.version
    tables = basis.atlas.tables
    assert package["coverage"] == {
        "treaties": {
            row.treaty: {"read_until": row.read_until, "known_until": row.known_until}
            for row in tables.treaties.itertuples()
        },
        "events_until": tables.about["events"]["coverage_end"],
    }


def test_the_package_has_what_the_tables_declare(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    resources = {one["name"]: one for one in package["resources"]}
    for name, about in DECLARED.items():
        told = resources[name] | resources[name]["schema"]
        apart = {"map"} if name == "article_claims" else set()  # an address of each row's own
        assert {member: told[member] for member in about.keys() - apart} == {
            member: about[member] for member in about.keys() - apart
        }


def test_every_length_names_its_unit(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    fields = [field for one in package["resources"] for field in one["schema"]["fields"]]
    units = {field["name"]: field.get("unit") for field in fields if field["type"] == "number"}
    assert set(units.values()) == {"km"}, units


def test_a_snapshot_of_any_day_fits_the_package(basis):
    fields = answers.STATUS.schema["fields"]
    always = [one["name"] for one in fields if one["constraints"].get("required")]
    for day in DAYS:
        found = snapshot(basis.atlas.histories["ottawa"], day, today=basis.today)
        assert not (found[always] == "").any(axis=None), day
