"""The first HTML of a page: the answer of its view, before and without Streamlit."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from urllib.parse import urlencode

import pytest
from lxml import html

from geo.areas import LABEL, Area
from record.basis import Basis
from record.findings import counts_of
from record.in_use import pin
from record.page_answers import of_map
from record.view import View
from service.shell import html_page
from service.shell.first_html import first_html
from service.shell.streamlit_page import Shell
from tests.doses import dose
from treaty.counts import counts, counts_on
from treaty.snapshot import snapshot
from treaty.statuses import LEGEND, SHORT, Status
from wording.pages import FIRST, PAGES
from wording.values import whole_km

TODAY = date(2026, 11, 24)
PATHS = {name: "/" if name == FIRST else f"/{name}" for name in PAGES}
VIEWS = [
    View(date(1997, 12, 3)),
    View(date(1999, 3, 1), area=Area.WORLD),
    View(date(2012, 12, 27), area=Area.NATO),
    View(date(2025, 7, 18), area=Area.FRONTIER),
    View(date(2025, 12, 27), area=Area.EAST),
    View(date(2026, 2, 20)),
    View(TODAY),
    View(date(2008, 12, 3), treaty="ccm"),
    View(date(2025, 3, 6), treaty="ccm", area=Area.EAST),
    View(date(2026, 2, 20), treaty="ccm", area=Area.WORLD),
]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><h1>x</h1>",
    "{{ 7 * 7 }}",
    "javascript:alert(1)",
    "'; DROP TABLE states; --",
    "\u202e\u0000\ufeff",
    "A" * 3000,
]


@dataclass(frozen=True)
class Read:
    """What a reader without scripts gets."""

    tree: html.HtmlElement

    def text(self, selector):
        """The text of the first element of a class or name."""
        (found, *_) = self.all(selector)
        return " ".join(found.text_content().split())

    def all(self, selector):
        """All elements of a class or name below the first HTML."""
        return self.tree.xpath(f"//*[@id='first']//*[{_xpath(selector)}]")


def _xpath(selector):
    if selector.startswith("."):
        return f"contains(concat(' ', @class, ' '), ' {selector[1:]} ')"
    return f"self::{selector}"


@pytest.fixture(scope="module")
def basis(atlas):
    return Basis(atlas, TODAY, "https://map.example")


@pytest.fixture(scope="module")
def read(basis):
    """The first HTML of a page for a query: `read("borders", "date=2026-02-20")`."""

    def read(page=FIRST, query="", **values):
        return Read(
            html.document_fromstring(
                first_html(page, query or urlencode(values, doseq=True), basis).body
            )
        )

    return read


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: f"{v.treaty}-{v.area}-{v.day}")
def test_the_map_page_says_the_numbers_of_the_core(read, basis, view):
    atlas = basis.atlas
    table = snapshot(atlas.histories[view.treaty], view.day, today=TODAY).set_index("iso3")
    pairs = atlas.pairs[atlas.pairs["nato"]]
    bound = pairs[pairs["iso3"].map(table["bound"]).eq(other=True)]["length_km"].sum()
    found = read(date=view.day, treaty=view.treaty, area=view.area.value)
    assert f"{whole_km(bound)} of {whole_km(pairs['length_km'].sum())} km" in found.text("h1")
    figures = counts(
        atlas.histories[view.treaty], atlas.areas[Area.WORLD], area="world", until=TODAY
    )
    states = counts_on(figures, view.day)
    assert f"{states['states_parties']} States Parties" in found.text(".sentence")
    members = table[table.index.isin(atlas.areas[view.area])]
    (legend,) = found.all("ul")
    assert legend.get("aria-label") == f"States by status, {LABEL[view.area]}"
    assert [" ".join(one.text_content().split()) for one in legend] == [
        f"{SHORT[status]} · {(members['status'] == status).sum()}" for status in LEGEND
    ]


@pytest.mark.parametrize("view", VIEWS, ids=lambda v: f"{v.treaty}-{v.area}-{v.day}")
def test_the_picture_has_the_states_of_each_status_and_no_other(read, basis, view):
    found = read(date=view.day, treaty=view.treaty, area=view.area.value)
    (picture,) = found.all("svg")[:1]
    assert str(view.day.year) in picture.get("aria-label")
    drawn = {one.get("class", "").split()[0] for one in picture if one.tag == "path"}
    figures = counts_of(view, basis)
    assert drawn & set(Status) == {status for status in Status if figures[status]}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_masthead_an_answer_and_ways_to_the_same(read, page):
    found = read(page, date="2026-02-20", area="nato", treaty="ccm")
    links = {one.text: one.get("href") for one in found.all("a")}
    others = [name for name in PAGES if name != page]
    for name in others:
        address = links[PAGES[name].title]
        assert address == f".{PATHS[name]}?date=2026-02-20&treaty=ccm&area=nato"
    assert found.text(".current") == PAGES[page].title
    assert found.text("h1")
    assert found.text(".sentence")
    assert links["The map by itself"] == "embed?date=2026-02-20&treaty=ccm&area=nato"
    assert links["All data"] == "data/v1/"


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_answers(ask, page):
    reply = ask(f"{PATHS[page]}?date=2026-02-20&area=nato&country=POL&treaty=ottawa")
    for one in Read(html.document_fromstring(reply.body)).all("a"):
        path = one.get("href").removeprefix("./")
        assert ask(f"/{path}").status == 200, path


@pytest.mark.parametrize(
    ("page", "query", "named"),
    [
        (FIRST, "date=2026-02-30", "date '2026-02-30': expected a day from 1997-12-03"),
        (FIRST, "area=asia", "area 'asia': expected one of europe"),
        (FIRST, "treaty=oslo", "treaty 'oslo': expected one of ottawa"),
        (FIRST, "status=withdrawn", "status 'withdrawn': expected one of"),
        (FIRST, "country=XYZ", "country 'XYZ': expected an ISO 3166-1"),
        (FIRST, "a=b&" * 301, "at most 300 values"),
        ("borders", "border=east", "border 'east': expected one of nato"),
        ("borders", "pair=FIN-POL", "pair 'FIN-POL': expected the codes of two neighbours"),
        ("timeline", "kind=war", "kind 'war': expected one of"),
        ("compare", "to=2025-03-17", "to '2025-03-17': expected a day not before 2025-03-18"),
        ("compare", "from=x", "from 'x': expected a day"),
        ("article", "verdict=true", "verdict 'true': expected one of supported"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_and_the_default_shown(read, page, query, named):
    found = read(page, query)
    assert named in found.text(".bad")
    assert found.text("h1") == read(page).text("h1")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_an_address_becomes_markup(read, page, text):
    usual = read(page)
    names = ("date", "area", "treaty", "status", "country", *PAGES[page].own, text)
    found = read(page, urlencode(dict.fromkeys(names, text)))
    elements = [one.tag for one in found.all("*") if "bad" not in (one.get("class") or "")]
    assert elements == [one.tag for one in usual.all("*")]
    attributes = {name for one in found.all("*") for name in one.attrib}
    assert not {name for name in attributes if name.startswith("on")}
    addresses = [one.get("href") for one in found.all("a")]
    assert all(re.match(r"\./|embed|data/", address) for address in addresses)


def test_the_day_after_the_end_of_the_record_is_said_quietly(read, basis):
    known = basis.atlas.treaty("ottawa")["known_until"]
    if known < TODAY.isoformat():
        assert "Legal acts complete to" in read().text("small")
    assert read(date=known).text("small") == ""


def test_streamlits_own_words_are_gone(ask):
    for path in PATHS.values():
        body = ask(path).body
        assert b"<noscript" not in body
        assert b"service-desc" not in body
        assert b"agent API" not in body


def test_the_answer_comes_before_anything_that_streamlit_loads(ask):
    for path in PATHS.values():
        body = ask(path).body.decode()
        head, _, rest = body.partition("</head>")
        assert "./static/" not in head
        assert rest.index("<h1>") < rest.index("./static/")
        assert rest.count("./static/") > 10


@pytest.mark.parametrize(
    "path",
    ["/nonsense", "/api/v1", "/map", "/borders/more", "/embedded", "/static/none", "/<b>x</b>"],
)
def test_an_address_that_is_no_page_answers_404_and_says_where_to_go(ask, path):
    reply = ask(path)
    assert reply.status == 404
    assert "text/html" in reply.headers["Content-Type"]
    page = html.document_fromstring(reply.body)
    assert "no page at this address" in page.findtext(".//h1")
    links = [one.get("href").partition("//")[2].partition("/")[2] for one in page.iter("a")]
    assert {*(name for name in PAGES if name != FIRST), "", "embed", "data/v1/"} <= set(links)
    assert not page.xpath("//b")


def test_what_streamlit_needs_of_itself_still_answers(ask):
    for path in ("/favicon.png", "/_stcore/health", "/_stcore/host-config"):
        assert ask(path).status == 200, path
    body = ask("/").body.decode()
    for path in re.findall(r'(?:src|href)="\./(static/[^"]+)"', body):
        assert ask(f"/{path}").status == 200, path


def test_usual_addresses_stay_kept_through_a_flood_of_others():
    around, usual = Shell("", "", "", ""), [f"area={area}" for area in Area]
    spellings = [[char, f"%{ord(char):02x}"] for char in "ottawaeurope"]
    flood = [f"date=2020-01-01&x={number}" for number in range(dose(300, full=6_000))]
    for chosen in islice(product(*spellings), 1, dose(300, full=2 ** len(spellings))):
        treaty, area = "".join(chosen[:6]), "".join(chosen[6:])
        flood.append(f"treaty={treaty}&area={area}")
    pin()

    def ask_for(queries):
        return [html_page.answered("article", query, TODAY, "", around) for query in queries]

    before, first = ask_for(usual), ask_for(flood[:1])
    ask_for(flood)
    assert all(one is other for one, other in zip(before, ask_for(usual), strict=True))
    assert ask_for(flood[:1])[0] is not first[0]  # what others asked for has been dropped


def test_the_headline_of_the_timeline_names_its_area(read):
    assert "states in NATO were bound" in read("timeline", date="2026-02-20", area="nato").text(
        "h1"
    )


def test_the_words_are_those_of_embed_and_sharing_card(read, basis, ask):
    said = of_map(View(date(2026, 2, 20)), basis)
    assert read(date="2026-02-20").text("h1") == said.headline
    page = html.document_fromstring(ask("/embed?date=2026-02-20").body)
    assert page.get_element_by_id("headline").text == said.headline
    assert page.get_element_by_id("sentence").text == said.sentence
    head = html.document_fromstring(ask("/?date=2026-02-20").body)
    (shared,) = head.xpath("//meta[@name='description']/@content")
    assert said.headline in shared
    assert said.sentence.rstrip(".") in shared
