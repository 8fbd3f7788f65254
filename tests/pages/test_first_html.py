"""The live pages say in the words of their first HTML what their addresses ask for."""

import random

import pytest
from lxml import html as markup

from geo.areas import Area
from record.atlas import utc_today
from record.basis import Basis
from record.view import View, parameters
from service.shell.first_html import first_html
from tests.doses import dose
from tests.pages.opening import html, open_page
from treaty.changes import change_days, changes
from wording.pages import PAGES

TODAY = utc_today()


def answers(text):
    """Headline, sentences and marks of the answer in a piece of HTML."""
    (answer,) = markup.fragment_fromstring(text, create_parent="div").find_class("answer")
    return [" ".join(one.text_content().split()) for one in answer.xpath(".//h1|.//p")]


def warnings(text):
    """What a piece of HTML says of values that could not be used."""
    tree = markup.fragment_fromstring(text, create_parent="div")
    return [one.text_content() for one in tree.find_class("bad")]


def views(atlas):
    """Every day of change and area of every treaty, a dose of them in no order."""
    found = [
        View(day, treaty, area)
        for treaty, history in atlas.histories.items()
        for area in Area
        for day in change_days(changes(history, until=TODAY), atlas.areas[area])
    ]
    return random.Random(15).sample(found, k=dose(2, full=len(found)))  # noqa: S311 - no secret


@pytest.mark.parametrize("name", PAGES)
def test_first_html_and_live_page_say_the_same(atlas, name):
    for view in [View(TODAY), *views(atlas)]:
        address = {one: value for one, value in parameters(view).items() if value}
        query = "&".join(f"{one}={value}" for one, value in address.items())
        first = first_html(name, query, Basis(atlas, TODAY)).body
        assert answers(first) == answers(html(open_page(name, **address))), query


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("countries", {"country": "POL", "date": "2025-12-27"}),
        ("countries", {"country": "TWN"}),
        ("countries", {"country": "SSD", "date": "2011-07-08"}),
        ("borders", {"border": "all", "date": "2012-01-01"}),
        ("borders", {"border": "members", "treaty": "ccm"}),
        ("compare", {"from": "2011-01-01", "to": "2025-07-18"}),
        ("compare", {"from": "2011-01-01", "to": "2011-01-01", "treaty": "ccm"}),
    ],
)
def test_they_say_the_same_of_what_a_page_chooses_beside_its_view(atlas, name, address):
    query = "&".join(f"{one}={value}" for one, value in address.items())
    first = first_html(name, query, Basis(atlas, TODAY)).body
    assert answers(first) == answers(html(open_page(name, **address)))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("map", {"date": "2026-02-30", "area": "asia", "country": ["POL", "EST"]}),
        ("borders", {"border": "east", "pair": "FIN-POL", "treaty": "oslo"}),
        ("timeline", {"kind": ["war", "peace"]}),
        ("compare", {"from": "2026-02-30", "to": ["2026-01-01", "2026-01-02"]}),
        ("article", {"verdict": ["true", "false"]}),
        ("countries", {"country": "<b>x</b>"}),
    ],
)
def test_they_name_the_same_values_that_cannot_be_used(atlas, name, address):
    pairs = [
        (one, text)
        for one, given in address.items()
        for text in ([given] if isinstance(given, str) else given)
    ]
    query = "&".join(f"{one}={text}" for one, text in pairs)
    first = warnings(first_html(name, query, Basis(atlas, TODAY)).body)
    shown = [one.value.replace("\\", "") for one in open_page(name, **address).warning]
    assert first
    assert first == shown


def test_a_day_that_is_today_is_told_as_today(atlas):
    live = answers(html(open_page("map", date=TODAY.isoformat())))
    assert answers(first_html("map", "", Basis(atlas, TODAY)).body) == live
