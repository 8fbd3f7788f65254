"""What binds a state, treaty by treaty: in the map's panel, on its page and on the article's."""

import re

import pytest

from record.atlas import utc_today
from record.obligations import obligations
from tests.pages.opening import html, open_folds, open_page

LEFT = "2026-02-20"
STILL_BOUND = (
    "Finland has left the Ottawa Convention and is still bound by the protocol that restricts "
    "mines, booby-traps and other devices, in force for it since 3 December 1998."
)
SOURCE = "UN Office for Disarmament Affairs, page of Amended Protocol II"


def binding(at):
    """Return the words of the piece, without markup."""
    found = re.search(r'<section class="panel obligations">(.*?)</section>', html(at), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


@pytest.mark.parametrize("name", ["map", "countries"])
def test_a_state_that_left_is_shown_with_what_still_binds_it(name):
    said = binding(open_page(name, country="FIN", date=LEFT))
    assert "Ottawa Convention : Not bound by the ban on anti-personnel mines." in said
    assert "It restricts anti-personnel mines and does not ban them" in said
    assert SOURCE in said
    assert STILL_BOUND in said


def test_each_status_is_told_once(atlas):
    status = {"ottawa": "10 January 2026", "apii": "3 December 1998"}
    panel = binding(open_page("map", country="FIN", date=LEFT))
    assert "Amended Protocol II on mines : Party to the protocol since 3 December 1998" in panel
    assert "Ottawa Convention : Left" not in panel
    page = open_page("countries", country="FIN", date=LEFT)
    assert not re.search(r"Left|Party to the protocol", binding(page))
    head = re.search(r'<div class="answer">(.*?)</div>', html(page), re.DOTALL)[1]
    for treaty, since in status.items():
        assert f"{atlas.treaty(treaty)['short_title']}: <strong>" in head and since in head


@pytest.mark.parametrize(
    ("country", "day", "has"),
    [
        ("FIN", "2026-01-09", False),  # leaving, and bound by both
        ("NOR", LEFT, False),
        ("RUS", LEFT, False),
        ("POL", LEFT, True),
    ],
)
def test_only_who_has_left_is_said_to_be_still_bound(country, day, has):
    assert ("is still bound" in binding(open_page("map", country=country, date=day))) == has


def test_a_treaty_that_is_not_open_yet_is_not_among_them():
    at = open_page("countries", country="FIN", date="2005-01-01")
    said = binding(at)
    assert "What bound it on this day" in html(at)
    assert "Cluster" not in said
    assert "Not bound by the ban on anti-personnel mines." in said


def test_who_cannot_deposit_has_no_such_list():
    assert binding(open_page("countries", country="XKX")) == ""


def test_a_change_under_another_treaty_changes_the_panel():
    eve = binding(open_page("map", country="LTU", date="2025-03-05"))
    day = binding(open_page("map", country="LTU", date="2025-03-06"))
    assert "Convention on Cluster Munitions : Leaving" in eve
    assert "Convention on Cluster Munitions : Left since 6 March 2025" in day


def test_the_articles_page_says_what_still_binds_those_that_left(atlas):
    rows = obligations(atlas, utc_today(), today=utc_today())
    left = set(rows.query("treaty == 'ottawa' and status == 'left'")["iso3"])
    bound = set(rows.query("treaty == 'apii' and bound")["iso3"])
    said = binding(open_page("article"))
    assert all(atlas.names[code] in said for code in left & bound)
    assert SOURCE in said
    assert "UN Treaty Collection, XXVI-2-b" in said


def test_the_page_of_countries_has_a_row_per_state_and_a_column_per_treaty(atlas):
    at = open_page("countries", date=LEFT)
    open_folds(at, "treaties_table")
    (table,) = [one.value for one in at.dataframe if "apii" in one.value]
    assert list(table.columns) == ["name", *atlas.histories]
    own = table.set_index("name")
    assert own.at["Finland", "ottawa"] == "Left since 10 January 2026"
    assert own.at["Finland", "ccm"] == "Not a party"
    assert own.at["Finland", "apii"] == "Party to the protocol since 3 December 1998"
    assert len(own) == 197
