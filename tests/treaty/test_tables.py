"""Broken tables are refused, each fault with its file, row, column and reason."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from treaty import described, tables
from treaty.faults import Fault, TableError
from treaty.sheet import FIRST_ROW

Edit = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the tables that a test may break."""
    for name in tables.NAMES:
        for ending in ("csv", "schema.json"):
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
    return int((frame[list(row)] == pd.Series(row)).all(axis=1).idxmax()) + FIRST_ROW


def test_the_tables_of_the_record_hold(folder: Path) -> None:
    read = tables.read(folder)
    assert read.version == tables.read().version


def test_every_row_of_a_file_is_read(folder: Path) -> None:
    read = tables.read(folder)
    for name in tables.NAMES:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert getattr(read, name).to_numpy().tolist() == rows[1:]
        assert rows[1:], name


POLAND = {"iso3": "POL", "action": "withdrawal_notification"}


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


def test_a_row_of_another_length_is_named(folder: Path) -> None:
    path = folder / "quotes.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\nq99,ottawa\n", encoding="utf-8")
    last = FIRST_ROW + len(tables.read().quotes) - 1
    assert [str(fault) for fault in refused(folder)] == [
        f"quotes.csv, row {last + 1}: expected 17 cells, found 0",
        f"quotes.csv, row {last + 2}: expected 17 cells, found 2",
    ]


def test_a_quote_that_is_not_closed_is_named(folder: Path) -> None:
    path = folder / "events.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ne38,", '\n"e38,', 1), encoding="utf-8")
    (fault,) = refused(folder)
    assert str(fault).startswith(
        f"events.csv, row {row_number('events', {'id': 'e38'})}: not a CSV"
    )


def test_a_column_that_stands_twice_is_named(folder: Path) -> None:
    path = folder / "states.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("iso3,iso2", "iso3,iso3"))
    assert [str(fault) for fault in refused(folder)] == [
        "states.csv, row 1, column iso3: 'iso3': stands more than once"
    ]


def test_metadata_that_is_missing_or_broken_is_named(folder: Path) -> None:
    (folder / "actions.schema.json").unlink()
    (folder / "events.schema.json").write_text('{"title": ')
    assert [str(fault).partition(": not a JSON")[0] for fault in refused(folder)] == [
        "actions.schema.json: the file is missing",
        "events.schema.json",
    ]


def test_a_fault_is_one_line_whatever_the_table_holds(folder: Path) -> None:
    edit(folder, "quotes", put({"id": "q08"}, "stance", "\x1b[2J\u202e\n" + "x" * 10_000))
    (line,) = str(TableError(refused(folder))).splitlines()
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert len(line) < 400


def test_a_file_that_is_no_table_is_named(folder: Path) -> None:
    (folder / "states.csv").write_bytes(b"\xff\xfe\x00")
    (fault,) = refused(folder)
    assert str(fault).startswith("states.csv: not a UTF-8 CSV table")


def test_a_column_is_added_by_its_declaration_alone(folder: Path) -> None:
    path = folder / "quotes.schema.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    mood = {"name": "mood", "type": "string", "description": "How it was said"}
    about["fields"].append(mood | {"constraints": {"enum": ["angry", "calm"]}})
    path.write_text(described.written(about), encoding="utf-8")
    edit(folder, "quotes", lambda frame: frame.assign(mood="calm"))
    assert set(tables.read(folder).quotes["mood"]) == {"calm"}
    edit(folder, "quotes", put({"id": "q08"}, "mood", "sad"))
    (fault,) = refused(folder)
    assert fault.column == "mood"
    assert fault.reason == "'sad': expected one of angry, calm"


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_declaration_is_written_as_its_file_stands(name: str) -> None:
    text = (tables.DATA / f"{name}.schema.json").read_bytes().decode()
    assert described.written(described.read(name, tables.DATA)) == text
