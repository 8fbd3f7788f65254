"""Workbooks: typed cells, definitions beside them, and nothing that depends on the clock."""

import io
import shutil
import subprocess
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from record import spreadsheet
from record.columns import STATUS, described
from treaty.tables import NAMES

TABLE = pd.DataFrame(
    {
        "iso3": ["TUR", "XXX"],
        "name": ["Türkiye", "=HYPERLINK(1)"],
        "code": ["004", "NA"],
        "date": ["2026-02-20", "2026-02"],
        "bound": [True, False],
        "border_russia_km": [195.7, float("nan")],
        "since": ["", "1899-12-31"],
    }
)
ABOUT = {"title": "T", "treaties": [{"title": "A", "until": "2026"}, {"title": "B"}]}


GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>de-DE</value></prop></item>
</oor:items>
"""
"""Settings of LibreOffice for a German reader."""


def written(table=TABLE, about=ABOUT):
    return spreadsheet.to_xlsx(table, STATUS["fields"], about)


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_cells_have_types_and_text_stays_text():
    header, first, second = opened(written())[spreadsheet.DATA].iter_rows(values_only=True)
    assert header == tuple(TABLE.columns)
    day = datetime(2026, 2, 20)  # noqa: DTZ001 (a cell has no zone)
    assert first == ("TUR", "Türkiye", "004", day, True, 195.7, None)
    assert second == ("XXX", "=HYPERLINK(1)", "NA", "2026-02", False, None, "1899-12-31")
    sheet = opened(written())[spreadsheet.DATA]
    assert {cell.data_type for cell in sheet[3]} <= {"s", "b", "n"}  # no formula
    assert sheet["D2"].number_format == "yyyy-mm-dd"


def test_a_sheet_says_what_columns_mean_and_what_the_table_rests_on():
    rows = list(opened(written())[spreadsheet.ABOUT].iter_rows(values_only=True))
    meaning = {row[0]: row[1:] for row in rows}
    assert meaning["border_russia_km"][1] == "km"
    assert meaning["bound"][0].startswith("Whether the treaty")
    assert ("treaties", "title: A; until: 2026", None) in rows


def test_the_same_table_gives_the_same_bytes():
    assert written() == written()
    assert opened(written()).properties.created.date() == spreadsheet.CREATED.date()


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_the_record_is_whole_in_a_workbook(atlas, name):
    table, about = getattr(atlas.tables, name), atlas.tables.about[name]
    content = spreadsheet.to_xlsx(table, about["fields"], spreadsheet.of_table(atlas.tables, name))
    header, *rows = opened(content)[spreadsheet.DATA].iter_rows(values_only=True)
    assert list(header) == list(table.columns)
    assert len(rows) == len(table)
    texts = [field["name"] for field in about["fields"] if field["type"] == "string"]
    for column in texts:
        place = header.index(column)
        assert [row[place] or "" for row in rows] == table[column].tolist()


def test_columns_of_pages_have_the_definitions_that_are_known(atlas):
    found = described(["iso3", "status", "nothing of the kind"], atlas.tables.about)
    assert [field["name"] for field in found] == ["iso3", "status"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_a_german_locale(tmp_path):
    file = tmp_path / "table.xlsx"
    file.write_bytes(written())
    (tmp_path / "profile" / "user").mkdir(parents=True)
    (tmp_path / "profile" / "user" / "registrymodifications.xcu").write_text(GERMAN)
    # Field separator, quotes, UTF-8, first row, columns, German, no quotes around text, as shown.
    wanted = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    convert = ["--convert-to", wanted, "--outdir", str(tmp_path), str(file)]
    subprocess.run([*command, *convert], check=True, capture_output=True, timeout=120)
    shown = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert shown[1].startswith("TUR;Türkiye;004;2026-02-20;")
    assert shown[1].split(";")[5] == "195,7"
