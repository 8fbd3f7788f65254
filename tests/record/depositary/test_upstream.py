"""The depositary's own pages of February 2026: the record is rebuilt from them."""

import csv
import io

import pytest

from record.depositary import act_differences, differences, row_changes
from record.depositary.days import written
from record.depositary.declarations import singular
from record.depositary.names import names, plain
from record.depositary.row_changes import Reading
from tests.status_page import upstream
from treaty import acts, law

PAGES = {
    "ottawa": "untc-XXVI-5-2026-02-03.html",
    "ccm": "untc-XXVI-6-2026-02-03.html",
    "apii": "untc-XXVI-2-b-2026-02-03.html",
}
LISTED = law.CONSENT | {law.SIGNATURE, law.WITHDRAWAL, law.PROVISIONAL_APPLICATION}
FACTS = ["treaty", "iso3", "action", "date", "date_earliest", "date_latest", "effective_date"]
FACTS += ["concerns", "reference", "reference_url", "source_url"]
SOUTH_SUDAN = ("SSD", "succession", "2011-11-11", "2011-07-09")
"""Named in the sources of the record: its succession reaches back, which the page cannot say."""

CANADA = ("CAN", "1998-10-19")
"""Its declaration was made after its consent, which an end note says in words."""


@pytest.fixture
def held(atlas, treaty):
    """The acts and declarations of the record as it is: whatever came later, these stay."""
    tables = (atlas.tables.actions, atlas.tables.declarations)
    return [table[table["treaty"] == treaty] for table in tables]


@pytest.fixture(params=PAGES)
def treaty(request):
    return request.param


@pytest.fixture
def page(treaty, read):
    return read(upstream(PAGES[treaty]), treaty)


def reading(record, page, treaty):
    row = record.treaties.set_index("treaty", drop=False).loc[treaty]
    return Reading(page, row, acts.rules(record.treaties)[treaty], page.header.as_at)


def test_every_act_up_to_the_day_is_rebuilt_from_an_empty_table(record, held, page, treaty):
    empty = record.actions.iloc[:0]
    found = act_differences.of_acts(page, empty)
    assert {one.kind for one in found} == {"new"}
    rebuilt = row_changes.acts_taken_in(reading(record, page, treaty), found, empty)

    own, _ = held
    by_then = (own["date"] != "") & (own["date"] <= page.header.as_at.isoformat())
    own = own[own["action"].isin(LISTED) & by_then]
    missing = {tuple(row) for row in own[FACTS].to_numpy()}
    new = {tuple(row) for row in rebuilt[FACTS].to_numpy()}
    assert len(rebuilt) == len(own) == {"ottawa": 304, "ccm": 226, "apii": 107}[treaty]
    apart = {(row[1], row[2], row[3], row[6]) for row in missing - new}
    assert apart == ({SOUTH_SUDAN} if treaty == "ottawa" else set())
    assert len(new - missing) == len(apart)


def test_the_page_says_nothing_that_the_record_does_not_hold(held, page):
    own, declared = held
    assert act_differences.of_acts(page, own) == []
    assert differences.of_declarations(page, declared) == []
    assert page.unread == ()


def test_the_declarations_are_rebuilt_from_an_empty_table(record, held, page, treaty):
    empty = record.declarations.iloc[:0]
    found = differences.of_declarations(page, empty)
    rebuilt = row_changes.declarations_taken_in(reading(record, page, treaty), found, empty)
    _, declared = held
    declared = declared[declared["date"] <= page.header.as_at.isoformat()]
    declared = declared.assign(title=declared["title"].map(singular))
    missing = {tuple(row) for row in declared.to_numpy()}
    new = {tuple(row) for row in rebuilt.to_numpy()}
    apart = {(row[1], row[4]) for row in missing - new}
    assert apart == ({CANADA} if treaty == "apii" else set())
    assert len(rebuilt) == len(declared)


def test_the_head_counts_what_the_table_lists(page, treaty):
    head = page.header
    left = {act.iso3 for act in page.acts if act.effect and act.effect <= head.as_at}
    parties = {act.iso3 for act in page.acts if act.action in law.CONSENT} - left
    signatories = {act.iso3 for act in page.acts if act.action == law.SIGNATURE} - left
    assert (len(signatories), len(parties)) == (head.signatories or 0, head.parties)
    counts = {"ottawa": (132, 162), "ccm": (107, 112), "apii": (None, 107)}
    assert (head.signatories, head.parties) == counts[treaty]


@pytest.mark.parametrize(
    ("treaty", "table"),
    [("ottawa", "untc-XXVI-5-2014-01-27.csv"), ("apii", "untc-XXVI-2-b-2014-01-27.csv")],
)
def test_the_dates_are_those_of_twelve_years_before(record, read, treaty, table):
    table = upstream(table).decode()
    page = read(upstream(PAGES[treaty]), treaty)
    listed = {(act.iso3, act.on) for act in page.acts}
    known = names(record.states, record.participant_names)
    for name, *cells in list(csv.reader(io.StringIO(table)))[1:]:
        for cell in filter(None, cells):
            day = written(" ".join(cell.split()[:3]))
            assert (known[plain(name)], day) in listed, (name, cell)
