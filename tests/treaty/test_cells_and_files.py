"""What is said of a cell, a file or a table that cannot be trusted, kind by kind."""

import hashlib
from collections.abc import Mapping

import pandas as pd
import pandera.pandas as pa
import pytest

from tests.small_record import ACTIONS, act, frame, frames
from treaty import columns, described, schemas, sheet, tables
from treaty.faults import Fault, TableError, one_line, shown
from treaty.indicators import INDICATORS

EMPTY = ""


def faults_of(column, *cells):
    """The faults of cells in a column, as `row: reason`."""
    schema = pa.DataFrameSchema({"it": column}, strict=True, ordered=True)
    table = pd.DataFrame({"it": cells}, dtype="str")
    found = schemas.faults_against(schema, "x.csv", table)
    assert {(fault.file, fault.column) for fault in found} <= {("x.csv", "it")}
    return [f"{fault.row}: {fault.reason}" for fault in found]


KINDS = [
    (columns.text, "a", " ", "text without control characters that begins no formula"),
    (columns.text, "Türkiye – “x”", "=1", "text without control characters that begins no formula"),
    (columns.day, "2024-02-29", "2025-02-29", "a date YYYY-MM-DD"),
    (columns.day, "2024-02-29", "20240229", "a date YYYY-MM-DD"),
    (columns.partial_date, "2025", "2025-13", "a date YYYY, YYYY-MM or YYYY-MM-DD"),
    (columns.partial_date, "2025-02", "2025-02-30", "a date YYYY, YYYY-MM or YYYY-MM-DD"),
    (columns.partial_date, "2025-02-28", "2025-1", "a date YYYY, YYYY-MM or YYYY-MM-DD"),
    (columns.url, "https://e.org/?a=1", "ftp://e.org", "an address http(s)://…"),
    (columns.url, "http://e.org", "https://e.org/<b>", "an address http(s)://…"),
    (columns.iso3, "POL", "pol", "an ISO 3166-1 alpha-3 code"),
    (columns.iso3_list, "POL;NATO", "POL;", "codes joined by ;"),
    (columns.iso3_list, "NATO_EUR_CAN", "NATO_EUR", "codes joined by ;"),
    (columns.iso3_list, "ORG;WLD", "POL,UKR", "codes joined by ;"),
    (columns.truth, "true", "True", "one of false, true"),
    (columns.truth, "false", "no", "one of false, true"),
    (columns.count, "10", "01", "a whole number above zero"),
    (columns.length, "0.5", "0", "a length in km above zero"),
    (columns.length, "1309.2", ".5", "a length in km above zero"),
    (columns.treaty, "ottawa", "Ottawa", "the code of a treaty"),
    (columns.language, "en", "eng", "an ISO 639-1 code"),
    (lambda: columns.one_of("b", "a"), "a", "c", "one of a, b"),
    (lambda: columns.matching("x+", "some x"), "xx", "xy", "some x"),
]


@pytest.mark.parametrize(("kind", "good", "bad", "expected"), KINDS)
def test_a_cell_is_taken_or_refused_with_what_was_expected(kind, good, bad, expected):
    assert faults_of(kind(), good) == []
    assert faults_of(kind(), good, bad) == [f"3: {bad!r}: expected {expected}"]
    assert faults_of(kind(), EMPTY) == [f"2: '': expected {expected}"]
    assert faults_of(kind(), good, good) == []


OPTIONAL = [
    (columns.text, "a"),
    (columns.day, "2024-02-29"),
    (columns.partial_date, "2025"),
    (columns.url, "https://e.org"),
    (columns.iso3, "POL"),
    (columns.iso3_list, "POL"),
    (lambda **how: columns.one_of("a", "b", **how), "a"),
    (lambda **how: columns.matching("a", "an a", **how), "a"),
    (lambda **how: columns.column("an a", "a".__eq__, **how), "a"),
]


@pytest.mark.parametrize(("kind", "good"), OPTIONAL)
def test_an_optional_cell_may_be_empty_and_no_other(kind, good):
    assert faults_of(kind(optional=True), EMPTY, good) == []
    (fault,) = faults_of(kind(optional=True), " ")
    assert fault.startswith("2: ' ': expected ")
    assert len(faults_of(kind(), EMPTY)) == 1


UNIQUE = [
    (columns.text, "a"),
    (columns.iso3, "POL"),
    (lambda **how: columns.matching("a", "an a", **how), "a"),
    (lambda **how: columns.column("an a", "a".__eq__, **how), "a"),
]


@pytest.mark.parametrize(("kind", "good"), UNIQUE)
def test_what_identifies_a_row_stands_once(kind, good):
    line = f"{good!r}: stands more than once"
    assert faults_of(kind(unique=True), good, good) == [f"2: {line}", f"3: {line}"]
    assert faults_of(kind(), good, good) == []
    # Optional, it may still not be repeated; and one that stands once is no fault.
    assert faults_of(kind(unique=True, optional=True), good) == []


def test_a_cell_is_text():
    anything = pa.DataFrameSchema({"it": columns.column("anything", bool)})
    assert schemas.faults_against(anything, "x.csv", pd.DataFrame({"it": ["5"]}, dtype="str")) == []
    assert schemas.faults_against(anything, "x.csv", pd.DataFrame({"it": [5]})) != []


def test_a_number_has_a_point_and_is_above_zero():
    assert [columns.is_positive(text) for text in ("1", "1.5", "0.1", "0", "0.0", "1,5", "")] == [
        *(True, True, True, False, False, False, False)
    ]


def test_plain_text_has_nothing_unseen_and_begins_no_formula():
    for text in ("a", "a-b", "a = b", "3", "“a”"):
        assert columns.is_plain(text)
    for text in ("", " ", "=a", "+a", "-a", "@a", "a\u200bb", "a\x00", "a\u202e"):
        assert not columns.is_plain(text)


# Faults


def test_a_fault_names_its_place_as_far_as_there_is_one():
    assert str(Fault("a.csv", 3, "date", "why")) == "a.csv, row 3, column date: why"
    assert str(Fault("a.csv", 3, None, "why")) == "a.csv, row 3: why"
    assert str(Fault("a.toml", None, "title", "why")) == "a.toml, column title: why"
    assert str(Fault("a.csv", None, None, "a\nb")) == "a.csv: a\\nb"
    error = TableError([Fault("a.csv", None, None, "x"), Fault("b.csv", 2, None, "y")])
    assert str(error) == "a.csv: x\nb.csv, row 2: y"
    assert error.faults == (Fault("a.csv", None, None, "x"), Fault("b.csv", 2, None, "y"))


def test_a_long_value_is_shown_by_its_beginning():
    assert shown("x" * 98) == repr("x" * 98)
    assert shown("x" * 99) == f"'{'x' * 99}…'"
    assert shown(None) == "None"
    assert shown("it's \"" + "y" * 99) == repr("it's \"" + "y" * 99)[:100] + "…'"
    assert one_line("a\tb\u202e ü") == "a\\tb\\u202e ü"
    assert one_line("a\\b 'c'") == "a\\b 'c'"


# A file as a table


def refused(read, *given):
    with pytest.raises(TableError) as error:
        read(*given)
    return str(error.value).splitlines()


def test_a_file_is_a_table_of_texts():
    found = sheet.frame("a.csv", b'code,n\nNA,007\n"a\nb",\n')
    assert found.to_dict("records") == [{"code": "NA", "n": "007"}, {"code": "a\nb", "n": ""}]
    assert {str(kind) for kind in found.dtypes} == {"str"}
    assert list(sheet.frame("a.csv", b"a,b\r\n").columns) == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", ["a.csv: the file is empty"]),
        (
            b"a,b,a,b,c\n",
            [
                "a.csv, row 1, column a: 'a': stands more than once",
                "a.csv, row 1, column b: 'b': stands more than once",
            ],
        ),
        (
            b"a,b\n1,2\n1\n1,2,3\n",
            [
                "a.csv, row 3: expected 2 cells, found 1",
                "a.csv, row 4: expected 2 cells, found 3",
            ],
        ),
        (
            b"a,a\n1\n",
            [
                "a.csv, row 1, column a: 'a': stands more than once",
                "a.csv, row 2: expected 2 cells, found 1",
            ],
        ),
        (b'a,b\n1,2\n3,"4', ["a.csv, row 3: not a CSV row: unexpected end of data"]),
        (b'a,b\n"1"x,2\n', ["a.csv, row 2: not a CSV row: ',' expected after '\"'"]),
        (
            b"a\n\xff\n",
            [
                ("a.csv: not a UTF-8 CSV table: "
                    "'utf-8' codec can't decode byte 0xff in position 2: invalid start byte")
            ],
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_says_where(content, lines):
    assert refused(sheet.frame, "a.csv", content) == lines


# A table against its schema


NAMED = {"participant": "Bahamas (The)", "iso3": "BHS"}


def test_a_table_that_fits_its_schema_has_no_fault():
    assert schemas.validate("participant_names", frame("participant_names", [NAMED])) == []


def lines(name, table):
    return [str(fault) for fault in schemas.validate(name, table)]


def test_columns_and_cells_that_do_not_fit_are_named():
    table = frame("participant_names", [NAMED, NAMED | {"participant": "B", "iso3": "bhs"}])
    assert lines("participant_names", table) == [
        "participant_names.csv, row 3, column iso3: 'bhs': expected an ISO 3166-1 alpha-3 code"
    ]
    assert lines("participant_names", table[:1].assign(mood="x")) == [
        "participant_names.csv, row 1, column mood: unknown column"
    ]
    assert lines("participant_names", table[:1].drop(columns="iso3")) == [
        "participant_names.csv, row 1, column iso3: the column is missing"
    ]
    assert lines("participant_names", table[:1][["iso3", "participant"]]) == [
        "participant_names.csv, row 1, column iso3: the column is not in its place",
        "participant_names.csv, row 1, column participant: the column is not in its place",
    ]
    twice = frame("participant_names", [NAMED, NAMED])
    assert lines("participant_names", twice) == [
        "participant_names.csv, row 2, column participant: 'Bahamas (The)': stands more than once",
        "participant_names.csv, row 3, column participant: 'Bahamas (The)': stands more than once",
    ]


# What is said of a table


ABOUT = {
    "title": "Names",
    "description": "Names of participants",
    "source": "UNTC",
    "licence": "CC0",
    "retrieved": "2026-02-03",
    "coverage_end": "2026-02-03",
    "columns": {"participant": "A name", "iso3": "A code"},
}


def said(**changed):
    about = {name: value for name, value in (ABOUT | changed).items() if value is not None}
    return [str(fault) for fault in described.faults("participant_names", about)]


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"title": ""}, "column title: '': expected text"),
        ({"title": None}, "column title: None: expected text"),
        ({"description": 5}, "column description: 5: expected text"),
        ({"source": " "}, "column source: ' ': expected text"),
        ({"licence": None}, "column licence: None: expected text"),
        ({"retrieved": "2026"}, "column retrieved: '2026': expected a date YYYY-MM-DD"),
        ({"retrieved": None}, "column retrieved: None: expected a date YYYY-MM-DD"),
        ({"coverage_end": 2026}, "column coverage_end: 2026: expected a date YYYY-MM-DD"),
        ({"uncertainty": "x"}, "column uncertainty: 'x': expected a list of texts"),
        ({"uncertainty": ["a", ""]}, "column uncertainty: ['a', '']: expected a list of texts"),
        ({"columns": None}, "column columns: None: expected the meaning of each column"),
        ({"columns": []}, "column columns: []: expected the meaning of each column"),
        (
            {"columns": {"participant": "A", "iso3": ""}},
            "column columns.iso3: '': expected text",
        ),
        ({"columns": {"iso3": "A"}}, "column columns.participant: None: expected text"),
        (
            {"columns": ABOUT["columns"] | {"mood": "x"}},
            "column columns.mood: unknown column",
        ),
    ],
)
def test_what_is_said_of_a_table_is_whole(changed, line):
    assert said(**changed) == [f"participant_names.toml, {line}"]


def test_what_is_said_of_a_table_may_name_doubts():
    assert said() == said(uncertainty=["Some."]) == said(uncertainty=[]) == []


# All tables


@pytest.fixture
def folder(tmp_path):
    """A folder with a small record in the files of the tables."""
    known = frames(actions=ACTIONS[:1])
    for name, table in known.items():
        table.to_csv(tmp_path / f"{name}.csv", index=False, lineterminator="\n")
        meaning = "\n".join(f'{column} = "It."' for column in table.columns)
        (tmp_path / f"{name}.toml").write_text(
            'title = "T"\ndescription = "D"\nsource = "S"\nlicence = "L"\n'
            f'retrieved = "2026-02-03"\ncoverage_end = "2026-02-03"\n[columns]\n{meaning}\n',
            encoding="utf-8",
        )
    return tmp_path


def as_read(**rows):
    return {name: table.astype("str") for name, table in frames(**rows).items()}


def test_faults_of_cells_come_before_those_of_the_law():
    broken = as_read(actions=[ACTIONS[0] | {"confidence": "maybe", "effective_date": ""}])
    about = {"participant_names": ABOUT | {"title": ""}}
    found = [fault for fault in tables.faults_of(broken, about) if fault.file != "states.csv"]
    assert "actions.csv, row 2, column confidence: 'maybe': expected one of high, low, medium" in [
        str(fault) for fault in found
    ]
    assert str(found[-1]) == "participant_names.toml, column title: '': expected text"
    assert "expected 2004-03-01" not in str(TableError(found))


def test_without_faults_of_cells_those_of_the_law_are_told():
    empty = as_read(states=[], treaties=[])
    assert [str(fault) for fault in tables.faults_of(empty, {})] == [
        "treaties.csv: expected at least one treaty"
    ]
    assert tables.faults_of({}, {"participant_names": ABOUT | {"title": ""}}) != []


def test_every_file_that_is_missing_or_unreadable_is_told(folder):
    (folder / "states.csv").unlink()
    (folder / "states.toml").unlink()
    (folder / "events.csv").unlink()
    (folder / "events.csv").mkdir()
    (folder / "quotes.toml").write_text("title = ", encoding="utf-8")
    assert refused(tables.read, folder) == [
        "states.csv: the file is missing",
        "states.toml: the file is missing",
        "quotes.toml: not a TOML file: Invalid value (at end of document)",
        "events.csv: the file cannot be read: Is a directory",
    ]


def test_what_stands_beside_a_table_is_read(folder):
    assert tables.metadata("events", folder)["title"] == "T"
    (folder / "events.toml").write_bytes(b"title = '\xff'")
    (line,) = refused(tables.metadata, "events", folder)
    assert line.startswith("events.toml: not a TOML file: 'utf-8' codec can't decode byte 0xff")
    assert isinstance(tables.metadata("actions"), Mapping)


def test_the_version_is_the_day_of_the_acts_and_a_digest_of_all_files_in_their_order():
    read = tables.read()
    digest = hashlib.sha256(b"".join(content for _, content in sorted(read.files.items())))
    assert read.version == f"{read.about['actions']['retrieved']}-{digest.hexdigest()[:8]}"
    assert set(read.files) == set(read.about) == set(schemas.SCHEMAS)
    assert read.files["events"] == (tables.DATA / "events.csv").read_bytes()
    assert read.actions["date"].dtype == object
    assert next(iter(read.treaties["treaty"])) == "ottawa"


# Indicators


def test_an_indicator_takes_numbers_codes_or_texts():
    number, code, free = (
        INDICATORS[name] for name in ("mine_erw_killed", "mine_use_reported", "known_mined_areas")
    )
    assert number.expected == "a number with a point for decimals"
    assert free.expected == "text"
    assert code.expected == (
        "one of yes_government, credible_reports_izium, indications_of_use, "
        "alleged_by_thailand_denied"
    )
    values = ("5", "0.5", "5,0", "", "x")
    assert [number.allows(value) for value in values] == [True, True, False, False, False]
    assert [free.allows(value) for value in values] == [True] * 5
    assert [code.allows(value) for value in ("yes_government", "5")] == [True, False]
    assert number.written("1234567.50") == "1,234,567.50"
    assert number.written("1000") == "1,000"
    assert free.written("1000 km") == "1000 km"
    assert code.written("indications_of_use") == "Indications of use"


def test_an_act_of_the_small_record_is_a_row_of_the_table():
    assert set(act("POL", "signature", "1997-12-04")) <= set(schemas.SCHEMAS["actions"].columns)
