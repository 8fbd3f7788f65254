"""What changed between two versions is told by rows, cells and columns."""

from dataclasses import replace

from record.version_differences import COLUMNS, differences
from tests import small_record
from tests.small_record import ACTIONS, act
from treaty.tables import NAMES


def told(before, after):
    return [tuple(row) for row in differences(before, after).itertuples(index=False)]


def with_files(tables):
    files = {name: ",".join(getattr(tables, name).columns).encode() for name in NAMES}
    return replace(tables, files=files)


def test_nothing_changed_is_an_empty_table():
    tables = with_files(small_record.tables())
    table = differences(tables, tables)
    assert len(table) == 0
    assert tuple(table.columns) == COLUMNS


def test_rows_that_came_or_went_dates_and_other_cells_are_told_apart():
    before = with_files(small_record.tables())
    late = act("GEO", "accession", "2026-04-10", "2026-10-01")
    signed = ACTIONS[3] | {"date": "1997-12-05"}
    noted = ACTIONS[5] | {"note": "Six whole months."}
    rest = [row for row in ACTIONS if row not in (ACTIONS[3], ACTIONS[5], ACTIONS[-1])]
    after = with_files(small_record.tables(actions=[*rest, signed, noted, late]))
    found = told(before, after)
    kinds = {(table, kind, row, column) for table, kind, row, column, *_ in found}
    assert kinds == {
        ("actions", "added", "ottawa GEO accession", ""),
        ("actions", "removed", "ccm SDN signature", ""),
        ("actions", "date changed", "ottawa POL signature", "date"),
        ("actions", "corrected", "ottawa POL withdrawal_notification", "note"),
    }
    cells = {(row, column): cells for _, _, row, column, *cells in found}
    assert cells["ottawa POL signature", "date"] == ["1997-12-04", "1997-12-05"]
    assert cells["ottawa GEO accession", ""][1].startswith("treaty: ottawa; iso3: GEO; ")


def test_a_column_that_came_is_one_line_and_no_row_has_changed():
    now = with_files(small_record.tables())
    header = now.files["actions"].decode().removesuffix(",taken_up").encode()
    then = replace(now, files={**now.files, "actions": header})
    assert told(then, now) == [("actions", "column added", "", "taken_up", "", "")]
    assert told(now, then) == [("actions", "column removed", "", "taken_up", "", "")]
