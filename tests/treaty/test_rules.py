"""Every rule of the tables is broken by a mutation here, and refused by file, row and column."""

import re

import pandas as pd
import pytest

from tests.small_record import DECLARED
from treaty import checks, columns, described, schemas
from treaty.checks import acts, codes, figures, lives, states, treaties, words
from treaty.faults import Fault
from treaty.sheet import FIRST_ROW

FIELDS = {(n, field["name"]): field for n, about in DECLARED.items() for field in about["fields"]}
CODES = {
    (name, *key["fields"])
    for name, about in DECLARED.items()
    for key in about.get("foreignKeys", []) + about.get("codes", [])
}
BROKEN = {
    "text without control characters that begins no formula": [
        *(" ", "\t\n", "a\0b", "a\x1b[31m", "a\nb", "a\x85b", "\ufeffa", "a\ufffdb", "a\u2028b"),
        *("a\u202eb", "a\u2067b", "a\u200eb", "\ue000", "\U000e0041"),
        *("=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"),
    ],
    "a date YYYY-MM-DD": ["2025-02-30", "20.8.2025", "2025-8-1", "٢٠٢٥-٠١-٠١", "2025-01", "x"],
    "a date YYYY, YYYY-MM or YYYY-MM-DD": ["2025-13", "2025-02-30", "25", "2025-", "spring 2025"],
    "a whole number above zero": ["0", "-6", "six", "1.5", "٦", "06"],
    "a length in km above zero": ["0", "-1", "1,309", "about 200", "1e3", "nan", "inf"],
    "an address http(s)://…": ["javascript:alert(1)", "example.org", "https://a b", 'https://"'],
    "a code of lower-case letters": ["Ottawa", "ottawa-2", "o t"],
    "the code of a treaty": ["Ottawa", "ottawa-2"],
    "an ISO 3166-1 alpha-3 code": ["pol", "PO", "P0L", "POLAND"],
    "an ISO 3166-1 alpha-2 code": ["pl", "POL", "P"],
    "a UN M49 code of three digits": ["16", "0616", "abc", "٠١٦"],
    "a depositary notification such as C.N.360.2025.TREATIES-XXVI-5": ["CN 421", "C.N.1.25"],
    "q and a number": ["8", "q", "Q08", "q08 "],
    "e and a number": ["38", "e", "E38"],
    "c and a number": ["5", "c", "c5a"],
    "codes of areas joined by ;": ["GGY,JEY", "GGY;", "GGY JEY", "ggy"],
    "codes joined by ;": ["EST,LVA", "EST;", ";EST", "est"],
    "an ISO 639-1 code": ["EN", "eng", "e"],
    "a language by BCP 47": ["EN", "english", "e", "sr_Latn", "sr-latn"],
    "the code of a state or an aggregate": ["ru", "RU", "R U"],
    "a year YYYY": ["23", "2023-01", "twenty"],
}
"""Values that no column of a kind takes, by what is expected there."""


def expected(name: str, column: str) -> str:
    (check,) = columns.of_field(FIELDS[name, column]).checks
    return str(check.error).removeprefix("expected ")


def faults(name: str, frame: pd.DataFrame) -> list[Fault]:
    return schemas.faults(f"{name}.csv", DECLARED[name]["fields"], frame)


@pytest.fixture(scope="module")
def frames(frozen):
    """The tables of a record, unbroken."""
    return {name: getattr(frozen.tables, name).astype("str") for name in DECLARED}


def broken_values(name: str, column: str) -> list[tuple[str, str]]:
    """Values that this column does not take, each with what is expected instead."""
    kind = expected(name, column)
    values = ["no such value", "TRUE"] if kind.startswith("one of ") else list(BROKEN[kind])
    if FIELDS[name, column]["constraints"].get("required"):
        values.append("")
    return [(value, kind) for value in values]


@pytest.mark.parametrize("name", DECLARED)
def test_a_cell_that_breaks_its_column_is_named(frames, name):
    broken = [
        (column, value, kind)
        for column in (field["name"] for field in DECLARED[name]["fields"])
        for value, kind in broken_values(name, column)
    ]
    sound = frames[name].iloc[0].to_dict()
    frame = pd.DataFrame([sound, *(sound | {column: value} for column, value, _ in broken)])
    found = {
        (fault.file, fault.row, fault.column, fault.reason)
        for fault in faults(name, frame.astype("str"))
        if "more than once" not in fault.reason
    }
    assert found == {
        (f"{name}.csv", FIRST_ROW + number, column, f"{value!r}: expected {kind}")
        for number, (column, value, kind) in enumerate(broken, 1)
    }


@pytest.mark.parametrize(
    ("name", "column"),
    [place for place, field in FIELDS.items() if field["constraints"].get("unique")],
)
def test_what_identifies_a_row_stands_once(frames, name, column):
    frame = frames[name].copy()
    frame.loc[1, column] = frame.loc[0, column]
    (first, second) = faults(name, frame)
    assert {first.row, second.row} == {FIRST_ROW, FIRST_ROW + 1}
    assert (first.file, first.column) == (f"{name}.csv", column)
    assert first.reason == f"{frame.loc[0, column]!r}: stands more than once"


@pytest.mark.parametrize("name", DECLARED)
def test_columns_are_there_in_their_order_and_no_other(frames, name):
    frame = frames[name]
    first, second, *_ = frame.columns

    def said(changed):
        return {(fault.row, fault.column, fault.reason) for fault in faults(name, changed)}

    assert (1, first, "the column is missing") in said(frame.drop(columns=first))
    assert (1, "mood", "unknown column") in said(frame.assign(mood="angry"))
    swapped = frame[[second, first, *frame.columns[2:]]]
    assert (1, first, "the column is not in its place") in said(swapped)


POLAND = {"iso3": "POL", "action": "withdrawal_notification"}
SIGNED = {"iso3": "POL", "action": "signature", "treaty": "ottawa"}
RATIFIED = {"iso3": "POL", "action": "ratification"}
MONTENEGRO = {"iso3": "MNE", "action": "succession"}
BELARUS = {"iso3": "BLR", "action": "accession"}
LEBANON = {"iso3": "LBN", "action": "accession"}
SUDAN = {"iso3": "SSD", "action": "succession"}
UKRAINE = {"iso3": "UKR", "action": "suspension_notification"}
OBJECTION = {"iso3": "CHE", "action": "objection"}
OTTAWA = {"treaty": "ottawa"}
MINE_USE = {"iso3": "RUS", "indicator": "mine_use_reported", "year": "2023"}

LAW = [
    (treaties.days_in_order, "treaties", OTTAWA, {"adopted": "1997-12-04"}, "opened_for_signature"),
    (treaties.days_in_order, "treaties", OTTAWA, {"entered_into_force": "1997-12-02"}, ""),
    (treaties.record_in_order, "treaties", OTTAWA, {"read_until": "1997-12-02"}, ""),
    (treaties.record_in_order, "treaties", OTTAWA, {"known_until": "2026-02-02"}, ""),
    (
        treaties.in_force_by_its_deposits,
        "treaties",
        OTTAWA,
        {"entered_into_force": "1999-04-01"},
        "",
    ),
    (
        treaties.in_force_by_its_deposits,
        "treaties",
        OTTAWA,
        {"eif_first_n": "20"},
        "entered_into_force",
    ),
    (
        treaties.in_force_by_its_deposits,
        "treaties",
        {"treaty": "apii"},
        {"eif_not_counted": ""},
        "entered_into_force",
    ),
    (states.part_since, "states", {"iso3": "MNE"}, {"state_since": ""}, ""),
    (states.part_of_another, "states", {"iso3": "MNE"}, {"part_of": "MNE"}, ""),
    (states.numbers_differ, "states", {"iso3": "POL"}, {"m49": "004"}, ""),
    (states.members_deposit, "states", {"iso3": "AFG"}, {"can_deposit": "false"}, ""),
    (states.union_left_after_joining, "states", {"iso3": "GBR"}, {"eu_left": "1972-12-31"}, ""),
    (states.union_left_after_joining, "states", {"iso3": "GBR"}, {"eu_member_since": ""}, ""),
    (acts.by_who_can_deposit, "actions", BELARUS, {"iso3": "XKX"}, ""),
    (acts.bounds_in_order, "actions", BELARUS, {"date_latest": "2003-09-02"}, ""),
    (acts.day_within_bounds, "actions", POLAND, {"date": "2025-08-21"}, ""),
    (acts.day_within_bounds, "actions", BELARUS, {"date_earliest": "2003-09-04"}, "date"),
    (acts.after_opening, "actions", BELARUS, {"date_earliest": "1997-12-02"}, ""),
    (acts.after_birth, "actions", SUDAN, {"date_earliest": "2011-07-08"}, ""),
    # Withdrawal: six months after the notice (article 20).
    (acts.effects, "actions", POLAND, {"effective_date": "2026-02-21"}, ""),
    (acts.effects, "actions", POLAND, {"effective_date": "2025-08-20"}, ""),
    (acts.effects, "actions", POLAND, {"effective_date": ""}, ""),
    # Consent: the first day of the sixth month after the month of deposit (article 17).
    (acts.effects, "actions", BELARUS, {"effective_date": "2004-02-01"}, ""),
    (acts.effects, "actions", BELARUS, {"effective_date": "2004-03-03"}, ""),
    (acts.effects, "actions", BELARUS, {"effective_date": ""}, ""),
    # The named exceptions: not before the treaty's own, a successor from its birth, no known day.
    (
        acts.effects,
        "actions",
        {"iso3": "CAN", "action": "ratification"},
        {"effective_date": "1998-06-01"},
        "",
    ),
    (acts.effects, "actions", SUDAN, {"effective_date": "2011-07-10"}, ""),
    (
        acts.effects,
        "actions",
        BELARUS,
        {"iso3": "SSD", "effective_date": "2011-07-09"},
        "effective_date",
    ),
    (acts.effects, "actions", LEBANON, {"effective_date": "2026-11-01"}, ""),
    (acts.effects, "actions", SIGNED, {"effective_date": "1998-06-04"}, ""),
    (acts.effects, "actions", UKRAINE, {"effective_date": "2026-01-17"}, ""),
    (acts.objections_concern, "actions", OBJECTION, {"concerns": ""}, ""),
    (acts.objections_concern, "actions", OBJECTION, {"concerns": "CHE"}, ""),
    (acts.objections_concern, "actions", POLAND, {"concerns": "UKR"}, ""),
    (acts.notifications_have_addresses, "actions", POLAND, {"reference": ""}, ""),
    (acts.notifications_have_addresses, "actions", POLAND, {"reference_url": ""}, ""),
    (
        acts.notifications_of_the_treaty,
        "actions",
        POLAND,
        {"reference": "C.N.1.2025.TREATIES-XXVI-6"},
        "",
    ),
    (
        acts.recorded_once,
        "actions",
        {"iso3": "AUT", "action": "objection"},
        {"iso3": "BEL", "date_latest": "2025-12-02", "concerns": "UKR"},
        "action",
    ),
    (
        lives.one_signature_first,
        "actions",
        RATIFIED,
        {"action": "signature", "effective_date": ""},
        "action",
    ),
    (
        lives.one_signature_first,
        "actions",
        SIGNED,
        {"date": "2012-12-28", "date_earliest": "2012-12-28", "date_latest": "2012-12-28"},
        "action",
    ),
    (lives.signature_before_ratification, "actions", BELARUS, {"action": "ratification"}, ""),
    (lives.signature_before_ratification, "actions", BELARUS, {"action": "acceptance"}, ""),
    (lives.signature_before_ratification, "actions", BELARUS, {"action": "approval"}, ""),
    (acts.earlier_effects, "actions", BELARUS, {"effective_earliest": "2003-09-04"}, ""),
    (acts.earlier_effects, "actions", MONTENEGRO, {"effective_earliest": "2006-06-04"}, ""),
    (acts.taken_up_once_made, "actions", BELARUS, {"taken_up": "2003-09-02"}, ""),
    (
        acts.earlier_effects,
        "actions",
        MONTENEGRO,
        {"effective_date": "2006-06-03"},
        "effective_earliest",
    ),
    (
        lives.signature_where_it_is_a_stage,
        "actions",
        {"treaty": "apii", "iso3": "AFG"},
        {"action": "signature"},
        "",
    ),
    (
        lives.signature_where_it_is_a_stage,
        "actions",
        {"treaty": "apii", "iso3": "ALB"},
        {"action": "ratification"},
        "",
    ),
    (lives.one_binding_act, "actions", BELARUS, {"iso3": "NOR"}, "action"),
    (lives.consent_before_exit, "actions", BELARUS, {"action": "withdrawal_notification"}, ""),
    (lives.consent_before_exit, "actions", POLAND, {"iso3": "RUS"}, "action"),
    (lives.consent_before_exit, "actions", UKRAINE, {"iso3": "RUS"}, "action"),
    (
        lives.consent_before_exit,
        "actions",
        UKRAINE,
        {"iso3": "LTU", "date_latest": "2025-12-30", "date": "2025-12-30"},
        "action",
    ),
    (words.events_end_after_they_begin, "events", {"id": "e38"}, {"end_date": "2024-11-01"}, ""),
    (words.events_in_order, "events", {"id": "e38"}, {"date": "1996-01-01"}, ""),
    (words.quotes_translated, "quotes", {"id": "q19"}, {"translation": ""}, ""),
    (
        words.quotes_said_before_retrieved,
        "quotes",
        {"id": "q08"},
        {"date": "2031-01-01"},
        "retrieved",
    ),
    (words.declarations_dated, "declarations", {"iso3": "SRB"}, {"made_upon": ""}, ""),
    (words.declarations_after_opening, "declarations", {"iso3": "ARG"}, {"date": "1996-01-01"}, ""),
    (words.verdicts_rest_on_evidence, "article_claims", {"id": "c05"}, {"evidence_url": ""}, ""),
    (words.evidence_named, "article_claims", {"id": "c05"}, {"evidence_source": ""}, ""),
    (figures.borders_between_two, figures.LENGTHS, {"iso3_a": "NOR"}, {"iso3_b": "NOR"}, ""),
    (
        figures.one_figure_like_ours,
        figures.LENGTHS,
        {"iso3_a": "NOR"},
        {"like_for_like": "true"},
        "like_for_like",
    ),
    (figures.values_allowed, "context", MINE_USE, {"value": "yes"}, ""),
    (figures.values_allowed, "context", {"iso3": "FIN", "year": "2015"}, {"value": "1,029"}, ""),
    (figures.editions_named, "context", {"iso3": "POL", "year": "2014"}, {"edition": ""}, ""),
    (figures.one_value_a_year, "context", MINE_USE, {"year": "2024"}, "value"),
    (codes.listed_once, "quotes", {"id": "q08"}, {"iso3": "EST;EST"}, ""),
    (codes.listed_once, "events", {"id": "e38"}, {"iso3": "EST;EST"}, ""),
]
"""A rule, and how it is broken: table, row, new cells; the column named if another one."""
LATER = (
    acts.recorded_once,
    figures.one_figure_like_ours,
    figures.one_value_a_year,
    lives.one_signature_first,
)
"""Rules that name the later of two rows that do not go together."""


def index(frame, row):
    found = frame.index[(frame[list(row)] == pd.Series(row)).all(axis=1)]
    assert len(found), row
    return found[0]


def changed(frames, name, row, cells):
    frame = frames[name].copy()
    frame.loc[index(frame, row), list(cells)] = list(cells.values())
    return frames | {name: frame}


def named(rule, cells):
    return f"{rule.__name__}-{'-'.join(cells.values()) or 'empty'}"


@pytest.mark.parametrize(
    ("rule", "name", "row", "cells", "column"), LAW, ids=[named(one[0], one[3]) for one in LAW]
)
def test_a_broken_rule_is_named(frames, rule, name, row, cells, column):
    broken = changed(frames, name, row, cells)
    assert faults(name, broken[name]) == []
    mine = list(rule(broken))
    column = column or next(iter(cells))
    number = int(index(frames[name], row)) + FIRST_ROW
    places = {(fault.file, fault.row, fault.column) for fault in mine}
    if rule in LATER:
        places = {(file, number, found) for file, _, found in places}
    assert (f"{name}.csv", number, column) in places, list(map(str, mine))
    assert all(re.search(r"\S", fault.reason) for fault in mine)


def test_the_faults_of_all_rules_are_reported_together(frames):
    first, *_, last = (law for law in LAW if law[0] in checks.RULES)
    broken = changed(changed(frames, *first[1:4]), *last[1:4])
    assert {*first[0](broken), *last[0](broken)} <= set(checks.law_faults(broken, DECLARED))


def test_there_are_treaties(frames):
    empty = frames | {name: frames[name].iloc[:0] for name in frames if name != "states"}
    (fault,) = treaties.not_empty(empty)
    assert str(fault) == "treaties.csv: expected at least one treaty"


@pytest.mark.parametrize(("name", "column"), sorted(CODES))
def test_a_code_that_no_table_defines_is_named(frames, name, column):
    frame = frames[name].copy()
    wrong = "oslo" if column == "treaty" else "QQQ"
    frame.loc[3, column] = wrong
    (fault,) = codes.known(frames | {name: frame}, DECLARED)
    home = "treaties" if column == "treaty" else "states"
    assert str(fault) == (
        f"{name}.csv, row {3 + FIRST_ROW}, column {column}: {wrong!r}: not a code of {home}.csv"
    )


def test_every_column_of_codes_is_held_against_its_table():
    kinds = {"an ISO 3166-1 alpha-3 code", "the code of a treaty", "codes joined by ;"}
    holds = {place for place in FIELDS if expected(*place) in kinds} - {("states", "iso3")}
    assert holds <= CODES


def test_every_rule_is_broken_by_some_mutation():
    broken = {one[0] for one in LAW} | {treaties.not_empty, codes.known}
    assert broken == {*checks.RULES, codes.known, codes.listed_once}
    modules = (acts, codes, figures, lives, states, treaties, words)
    written = {
        value
        for module in modules
        for name, value in vars(module).items()
        if callable(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == broken


@pytest.mark.parametrize(
    ("member", "value", "column", "reason"),
    [
        ("title", "", "title", "'': expected text"),
        ("licenses", None, "licenses", "None: expected a list of objects with a title"),
        ("sources", [{}], "sources", "[{}]: expected a list of objects with a title"),
        ("description", " ", "description", "' ': expected text"),
        ("retrieved", "24.11.2026", "retrieved", "expected a date YYYY-MM-DD"),
        ("coverage_end", "2026-02-30", "coverage_end", "expected a date YYYY-MM-DD"),
        ("uncertainty", "none", "uncertainty", "expected a list of texts"),
        ("fields", [], "fields", "[]: expected a list of objects with a name"),
        ("fields", [{"name": "mood"}], "fields.mood", "None: expected text"),
    ],
)
def test_what_is_said_of_a_table_is_held_too(member, value, column, reason):
    about = DECLARED["actions"] | {member: value}
    found = [fault for fault in described.faults("actions", about) if fault.column == column]
    assert found
    assert found[0].file == "actions.schema.json"
    assert reason in found[0].reason
