"""What the end notes of the depositary's pages say of territories, and what they leave open."""

from datetime import date

import pandas as pd
import pytest

from record.depositary import differences
from record.depositary.differences import Kind
from record.depositary.territories import applications, is_unread
from tests.status_page import Row, upstream
from treaty.declared import EXCLUDED, EXTENDED, GIVEN_FOR, applied

PAGES = {
    "ottawa": "untc-XXVI-5-2026-02-03.html",
    "ccm": "untc-XXVI-6-2026-02-03.html",
    "apii": "untc-XXVI-2-b-2026-02-03.html",
}
COLUMNS = ["iso3", "application", "territories", "date", "reference", "text"]


@pytest.mark.parametrize("treaty", PAGES)
def test_the_table_is_what_the_pages_say(read, record, treaty):
    listed = read(upstream(PAGES[treaty]), treaty).territories
    held = record.territories[record.territories["treaty"] == treaty]
    assert pd.DataFrame(listed)[COLUMNS].to_dict("records") == held[COLUMNS].to_dict("records")


def test_a_sentence_of_the_table_says_what_its_row_says(record):
    for row in record.territories.itertuples():
        (one,) = applications(row.text)
        assert (one.application, one.territories) == (row.application, row.territories)


def test_known_facts(record):
    table = record.territories
    told = set(table[["treaty", "iso3", "application", "date"]].itertuples(index=False, name=None))
    assert ("ottawa", "GBR", EXTENDED, "2001-12-04") in told
    assert ("ottawa", "GBR", EXTENDED, "2002-04-03") in told
    assert ("ottawa", "NLD", GIVEN_FOR, "1999-04-12") in told
    assert ("ccm", "NLD", EXTENDED, "2022-09-20") in told
    assert ("ccm", "DNK", EXCLUDED, "2010-02-12") in told
    falklands = table[table["territories"].str.contains("Falkland Islands")]
    assert list(falklands["iso3"]) == ["GBR"]


def test_what_is_said_of_territories_is_known_from_its_day_on(record):
    own = record.territories[record.territories["treaty"] == "ottawa"]
    days = [(2001, 12, 3), (2001, 12, 4), (2002, 4, 3)]
    assert [len(applied(own, "GBR", date(*day))) for day in days] == [0, 1, 2]
    assert applied(own, "FRA", date(2026, 1, 1)) == []


def test_words_about_territories_that_nobody_knows_are_for_a_person():
    assert is_unread("Its territorial scope is under consideration.")
    assert not is_unread("See note 1 under Serbia.")
    assert not is_unread("On behalf of the Kingdom in Europe.")


def test_a_new_statement_is_a_difference_and_one_that_went_is_kept(read, record, listed):
    note = "On 2 March 2026: Extension to the Faroe Islands."
    listed.rows["DNK"].notes.append(note)
    listed.rows["NLD"] = Row(listed.rows["NLD"].name, listed.rows["NLD"].cells)
    own = record.territories[record.territories["treaty"] == "ottawa"]
    found = differences.of_territories(read(listed), own)
    assert [(one.kind, one.iso3) for one in found] == [
        (Kind.NEW, "DNK"),
        (Kind.GONE, "NLD"),
        (Kind.GONE, "NLD"),
    ]
    assert found[0].page == "2026-03-02, extended: the Faroe Islands"
