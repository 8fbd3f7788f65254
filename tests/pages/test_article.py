"""The page of the article: verdicts, evidence, and the map of the day in question."""

import html as entities
import re
from urllib.parse import urlencode

import pytest
from lxml.html import fragment_fromstring

from record.article.statements import LABEL, claims, counted
from record.atlas import utc_today
from record.view import parameters
from tests.pages.opening import address, html, open_folds, open_page


@pytest.fixture(scope="module")
def found(atlas):
    return claims(atlas, today=utc_today())


def shown(at):
    """The statements on the page, by their titles."""
    return [entities.unescape(title) for title in re.findall(r"<h3>(.*?)</h3>", html(at))]


def in_order(found):
    """The titles of statements as readers want them: what is wrong first."""
    order = ["wrong", "imprecise", "unverified", "opinion", "supported"]
    return [one.claim for one in sorted(found, key=lambda one: order.index(one.verdict))]


def folds(at):
    """The number of statements of each verdict on the page, and whether they stand open."""
    page = fragment_fromstring(html(at), create_parent="div")
    return {
        fold.findtext("summary/h2"): (len(fold.findall("article")), "open" in fold.attrib)
        for fold in page.xpath('//*[@class="statements"]/details')
    }


def test_the_first_line_and_the_folds_count_the_verdicts(found):
    at = open_page("article")
    figures = counted(found)
    assert f"{figures['supported']} of the article’s {len(found)} statements hold" in html(at)
    assert sum(figures.values()) == len(found)
    folded = ("supported", "opinion")
    assert folds(at) == {
        LABEL[verdict]: (number, verdict not in folded)
        for verdict, number in figures.items()
        if number
    }


def test_what_has_been_chosen_stands_open(found):
    number = counted(found)["supported"]
    assert folds(open_page("article", verdict="supported")) == {"Supported": (number, True)}


def test_it_shows_every_statement_in_the_articles_words_with_its_verdict_and_evidence(found):
    at = open_page("article")
    text = entities.unescape(html(at))
    assert shown(at) == in_order(found)
    for claim in found:
        assert f"“{claim.quote}”" in text
        assert claim.record in text
        assert claim.computed in text
        assert claim.url in text
    assert text.count('mark">Computed from the tables') == sum(
        bool(claim.computed) for claim in found
    )


def test_each_statement_links_to_the_map_of_its_day(found):
    at = open_page("article")
    page = fragment_fromstring(html(at), create_parent="div")
    for claim in found:
        (statement,) = page.xpath(f'//article[@id="{claim.id}"]')
        (address,) = [
            link.get("href") for link in statement.iter("a") if link.text.startswith("Map of ")
        ]
        assert address == f"./?{urlencode(parameters(claim.map), doseq=True)}"


@pytest.mark.parametrize("verdict", LABEL)
def test_the_filter_keeps_one_verdict_and_the_address_says_so(found, verdict):
    at = open_page("article")
    at.button_group(key="verdicts").select(verdict).run()
    wanted = [claim.claim for claim in found if claim.verdict == verdict]
    assert shown(at) == wanted
    assert address(at, "verdict") == [verdict]
    assert not at.dataframe
    assert list(open_folds(at, "statements_table").dataframe[0].value["claim"]) == wanted
    assert shown(open_page("article", verdict=verdict)) == wanted


def test_a_verdict_that_does_not_exist_is_named_and_all_are_shown(found):
    at = open_page("article", verdict="untrue")
    (warning,) = at.warning
    assert "verdict 'untrue': expected one of supported" in warning.value
    assert len(shown(at)) == len(found)
    assert address(at, "verdict") == []
