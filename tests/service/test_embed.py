"""The embeddable page as bytes: what it loads, what it knows, who may frame it."""

import json
import re
from datetime import timedelta

import pytest

from geo import mapview
from service import embed, sharing
from service.address import Basis
from treaty.counts import counts, counts_on
from treaty.history import EPOCH

TODAY = embed.date(2026, 11, 24)


@pytest.fixture(scope="module")
def page(atlas):
    basis = Basis(atlas, TODAY)
    card = sharing.card(sharing.read("embed", {}, basis), basis)
    return embed.page(atlas, embed.SERVED, card).decode()


@pytest.fixture(scope="module")
def addresses(page):
    return re.findall(r'(?<!rel="canonical" )(?:src|href|srcset)="(?!data:)([^"?]*)', page)


def test_everything_it_loads_is_named_relative_to_it_and_exists(addresses):
    loaded = [name for name in addresses if name.startswith("app/static/")]
    assert len(loaded) > 20
    for name in loaded:
        assert (mapview.STATIC / name.removeprefix("app/static/")).is_file(), name
    assert not [name for name in addresses if name.startswith("/") or ":" in name]


def test_nothing_in_it_runs_and_nothing_is_styled_in_place(page):
    scripts = re.findall(r"<script[^>]*>", page)
    in_place = [script for script in scripts if " src=" not in script]
    assert in_place == ['<script type="application/json" id="facts">']
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)


def test_it_loads_what_it_needs_of_the_map_layer_and_all_of_its_own(addresses):
    own = {path.relative_to(mapview.STATIC).as_posix() for path in mapview.STATIC.glob("embed/*")}
    assert own == {
        path for path in (embed.FIRST, *embed.SCRIPTS, *embed.STYLES) if path.startswith("embed/")
    }
    assert not [name for name in addresses if "streamlit" in name]


def test_any_page_may_frame_it_and_it_may_load_only_from_its_own_host(ask):
    reply = ask("/embed?date=2026-02-20&utm_source=letter&country=XYZ&country=POL")
    assert reply.status == 200
    assert b"<style" not in reply.body
    policy = reply.headers["Content-Security-Policy"].split("; ")
    assert {"frame-ancestors *", "default-src 'none'", "script-src 'self'"} <= set(policy)
    assert "unsafe" not in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Frame-Options"] is None
    assert "frame-ancestors 'none'" in ask("/data/v1/").headers["Content-Security-Policy"]


def test_but_for_its_head_the_page_is_the_same_for_every_view_and_asked_for_again(ask):
    one, other = ask("/embed"), ask("/embed?area=world&play=1")
    assert (
        one.body.partition(b'<link rel="icon"')[2] == other.body.partition(b'<link rel="icon"')[2]
    )
    assert "must-revalidate" in other.headers["Cache-Control"]


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_deposits_follow_from_the_statuses_but_for_the_spans_it_names(atlas, treaty):
    facts = json.loads(json.dumps(embed.facts(atlas)))
    series = counts(atlas.histories[treaty], atlas.areas["world"], area="world", until=TODAY)
    for day in series["date"]:
        figures = counts_on(series, embed.date.fromisoformat(day))
        number = (embed.date.fromisoformat(day) - EPOCH) // timedelta(days=1)
        missing = [
            state
            for state, first, end in facts["treaties"][treaty]["uncounted"]
            if first <= number < end
        ]
        deposited = sum(figures[status] for status in facts["deposited"])
        assert deposited - len(missing) == figures["states_parties"], day
