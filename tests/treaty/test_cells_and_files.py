"""What is said of a cell, a file or a table that cannot be trusted, kind by kind."""

import hashlib
from copy import deepcopy

import pandas as pd
import pytest

from tests.small_record import ACTIONS, DECLARED, act, frame, frames
from treaty import columns, described, schemas, sheet, tables
from treaty.checks import codes
from treaty.faults import Fault, TableError, one_line, shown
from treaty.indicators import INDICATORS

EMPTY = ""


def field(kind, **constraints):
    """A field of a type or of a form, with constraints."""
    return {"name": "it", "type": "string", "form": kind, "constraints": constraints}


def faults_of(field, *cells):
    """The faults of cells in the column of a field, as `row: reason`."""
    table = pd.DataFrame({"it": cells}, dtype="str")
    found = schemas.faults("x.csv", [field], table)
    assert {(fault.file, fault.column) for fault in found} <= {("x.csv", "it")}
    return [f"{fault.row}: {fault.reason}" for fault in found]


PLAIN = "text without control characters that begins no formula"
COUNT = "a whole number above zero"
LENGTH = "a length in km above zero"
PARTIAL = "a date YYYY, YYYY-MM or YYYY-MM-DD"
X = field("string", pattern="x+") | {"expected": "some x"}
KINDS = [
    (field("string"), "a", " ", PLAIN),
    (field("string"), "Türkiye – “x”", "=1", PLAIN),
    (field("date"), "2024-02-29", "2025-02-29", "a date YYYY-MM-DD"),
    (field("date"), "2024-02-29", "20240229", "a date YYYY-MM-DD"),
    (field("partial date"), "2025", "2025-13", PARTIAL),
    (field("partial date"), "2025-02", "2025-02-30", PARTIAL),
    (field("partial date"), "2025-02-28", "2025-1", PARTIAL),
    (field("year"), "2025", "25", "a year YYYY"),
    (field("year"), "2025", "20255", "a year YYYY"),
    (field("boolean"), "true", "True", "one of false, true"),
    (field("boolean"), "false", "no", "one of false, true"),
    (field("count"), "10", "01", COUNT),
    (field("count"), "1", "0", COUNT),
    (field("count", minimum=2), "2", "1", COUNT),
    (field("length"), "0.5", "0", LENGTH),
    (field("length"), "1309.2", ".5", LENGTH),
    (field("string", enum=["b", "a"]), "a", "c", "one of a, b"),
    (X, "xx", "xy", "some x"),
]


@pytest.mark.parametrize(("field", "good", "bad", "expected"), KINDS)
def test_a_cell_is_taken_or_refused_with_what_was_expected(field, good, bad, expected):
    constraints = field["constraints"]
    required = field | {"constraints": constraints | {"required": True}}
    assert faults_of(required, good) == []
    assert faults_of(required, good, bad) == [f"3: {bad!r}: expected {expected}"]
    assert faults_of(required, EMPTY) == [f"2: '': expected {expected}"]
    assert faults_of(required, good, good) == []
    # Optional, it may be empty, and nothing else that is refused.
    assert faults_of(field, EMPTY, good) == []
    assert faults_of(field, " ") == [f"2: ' ': expected {expected}"]
    # What identifies a row may not be repeated, and one that stands once is no fault.
    unique = field | {"constraints": constraints | {"unique": True}}
    line = f"{good!r}: stands more than once"
    assert faults_of(unique, good, good) == [f"2: {line}", f"3: {line}"]
    assert faults_of(unique, good) == []


def test_a_form_is_narrower_than_the_type_beside_it():
    plain = {"name": "it", "type": "date", "constraints": {}}
    assert faults_of(plain, "2025") == ["2: '2025': expected a date YYYY-MM-DD"]
    assert faults_of(plain | {"form": "partial date"}, "2025") == []


def test_a_cell_is_text():
    anything = [field("string")]
    assert schemas.faults("x.csv", anything, pd.DataFrame({"it": ["5"]}, dtype="str")) == []
    assert schemas.faults("x.csv", anything, pd.DataFrame({"it": [5]})) != []


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
    assert str(Fault("a.schema.json", None, "title", "why")) == "a.schema.json, column title: why"
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


# A table against its declaration


NAMED = {"participant": "Bahamas (The)", "iso3": "BHS"}


def lines(name, table):
    found = schemas.faults(f"{name}.csv", DECLARED[name]["fields"], table)
    return [str(fault) for fault in found]


def test_a_table_that_fits_its_declaration_has_no_fault():
    assert lines("participant_names", frame("participant_names", [NAMED])) == []


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


# What is declared of a table


NAME = {"name": "participant", "type": "string", "description": "A name", "constraints": {}}
CODE = {"name": "iso3", "type": "string", "description": "A code", "constraints": {}}
ABOUT = {
    "title": "Names",
    "description": "Names of participants",
    "sources": [{"title": "UNTC"}],
    "licenses": [{"name": "CC0-1.0", "title": "CC0"}],
    "retrieved": "2026-02-03",
    "coverage_end": "2026-02-03",
    "fields": [NAME, CODE],
}


def said(table="participant_names", **changed):
    about = {name: value for name, value in (ABOUT | changed).items() if value is not None}
    return [str(fault) for fault in described.faults(table, about)]


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"title": ""}, "column title: '': expected text"),
        ({"title": None}, "column title: None: expected text"),
        ({"description": 5}, "column description: 5: expected text"),
        ({"sources": "x"}, "column sources: 'x': expected a list of objects with a title"),
        ({"sources": []}, "column sources: []: expected a list of objects with a title"),
        ({"licenses": None}, "column licenses: None: expected a list of objects with a title"),
        (
            {"licenses": [{"title": "CC0"}, "x"]},
            "column licenses: [{'title': 'CC0'}, 'x']: expected a list of objects with a title",
        ),
        (
            {"licenses": [{"name": "CC0-1.0"}]},
            "column licenses: [{'name': 'CC0-1.0'}]: expected a list of objects with a title",
        ),
        ({"retrieved": "2026"}, "column retrieved: '2026': expected a date YYYY-MM-DD"),
        ({"retrieved": None}, "column retrieved: None: expected a date YYYY-MM-DD"),
        ({"coverage_end": 2026}, "column coverage_end: 2026: expected a date YYYY-MM-DD"),
        ({"uncertainty": "x"}, "column uncertainty: 'x': expected a list of texts"),
        ({"uncertainty": ["a", ""]}, "column uncertainty: ['a', '']: expected a list of texts"),
        ({"fields": None}, "column fields: None: expected a list of objects with a name"),
        ({"fields": {}}, "column fields: {}: expected a list of objects with a name"),
        (
            {"fields": [NAME, CODE | {"description": ""}]},
            "column fields.iso3: '': expected text",
        ),
        (
            {"fields": [NAME, {"name": "iso3", "type": "string", "constraints": {}}]},
            "column fields.iso3: None: expected text",
        ),
        (
            {"fields": [NAME | {"type": "colour"}, CODE]},
            "column fields.participant: no cell can be held against it: KeyError('colour')",
        ),
        (
            {"fields": [NAME, CODE | {"constraints": {"maximum": 5}}]},
            "column fields.iso3: no cell can be held against it: KeyError('maximum')",
        ),
        (
            {"fields": [NAME, CODE | {"constraints": None}]},
            (
                "column fields.iso3: no cell can be held against it: "
                "TypeError(\"'NoneType' object is not iterable\")"
            ),
        ),
        (
            {"fields": [NAME, CODE | {"constraints": {"pattern": "("}}]},
            (
                "column fields.iso3: no cell can be held against it: "
                "error('missing ), unterminated subpattern at position 0')"
            ),
        ),
    ],
)
def test_what_is_declared_of_a_table_is_whole(changed, line):
    assert said(**changed) == [f"participant_names.schema.json, {line}"]


def test_values_that_the_code_gives_a_meaning_are_those_that_it_knows():
    values = ["signature", "ratification"]
    fields = [{**CODE, "name": "action", "constraints": {"enum": values}}]
    assert said(fields=fields) == []
    (line,) = said("actions", fields=fields)
    assert line == (
        "actions.schema.json, column fields.action: ['signature', 'ratification']: expected "
        "acceptance, accession, approval, consent_to_be_bound, definitive_signature, objection, "
        "provisional_application, ratification, signature, succession, suspension_notification, "
        "withdrawal_notification"
    )


def test_what_is_declared_of_a_table_may_name_doubts():
    assert said() == said(uncertainty=["Some."]) == said(uncertainty=[]) == []
    (line,) = map(str, described.faults("quotes", ABOUT | {"uncertainty": None}))
    assert line == "quotes.schema.json, column uncertainty: None: expected a list of texts"


# All tables


@pytest.fixture
def folder(tmp_path):
    """A folder with a small record in the files of the tables."""
    known = frames(actions=ACTIONS[:1])
    for name, table in known.items():
        table.to_csv(tmp_path / f"{name}.csv", index=False, lineterminator="\n")
        declared = described.written(DECLARED[name])
        (tmp_path / f"{name}.schema.json").write_text(declared, encoding="utf-8")
    return tmp_path


def as_read(**rows):
    return {name: table.astype("str") for name, table in frames(**rows).items()}


def test_faults_of_cells_come_before_those_of_the_law():
    broken = as_read(actions=[ACTIONS[0] | {"confidence": "maybe", "effective_date": ""}])
    about = DECLARED | {"participant_names": ABOUT | {"title": ""}}
    found = {str(fault) for fault in tables.faults_of(broken, about)}
    assert "actions.csv, row 2, column confidence: 'maybe': expected one of high, low, medium" in (
        found
    )
    assert "participant_names.schema.json, column title: '': expected text" in found
    assert not [line for line in found if "expected 2004-03-01" in line]


def test_without_faults_of_cells_those_of_the_law_are_told():
    empty = as_read(states=[], treaties=[])
    assert [str(fault) for fault in tables.faults_of(empty, DECLARED)] == [
        "treaties.csv: expected at least one treaty"
    ]


@pytest.mark.parametrize("where", ["fields", "resource", "code"])
def test_a_reference_leads_from_a_column_to_one_of_another_table(where):
    reference = {"resource": "states", "fields": ["iso3"]}
    key = {"fields": ["iso3"], "reference": reference}
    key |= {"fields": ["mood"]} if where == "fields" else {}
    reference |= {"resource": "moods"} if where == "resource" else {}
    reference |= {"fields": ["mood"]} if where == "code" else {}
    names = DECLARED["participant_names"] | {"foreignKeys": [key]}
    (fault,) = codes.known(as_read(), DECLARED | {"participant_names": names})
    column = "mood" if where == "fields" else "iso3"
    code = "mood" if where == "code" else "iso3"
    home = "moods" if where == "resource" else "states"
    assert str(fault) == (
        f"participant_names.schema.json, column fields.{column}: "
        f"refers to '{code}' of '{home}', and both have to be there"
    )


def test_a_reference_that_leads_nowhere_hides_no_other():
    away = {"fields": ["mood"], "reference": {"resource": "moods", "fields": ["mood"]}}
    names = DECLARED["participant_names"] | {"foreignKeys": [away, away]}
    assert len([*codes.known(as_read(), DECLARED | {"participant_names": names})]) == 2


def test_a_column_whose_values_have_their_meaning_in_the_code_lists_them():
    fields = deepcopy(DECLARED["actions"]["fields"])
    (kind,) = [field for field in fields if field["name"] == "action"]
    del kind["constraints"]["enum"]
    (fault,) = described.faults("actions", DECLARED["actions"] | {"fields": fields})
    assert str(fault).startswith(
        "actions.schema.json, column fields.action: []: expected acceptance, accession, "
    )


def test_every_file_that_is_missing_or_unreadable_is_told(folder):
    (folder / "states.csv").unlink()
    (folder / "states.schema.json").unlink()
    (folder / "events.csv").unlink()
    (folder / "events.csv").mkdir()
    (folder / "declarations.csv").write_text("a,b\n1\n", encoding="utf-8")
    (folder / "quotes.schema.json").write_text('{"title": ', encoding="utf-8")
    assert refused(tables.read, folder) == [
        "states.csv: the file is missing",
        "states.schema.json: the file is missing",
        "declarations.csv, row 2: expected 2 cells, found 1",
        "quotes.schema.json: not a JSON file: Expecting value: line 1 column 11 (char 10)",
        "events.csv: the file cannot be read: Is a directory",
    ]


def test_what_stands_beside_a_table_is_read(folder):
    assert described.read("events", folder) == DECLARED["events"]
    (folder / "events.schema.json").write_bytes(b'{"title": "\xff"}')
    (line,) = refused(described.read, "events", folder)
    assert line.startswith(
        "events.schema.json: not a JSON file: 'utf-8' codec can't decode byte 0xff"
    )
    (folder / "events.schema.json").write_text("[]", encoding="utf-8")
    (line,) = refused(described.read, "events", folder)
    assert line == "events.schema.json: []: expected an object"


def test_a_declaration_is_written_line_by_line_in_the_letters_of_its_words():
    assert described.written({"title": "Türkiye", "fields": [{}]}) == (
        '{\n  "title": "Türkiye",\n  "fields": [\n    {}\n  ]\n}\n'
    )


def test_the_version_is_the_day_of_the_acts_and_a_digest_of_all_files_in_their_order():
    read = tables.read()
    digest = hashlib.sha256(b"".join(content for _, content in sorted(read.files.items())))
    assert read.version == f"{read.about['actions']['retrieved']}-{digest.hexdigest()[:8]}"
    assert set(read.files) == set(read.about) == set(tables.NAMES)
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
    assert set(act("POL", "signature", "1997-12-04")) <= set(frame("actions", []))
