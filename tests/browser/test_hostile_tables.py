"""A record in which every text tries to be more: it is shown and given as text, nothing runs."""

import csv
import io
import json
import re
import urllib.request
import zipfile
from urllib.parse import urlencode, urlsplit

import pytest
from lxml import etree, html
from playwright.sync_api import expect

from service.api import routes
from service.api.index import example
from tests.browser.conftest import DESKTOP, FRAME, Watch, new_context
from tests.browser.settled import settle, unfold
from tests.doses import LONG, dose
from tests.editing import copy_project
from tests.hostile import MARKUP, infest
from tests.serving import serve

PAGES = {
    "/?country=POL": FRAME,
    "/?country=UKR&treaty=ccm&area=world": FRAME,
    "/borders?pair=FIN-RUS": FRAME,
    "/timeline": ".events",
    "/countries?country=LTU": "[data-testid=stVegaLiteChart]",
    "/countries?country=TWN": "[data-testid=stDataFrame]:visible",
    "/compare?from=2025-01-01&to=2026-02-20": FRAME,
    "/article": ".statement, .claim, article",
    "/sources": "[data-testid=stDataFrame]",
    "/embed?country=POL": "#map [data-iso3]",
    "/embed?treaty=ccm&area=world": "#map [data-iso3]",
    "/data/v1/": "h1",
}
"""Pages with what stands on each when it is complete."""
OTHER_VIEWS = {
    "/?country=UKR&treaty=ccm&area=world",
    "/countries?country=TWN",
    "/embed?treaty=ccm&area=world",
}
"""Of pages that are opened anyhow: in a long run alone."""
INJECTED = """() => {
  const strange = "img[src='x'], svg[onload], [onerror], [onmouseover], [onload], " +
    "a[href^='javascript:'], img[src*='elsewhere'], a[href*='elsewhere'], script:not([src])";
  const allowed = (node) => node.matches("script") &&
    (node.type === "application/json" ||
      /prerenderReady|conventionMap|copyable/.test(node.textContent));
  return [...document.querySelectorAll(strange)].filter((node) => !allowed(node))
    .map((node) => node.outerHTML.slice(0, 200));
}"""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
TEXTUAL = ("csv", "json", "geojson", "atom", "svg", "html", "zip")
EVERY = [
    (address, fmt)
    for address in routes.ADDRESSES
    for fmt in address.formats
    if LONG or fmt in TEXTUAL
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server whose record is full of markup."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_project(folder / "project")
    infest(project)
    with serve(folder / "server.log", folder=project) as running:
        yield running
    assert "Traceback" not in running.log.read_text()


@pytest.fixture(scope="module")
def context(browser, server):
    """A visitor whose browser obeys no policy, so that only escaping can hold."""
    context = new_context(browser, base_url=server.url, viewport=DESKTOP, bypass_csp=True)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def visitor(context, server):
    """A page of that visitor, and a watch over it."""
    watch = Watch()
    with watch.follow(context):
        page = context.new_page()
        page.on("dialog", lambda dialog: watch.errors.append(f"dialog: {dialog.message}"))
        yield page
        page.close()
    assert watch.errors == []
    assert watch.hosts == {urlsplit(server.url).hostname}


@pytest.mark.parametrize("path", [path for path in PAGES if LONG or path not in OTHER_VIEWS])
def test_no_markup_of_the_tables_becomes_markup_of_a_page(visitor, path):
    visitor.goto(path)
    settle(visitor)
    unfold(visitor)
    expect(visitor.locator(PAGES[path]).first).to_be_visible()
    if PAGES[path] == FRAME:
        country = visitor.frame_locator(FRAME).first.locator("[data-iso3=UKR]").first
        expect(country).to_have_accessible_name(re.compile(r"<img src=x onerror="))
        country.focus()
    for chart in visitor.get_by_test_id("stVegaLiteChart").all():
        chart.hover()
    if path != "/data/v1/":
        expect(visitor.locator("body")).to_contain_text("{{ 7 * 7 }}")
    for frame in visitor.frames:
        assert frame.evaluate("window.struck") is None
        assert frame.evaluate(INJECTED) == []


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", ["date", "treaty", "area", "status", "country"]),
        ("/borders", ["border", "pair"]),
        ("/embed", ["date", "treaty", "area", "status", "country", "play"]),
        ("/compare", ["from", "to", "swipe"]),
        ("/timeline", ["kind", "q"]),
        ("/article", ["verdict"]),
    ][:: dose(2, full=1)],
)
def test_no_markup_of_an_address_becomes_markup_of_a_page(visitor, path, names):
    value = f"\u202e\x1b[31m\0{MARKUP}"
    visitor.goto(f"{path}?{urlencode(dict.fromkeys(names, value))}")
    expect(visitor.get_by_text("The default is shown instead.").first).to_be_visible()
    settle(visitor)
    for frame in visitor.frames:
        assert frame.evaluate("window.struck") is None
        assert frame.evaluate(INJECTED) == []


@pytest.mark.parametrize(("address", "fmt"), EVERY, ids=lambda one: getattr(one, "name", one))
def test_every_address_gives_it_as_text(server, address, fmt):
    with urllib.request.urlopen(server.url + example(address, fmt), timeout=60) as answer:
        body = answer.read()
    if fmt == "zip":
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    else:
        files = {f"answer.{fmt}": body}
    for name, content in files.items():
        HOLDS.get(name.rpartition(".")[2], lambda _: None)(content)


def csv_holds(content):
    for row in csv.reader(io.StringIO(content.decode(), newline=""), strict=True):
        assert not [cell for cell in row if cell.startswith(FORMULA)]


def xml_holds(content):
    document = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    names = {etree.QName(node).localname for node in document.iter(etree.Element)}
    assert not names & {"script", "img", "b", "iframe"}
    assert not [node for node in document.iter(etree.Element) if set(node.keys()) & {"onload"}]


def html_holds(content):
    document = html.document_fromstring(content)
    assert not document.xpath("//img[@src='x'] | //*[@onload or @onerror or @onmouseover] | //b/b")
    assert MARKUP[:30] in "".join(document.itertext()) or b"elsewhere" not in content


HOLDS = {
    "csv": csv_holds,
    "json": json.loads,
    "geojson": json.loads,
    "atom": xml_holds,
    "svg": xml_holds,
    "html": html_holds,
}
"""What an answer must stand, by its format; the others are no text."""
