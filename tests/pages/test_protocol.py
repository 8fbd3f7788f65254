"""A treaty that restricts and is not signed: what pages call it, its parties and its statuses."""

import re

import pytest

from tests.pages.opening import address, html, open_page

READ = "2026-02-03"
"""The day as at which its page was read."""


def test_a_treaty_that_nobody_signs_has_no_chip_for_it_and_keeps_the_filter_all_the_same():
    at = open_page("map", treaty="apii", status="signed", date=READ)
    chips = next(group for group in at.get("button_group") if group.key == "statuses")
    assert any("Party to the protocol" in chip for chip in chips.options)
    assert not any("Signed" in chip for chip in chips.options)
    assert address(at, "status") == ["signed"]
    at.selectbox(key="treaty").select("ottawa").run()
    assert not at.exception
    assert [status.value for status in at.session_state["statuses"]] == ["signed"]


@pytest.mark.parametrize("name", ["map", "borders", "timeline", "countries", "compare"])
def test_a_protocol_that_restricts_is_never_called_a_ban(name):
    at = open_page(name, treaty="apii", country="FIN", date=READ)
    lines = re.findall(r"<h1.*?</h1>|<p class=.sentence.>.*?</p>", html(at), re.DOTALL)
    said = " ".join([*lines, *(metric.label for metric in at.metric)])
    assert "protocol" in said
    own = said.partition("Ottawa Convention:")[0]  # the country page has each treaty's status
    assert not re.search(r"\bban\b|State Part|States Part|ratif", own), own


@pytest.mark.parametrize(
    ("country", "date", "says"),
    [
        ("RUS", READ, "is bound by the protocol that restricts mines"),
        ("RUS", "2005-04-01", "was joining the protocol that restricts mines"),
        ("MNG", READ, "not bound by the protocol that restricts mines"),
    ],
)
def test_a_headline_says_protocol_where_others_say_ban(country, date, says):
    at = open_page("countries", treaty="apii", country=country, date=date)
    line = re.search(r"<h1>(.*?)</h1>", html(at))[1]
    assert says.replace("is bound", "was bound") in line


def test_the_rules_name_the_day_that_months_are_counted_from():
    told = " ".join(html(open_page("sources", treaty="apii")).split())
    assert "Bound by the protocol</th>" in told
    assert "for a state 6 months after the day of its deposit" in told
    assert "1 of those made by then was not counted" in told
    usual = " ".join(html(open_page("sources")).split())
    assert "Bound by the ban</th>" in usual
    assert "on the first day of the 6th month after the month of its deposit" in usual
