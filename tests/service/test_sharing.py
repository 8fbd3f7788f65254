"""What other sites show for a link: the head of the first page, of the embed and the edition."""

import ast
import html
import re
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from record import page_parameters
from record.basis import Basis
from record.findings import answer_on
from service.edition.export import _card
from service.shell import sharing
from tests.serving import ROOT
from treaty.snapshot import snapshot
from wording import answer
from wording.pages import FIRST, PAGES
from wording.standing import headline

TODAY = date(2026, 11, 24)
SITE = "https://map.example"


@pytest.fixture(scope="module")
def basis(atlas):
    return Basis(atlas, TODAY, SITE)


@pytest.fixture(scope="module")
def share(basis):
    """What links show for an address: `share("/borders", date=["2026-02-20"])`."""
    return lambda path="/", **values: sharing.card(sharing.read(path, values, basis), basis)


class Head(HTMLParser):
    """What a site that shows links reads of a page."""

    def __init__(self, body):
        super().__init__()
        self.meta, self.titles, self.canonical, self.elements = {}, [], [], []
        self._in_title = False
        self.feed(body.decode().partition("</head>")[0])

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        self.elements.append(tag)
        self._in_title = tag == "title"
        if tag == "meta" and (name := own.get("name") or own.get("property")):
            assert name not in self.meta, name
            self.meta[name] = own["content"]
        if own.get("rel") == "canonical":
            self.canonical.append(own["href"])

    def handle_data(self, data):
        if self._in_title:
            self.titles.append(data)
            self._in_title = False


def test_a_link_says_what_the_page_says_of_its_day(share, basis):
    found = share(date=["2026-02-20"])
    treaty = basis.atlas.treaty("ottawa")
    told = answer.sentence(answer_on("ottawa", date(2026, 2, 20), basis), treaty, today=TODAY)
    assert found.description == told
    assert "196 of 3,824 km" in told
    assert found.title == "20 February 2026 · Ottawa Convention Map"
    assert found.url == f"{SITE}/?date=2026-02-20"


def test_a_country_comes_first(share, basis):
    found = share("/countries", country=["POL"], date=["2026-02-20"])
    table = snapshot(basis.atlas.histories["ottawa"], date(2026, 2, 20), today=TODAY)
    row = table.set_index("iso3", drop=False).loc["POL"]
    said = headline(row, basis.atlas.treaty("ottawa"), today=TODAY)
    assert found.description.startswith(f"{said}. ")
    assert found.title == "Poland · Countries · 20 February 2026 · Ottawa Convention Map"
    assert found.url == f"{SITE}/countries?date=2026-02-20&country=POL"
    assert share(country=["TWN"]).description.startswith("Taiwan is not eligible to join")


def test_of_several_countries_the_first_that_can_be_used_is_the_one(share):
    one = share(country=["POL"])
    assert share(country=["XYZ", "POL", "EST"]) == one
    assert share(country=["EST", "POL"]) == share(country=["EST"]) != one


def test_a_filter_names_the_states_that_it_leaves(share):
    found = share(date=["2026-02-20"], status=["left"])
    assert found.description.startswith(
        "Left in Europe: Estonia, Finland, Latvia, Lithuania and Poland. On 20 February 2026"
    )
    many = share(date=["2026-02-20"], status=["party"], area=["world"])
    assert many.description.startswith("State Party in World: 160 states.")
    none = share(date=["2026-02-20"], status=["joining"])
    assert none.description.startswith("Joining in Europe: no state.")


def test_another_treaty_is_named_and_counted(share, basis):
    found = share("/timeline", treaty=["ccm"], date=["2025-03-06"], country=["LTU"])
    assert found.title.startswith(
        "Lithuania · Timeline · Convention on Cluster Munitions · 6 March"
    )
    assert "the ban on cluster munitions" in found.description
    assert parse_qs(urlsplit(found.image).query)["treaty"] == ["ccm"]


def test_the_picture_is_spelled_out_so_that_it_means_the_same_tomorrow(share, atlas):
    found = urlsplit(share(area=["nato"], status=["left", "leaving"], country=["POL"]).image)
    assert f"{found.scheme}://{found.netloc}" == SITE
    assert found.path == "/data/v1/preview/2026-11-24.png"
    assert parse_qs(found.query) == {
        "treaty": ["ottawa"],
        "area": ["nato"],
        "status": ["leaving", "left"],
        "country": ["POL"],
        "v": [atlas.version],
    }


def test_a_day_that_is_named_stays_in_the_address_and_what_nobody_knows_does_not(share):
    assert share(date=["2026-11-24"]).url == f"{SITE}/?date=2026-11-24"
    assert share(date=["today"]).url == share(utm_source=["letter"]).url == f"{SITE}/"
    assert share("/compare", **{"from": ["2020-01-01"]}).url == f"{SITE}/compare?from=2020-01-01"
    assert share("/countries/").url == f"{SITE}/countries"


@pytest.mark.parametrize(
    "values",
    [
        {"date": ["2026-02-30"]},
        {"date": ["1066-10-14"], "treaty": ["salt"], "area": ["moon"], "country": ["XXX"]},
        {"date": ["2026-02-20", "2026-02-21"]},
        {"country": ['"><script>alert(1)</script>'], "status": ["\0", "\u202e"]},
    ],
)
def test_what_cannot_be_used_is_as_if_it_were_not_there(share, values):
    assert share(**values) == share()


def test_the_own_parameters_of_each_page_are_those_that_it_keeps():
    for name, page in PAGES.items():
        tree = ast.parse((ROOT / "pages" / f"{name}.py").read_text(encoding="utf-8"))
        (kept,) = [
            node.args[1:]
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "controls.write"
        ]
        nodes = [node for one in kept for node in ast.walk(one)]
        names = {node.value for node in nodes if isinstance(node, ast.Constant)}
        named = [getattr(node, "attr", getattr(node, "id", "")) for node in nodes]
        names |= {getattr(page_parameters, one) for one in named if one.isupper()}
        assert set(page.own) == names, name


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in PAGES if name != FIRST)])
def test_the_first_page_has_it_all_in_its_head_once(ask, server, path):
    query = "date=2026-02-20&area=nato&country=POL"
    reply = ask(f"{path}?{query}")
    head = Head(reply.body)
    (title,) = head.titles
    assert title == head.meta["og:title"] == head.meta["twitter:title"]
    assert "Poland" in title
    assert head.canonical == [head.meta["og:url"]] == [f"{server.url}{path}?{query}"]
    assert head.meta["description"] == head.meta["og:description"]
    assert head.meta["description"] == head.meta["twitter:description"]
    assert head.meta["og:image"] == head.meta["twitter:image"]
    assert head.meta["og:image:alt"].startswith("Map of NATO by status under the Ottawa Convention")
    assert head.meta["twitter:card"] == "summary_large_image"
    assert int(reply.headers["Content-Length"]) == len(reply.body)


def test_the_embed_has_it_too(ask, server):
    head = Head(ask("/embed?date=2026-02-20&country=XYZ").body)
    assert head.titles == ["20 February 2026 · Ottawa Convention Map"]
    assert head.canonical == [f"{server.url}/embed?date=2026-02-20"]
    assert head.meta["og:image"].startswith(f"{server.url}/data/v1/preview/2026-02-20.png?")


def test_the_picture_that_is_named_is_there_for_a_year(ask, server):
    address = Head(ask("/?date=2026-02-20&area=frontier").body).meta["og:image"]
    reply = ask(address.removeprefix(server.url), method="HEAD")
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "image/png"
    assert "immutable" in reply.headers["Cache-Control"]


@pytest.mark.parametrize(
    "query",
    [
        "?date=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&q=%22%3E%3Cscript%3E",
        "?from=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        f"?country={'P' * 5000}",
        "?" + "&".join(f"status={number}" for number in range(400)),
        "?date=%00&treaty=%FF%FE",
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/compare", "/timeline", "/nowhere/%22%3E%3Cscript%3E", "//x"]
)
def test_no_address_breaks_a_page_or_puts_an_element_into_it(ask, path, query):
    plain, reply = Head(ask(path).body), ask(path + query)
    if reply.status == 200:
        assert Head(reply.body).elements == plain.elements
    assert reply.status < 500


def test_a_host_that_is_none_stays_out_of_the_page(ask):
    reply = ask("/", Host='x"><script>alert(1)</script>')
    assert b"alert(1)" not in html.unescape(reply.body.decode()).encode()


def test_head_tells_the_length_and_nothing_else(ask):
    for path in ("/?date=2026-02-20", "/embed", "/countries?country=POL"):
        head, whole = ask(path, method="HEAD"), ask(path)
        assert head.body == b""
        assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_the_edition_shows_a_picture_of_its_own(basis):
    found = _card(basis, "https://edition.example")
    assert found.url == "https://edition.example/"
    assert found.image == "https://edition.example/data/preview/2026-11-24.png"
    assert found.title == "24 November 2026 · Ottawa Convention Map"
    nowhere = _card(basis, "")
    assert (nowhere.url, nowhere.image) == ("", "data/preview/2026-11-24.png")


def test_no_drawing_library_is_loaded_for_it():
    for module in ("service.shell.sharing", "service.shell.html_page", "service.shell.first_html"):
        source = (ROOT / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert not re.search(r"matplotlib|service\.picture", source)
