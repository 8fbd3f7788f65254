"""The embeddable page as bytes: what it loads, what it knows, who may frame it."""

import json
import re
from datetime import date
from html import unescape

import pytest

from geo.areas import Area
from map import folium_map
from record.basis import Basis
from record.findings import answer_on
from record.timeline import timelines
from record.view import View
from service.embed import html_page
from service.embed.facts import facts
from service.shell import sharing
from treaty.counts import counts, counts_on
from treaty.history import day_number
from wording import embed_code
from wording.answer import counted, headline

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def page(atlas):
    basis = Basis(atlas, TODAY)
    card = sharing.card(sharing.read("embed", {}, basis), basis)
    return html_page.page(basis, html_page.SERVED, View(TODAY), card).decode()


@pytest.fixture(scope="module")
def addresses(page):
    return re.findall(
        r'(?<!rel="canonical" )(?<!json\+oembed" )(?:src|href|srcset)="(?!data:)([^"?]*)', page
    )


def test_everything_it_loads_is_named_relative_to_it_and_exists(addresses):
    loaded = [name for name in addresses if name.startswith("app/static/")]
    assert len(loaded) > 20
    for name in loaded:
        assert (folium_map.STATIC / name.removeprefix("app/static/")).is_file(), name
    assert not [name for name in addresses if name.startswith("/") or ":" in name]


def test_nothing_in_it_runs_and_nothing_is_styled_in_place(page):
    scripts = re.findall(r"<script[^>]*>", page)
    in_place = [script for script in scripts if " src=" not in script]
    assert in_place == ['<script type="application/json" id="facts">']
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)


def test_it_loads_what_it_needs_of_the_map_layer_and_all_of_its_own(addresses):
    own = {
        path.relative_to(folium_map.STATIC).as_posix() for path in folium_map.STATIC.glob("embed/*")
    }
    assert own == {
        path
        for path in (html_page.FIRST, *html_page.SCRIPTS, *html_page.STYLES)
        if path.startswith("embed/")
    } | {embed_code.ELEMENT.removeprefix("app/static/")}
    assert not [name for name in addresses if "streamlit" in name]


def test_any_page_may_frame_it_and_it_may_load_only_from_its_own_host(ask):
    reply = ask("/embed?date=2026-02-20&utm_source=letter&country=XYZ&country=POL")
    assert reply.status == 200
    assert b"<style" not in reply.body
    policy = reply.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'"} <= set(policy)
    assert not [one for one in policy if one.startswith("frame-ancestors")]
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Frame-Options"] is None
    assert "frame-ancestors 'none'" in ask("/data/v1/").headers["Content-Security-Policy"]


def test_it_is_asked_for_again_even_where_its_version_and_day_are_named(ask, atlas):
    reply = ask(f"/embed?date=2026-02-20&v={atlas.version}")
    assert "must-revalidate" in reply.headers["Cache-Control"]
    assert "immutable" not in reply.headers["Cache-Control"]


def test_it_comes_with_the_answer_of_its_view(atlas):
    view = View(date(2025, 12, 28), "ccm", Area.NATO, countries=("LTU",))
    basis = Basis(atlas, TODAY)
    found = html_page.page(
        basis, html_page.SERVED, view, sharing.card(sharing.read("embed", {}, basis), basis)
    )
    told = unescape(found.decode())
    row, core = atlas.treaty("ccm"), answer_on("ccm", view.day, basis)
    for words in (
        f'<h1 id="headline">{headline(core, row, today=TODAY)}</h1>',
        f'<p id="sentence">{counted(core, row, today=TODAY)}.</p>',
        '<span id="area">NATO</span>',
        '<section id="time"><time datetime="2025-12-28">28 December 2025</time></section>',
        'href="data/v1/status/2025-12-28.csv?treaty=ccm&area=nato"',
        'href="data/v1/preview/2025-12-28.png?treaty=ccm&area=nato"',
        'href="./?date=2025-12-28&treaty=ccm&area=nato&country=LTU"',
    ):
        assert words in told


def test_its_today_is_the_day_that_it_was_written_on(atlas):
    for day in (date(2019, 6, 1), TODAY):
        assert facts(Basis(atlas, day), "a day")["today"] == day_number(day)


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_deposits_follow_from_the_statuses_but_for_the_spans_that_the_timeline_names(atlas, treaty):
    known = json.loads(timelines(atlas)[f"{treaty}.json"])
    series = counts(atlas.histories[treaty], atlas.areas["world"], area="world", until=TODAY)
    for day in series["date"]:
        figures = counts_on(series, date.fromisoformat(day))
        number = day_number(date.fromisoformat(day))
        missing = [state for state, first, end in known["uncounted"] if first <= number < end]
        deposited = sum(figures[status] for status in known["deposited"])
        assert deposited - len(missing) == figures["states_parties"], day
