"""Broken tables are refused, each fault with its file, row, column and reason."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from treaty import schemas, tables
from treaty.faults import Fault, TableError

Edit = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the tables that a test may break."""
    for name in schemas.SCHEMAS:
        for ending in ("csv", "toml"):
            shutil.copy(tables.DATA / f"{name}.{ending}", tmp_path)
    return tmp_path


def refused(folder: Path) -> list[Fault]:
    """Return the faults for which the tables of a folder are refused."""
    with pytest.raises(TableError) as caught:
        tables.read(folder)
    return list(caught.value.faults)


def edit(folder: Path, name: str, change: Edit) -> None:
    """Change a table in a folder."""
    path = folder / f"{name}.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(frame).to_csv(path, index=False, lineterminator="\n")


def put(row: dict[str, str], column: str, value: str) -> Edit:
    """Return an edit that puts a value into the first row with the given cells."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        where = (frame[list(row)] == pd.Series(row)).all(axis=1)
        frame.loc[where.idxmax(), column] = value
        return frame

    return change


def row_number(name: str, row: dict[str, str]) -> int:
    """Return the row of a spreadsheet in which the first row with the given cells stands."""
    frame = pd.read_csv(tables.DATA / f"{name}.csv", dtype=str, keep_default_na=False)
    return int((frame[list(row)] == pd.Series(row)).all(axis=1).idxmax()) + schemas.FIRST_ROW


def test_the_tables_of_the_record_hold(folder: Path) -> None:
    read = tables.read(folder)
    assert read.version == tables.read().version
    counted = {name: len(getattr(read, name)) for name in schemas.SCHEMAS}
    assert counted == {
        "treaties": 2,
        "states": 199,
        "actions": 538,
        "declarations": 20,
        "participant_names": 9,
        "quotes": 53,
        "events": 81,
        "border_lengths_published": 47,
        "context": 863,
        "article_claims": 33,
    }


POLAND = {"iso3": "POL", "action": "withdrawal_notification"}
BELARUS = {"iso3": "BLR", "action": "accession"}
MINE_USE = {"iso3": "RUS", "indicator": "mine_use_reported", "year": "2023"}


@pytest.mark.parametrize(
    ("name", "row", "column", "value", "reason"),
    [
        ("actions", POLAND, "iso3", "POX", "'POX': not a code of states.csv"),
        ("actions", POLAND, "treaty", "oslo", "'oslo': not a code of treaties.csv"),
        ("actions", POLAND, "action", "exit", "'exit': expected one of acceptance"),
        ("actions", POLAND, "date", "2025-02-30", "'2025-02-30': expected a date YYYY-MM-DD"),
        ("actions", POLAND, "date", "20.8.2025", "'20.8.2025': expected a date YYYY-MM-DD"),
        ("actions", POLAND, "date", "2025-08-21", "outside its bounds 2025-08-20 to 2025-08-20"),
        ("actions", POLAND, "effective_date", "2025-08-01", "expected 2026-02-20"),
        ("actions", POLAND, "effective_date", "", "expected 2026-02-20"),
        ("actions", POLAND, "confidence", "sure", "'sure': expected one of high, low, medium"),
        ("actions", POLAND, "source_url", "javascript:alert(1)", "expected an address http(s)"),
        ("actions", POLAND, "confirmed_by", "", "'': expected text"),
        ("actions", POLAND, "reference", "CN 421", "expected a depositary notification"),
        ("actions", BELARUS, "action", "withdrawal_notification", "no consent before it"),
        ("actions", BELARUS, "action", "ratification", "no signature before it"),
        ("actions", BELARUS, "effective_date", "2004-02-01", "expected 2004-03-01"),
        ("actions", BELARUS, "date_earliest", "2003-09-04", "outside its bounds"),
        ("actions", BELARUS, "date_latest", "2003-09-02", "before 2003-09-03"),
        ("actions", BELARUS, "iso3", "XKX", "'XKX': cannot deposit, so it has no act"),
        ("actions", BELARUS, "iso3", "POL", "a second binding act with no withdrawal between"),
        ("actions", BELARUS, "date_earliest", "1997-12-02", "before the treaty was opened"),
        ("states", {"iso3": "POL"}, "region", "Atlantis", "'Atlantis': expected one of Africa"),
        ("states", {"iso3": "POL"}, "m49", "16", "expected a UN M49 code of three digits"),
        ("states", {"iso3": "POL"}, "can_deposit", "yes", "'yes': expected one of false, true"),
        ("states", {"iso3": "POL"}, "iso3", "DEU", "'DEU': stands more than once"),
        ("states", {"iso3": "MNE"}, "state_since", "", "needs the day on which MNE came"),
        ("quotes", {"id": "q08"}, "speaker", "", "'': expected text"),
        ("quotes", {"id": "q08"}, "date", "2025-13", "expected a date YYYY, YYYY-MM"),
        ("quotes", {"id": "q19"}, "translation", "", "expected a translation into English"),
        ("quotes", {"id": "q08"}, "iso3", "EST,LVA", "expected codes joined by ;"),
        ("quotes", {"id": "q08"}, "iso3", "EST;LVX", "'LVX': not a code of states.csv"),
        ("events", {"id": "e38"}, "end_date", "2024-11-01", "before the event began on 2024-11-25"),
        ("events", {"id": "e38"}, "kind", "party", "'party': expected one of announcement"),
        ("border_lengths_published", {"iso3_a": "NOR"}, "length_km", "-1", "above zero"),
        ("border_lengths_published", {"iso3_a": "NOR"}, "like_for_like", "true", "2 figures"),
        ("treaties", {"treaty": "ottawa"}, "eif_months", "six", "expected a whole number"),
        ("context", MINE_USE, "indicator", "mine_use", "'mine_use': expected one of area_pot"),
        ("context", MINE_USE, "value", "yes", "expected one of yes_government, credible"),
        ("context", MINE_USE, "year", "23", "'23': expected a year YYYY"),
        ("context", MINE_USE, "year", "2024", "a second value for RUS, mine_use_reported, 2024"),
        ("context", MINE_USE, "iso3", "RUX", "'RUX': not a code of states.csv"),
        ("context", {"iso3": "FIN", "year": "2015"}, "value", "1,029", "expected a number"),
        ("context", {"iso3": "POL", "year": "2014"}, "edition", "", "expected the edition"),
        ("article_claims", {"id": "c05"}, "verdict", "false", "'false': expected one of imprecise"),
        ("article_claims", {"id": "c05"}, "evidence_url", "", "expected the evidence of a verdict"),
    ],
)
def test_a_broken_cell_is_named(
    folder: Path, name: str, row: dict[str, str], column: str, value: str, reason: str
) -> None:
    edit(folder, name, put(row, column, value))
    faults = [fault for fault in refused(folder) if reason in fault.reason]
    assert faults, [str(fault) for fault in refused(folder)]
    assert {fault.file for fault in faults} == {f"{name}.csv"}
    assert str(faults[0]).startswith(f"{name}.csv, row ")


def test_the_row_is_counted_as_a_spreadsheet_counts(folder: Path) -> None:
    edit(folder, "actions", put(POLAND, "effective_date", "2026-02-21"))
    (fault,) = refused(folder)
    assert str(fault) == (
        f"actions.csv, row {row_number('actions', POLAND)}, column effective_date: "
        "'2026-02-21': expected 2026-02-20 for withdrawal_notification of 2025-08-20"
    )


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "events.csv").unlink()
    assert [str(fault) for fault in refused(folder)] == ["events.csv: the file is missing"]


def test_an_unknown_column_is_named(folder: Path) -> None:
    edit(folder, "quotes", lambda frame: frame.assign(mood="angry"))
    assert "quotes.csv, row 1, column mood: unknown column" in map(str, refused(folder))


def test_a_missing_column_is_named(folder: Path) -> None:
    edit(folder, "quotes", lambda frame: frame.drop(columns="stance"))
    assert "quotes.csv, row 1, column stance: the column is missing" in map(str, refused(folder))


def test_a_file_that_is_no_table_is_named(folder: Path) -> None:
    (folder / "states.csv").write_bytes(b"\xff\xfe\x00")
    (fault,) = refused(folder)
    assert str(fault).startswith("states.csv: not a UTF-8 CSV table")


def test_every_column_is_defined() -> None:
    for name, schema in schemas.SCHEMAS.items():
        about = tables.metadata(name)
        assert list(about["columns"]) == list(schema.columns), name
        for member in ("title", "description", "source", "licence", "retrieved", "coverage_end"):
            assert about[member], (name, member)
