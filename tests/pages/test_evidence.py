"""Where an act is notified and what was declared with it: links on the map and country pages."""

import re

import pytest

from tests.pages.opening import html, open_page

NOTICE = (
    '<a class="source" href="https://treaties.un.org/doc/Publication/CN/2025/CN.362.2025-Eng.pdf" '
    'target="_blank" rel="noopener">UN notice C.N.362.2025 (PDF)</a>'
)


@pytest.mark.parametrize("name", ["map", "countries"])
def test_a_notice_of_withdrawal_links_to_its_depositary_notification(name):
    told = html(open_page(name, country="LTU", date="2026-02-20"))
    notices = re.findall(r"<strong>Notice of withdrawal deposited</strong>\s*(<a.*?</a>)", told)
    assert NOTICE in notices
    assert "TREATIES-XXVI" not in "".join(notices)


def test_the_latest_changes_link_to_notifications():
    assert NOTICE in html(open_page("map", date="2025-07-01"))


def declarations(told):
    """Return what the lists of declarations say, without markup."""
    lists = re.findall(r'<ul class="declarations">(.*?)</ul>', told, re.DOTALL)
    entries = [entry for one in lists for entry in re.findall(r"<li>(.*?)</li>", one, re.DOTALL)]
    return [" ".join(re.sub(r"<[^>]+>", " ", entry).split()) for entry in entries]


@pytest.mark.parametrize("name", ["map", "countries"])
@pytest.mark.parametrize(
    ("country", "day", "says"),
    [
        (
            "LTU",
            "2026-02-20",
            ["Declaration upon signature, 26 February 1999 UNTC XXVI-5, Declarations"],
        ),
        ("LTU", "1999-02-25", []),
        (
            "SWE",
            "1998-11-30",
            [
                (
                    "Declaration of provisional application upon ratification, 30 November 1998 "
                    "UNTC XXVI-5, Declarations made under article 18 (1)"
                )
            ],
        ),
        (
            "SRB",
            "2026-02-20",
            ["Declaration upon succession, day not known UNTC XXVI-5, Declarations"],
        ),
        ("SRB", "2003-09-17", []),
        ("NOR", "2026-02-20", []),
    ],
)
def test_declarations_made_by_the_day_are_listed_with_where_their_text_stands(
    name, country, day, says
):
    told = html(open_page(name, country=country, date=day))
    # The country page lists those under other treaties as well.
    assert [one for one in declarations(told) if "XXVI-5" in one] == says
    if says:
        assert '&amp;clang=_en#EndDec" target="_blank"' in told


def test_a_country_page_lists_the_declarations_under_every_treaty():
    told = html(open_page("countries", country="COL", date="2026-02-20"))
    assert declarations(told) == [
        (
            "Declaration upon ratification, 10 September 2015 UNTC XXVI-6, Declarations and "
            "Reservations"
        )
    ]
