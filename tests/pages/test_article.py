"""The page of the article: verdicts, evidence, and the map of the day in question."""

import html as entities
import re

import pytest

from record.article.statements import LABEL, claims, counted
from record.atlas import utc_today
from record.view import parameters
from tests.pages.opening import address, html, open_page


@pytest.fixture(scope="module")
def found(atlas):
    return claims(atlas, today=utc_today())


def shown(at):
    """The statements on the page, by their titles."""
    return [entities.unescape(title) for title in re.findall(r"<h2>(.*?)</h2>", html(at))]


def test_the_first_line_and_the_bar_count_the_verdicts(found):
    at = open_page("article")
    figures = counted(found)
    assert f"{figures['supported']} of the article’s {len(found)} statements hold" in html(at)
    assert sum(figures.values()) == len(found)
    for verdict, number in figures.items():
        assert f'class="{verdict}" style="flex-grow: {number}"' in html(at)


def test_it_shows_every_statement_in_the_articles_words_with_its_verdict_and_evidence(found):
    at = open_page("article")
    text = entities.unescape(html(at))
    assert shown(at) == [claim.claim for claim in found]
    for claim in found:
        assert f"“{claim.quote}”" in text
        assert claim.record in text
        assert claim.computed in text
        assert claim.url in text
    assert text.count('mark">computed from the tables') == sum(
        bool(claim.computed) for claim in found
    )


def test_each_statement_links_to_the_map_of_its_day(found):
    at = open_page("article")
    links = at.get("page_link")
    assert len(links) == len(found)
    for link, claim in zip(links, found, strict=True):
        day, area = claim.map.day.isoformat(), claim.map.area.value
        assert f"date={day}" in link.proto.query_string
        assert f"area={area}" in link.proto.query_string
        for country in parameters(claim.map)["country"]:
            assert f"country={country}" in link.proto.query_string


@pytest.mark.parametrize("verdict", LABEL)
def test_the_filter_keeps_one_verdict_and_the_address_says_so(found, verdict):
    at = open_page("article")
    at.button_group(key="verdicts").select(verdict).run()
    wanted = [claim.claim for claim in found if claim.verdict == verdict]
    assert shown(at) == wanted
    assert address(at, "verdict") == [verdict]
    assert list(at.dataframe[0].value["claim"]) == wanted
    assert shown(open_page("article", verdict=verdict)) == wanted


def test_a_verdict_that_does_not_exist_is_named_and_all_are_shown(found):
    at = open_page("article", verdict="untrue")
    (warning,) = at.warning
    assert "verdict 'untrue': expected one of supported" in warning.value
    assert len(shown(at)) == len(found)
    assert address(at, "verdict") == []
