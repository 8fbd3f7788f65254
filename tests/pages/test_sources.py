"""The page of sources: rules, tables, doubts, and what it takes to cite and to mend."""

import html as entities
import json
import re
import sys

import pytest
from lxml.html import fragment_fromstring

from geo.published import published
from service.api import routes
from tests.pages.opening import copyable, html, open_folds, open_page
from tests.small_record import DECLARED
from treaty.tables import NAMES
from ui.sources import tables
from wording.values import written_day


@pytest.fixture(scope="module")
def page():
    at = open_page("sources")
    assert not at.dataframe
    return open_folds(at, "published_lengths", "lengths_apart", "noted_acts")


def text(at):
    return entities.unescape(re.sub(r"<[^>]+>", " ", html(at)))


def test_the_first_line_counts_the_acts_that_two_sources_confirm(page, atlas):
    acts = atlas.tables.actions
    sure = (acts["confidence"] == "high").sum()
    assert f"<h1>{sure} of {len(acts)} legal acts are confirmed by at least two sources" in html(
        page
    )


@pytest.mark.parametrize("name", DECLARED)
def test_every_table_is_described_counted_and_offered(page, atlas, name):
    table, about = getattr(atlas.tables, name), DECLARED[name]
    (row,) = fragment_fromstring(html(page), create_parent="div").xpath(f'//tr[@id="table-{name}"]')
    told = " ".join(row.text_content().split())
    cells = {cell.get("data-label"): cell.text_content().strip() for cell in row.iter("td")}
    assert cells["Rows"] == f"{len(table):,}"
    assert cells["Known until"] == written_day(about["coverage_end"])
    assert cells["Licence"] == "; ".join(one["title"] for one in about["licenses"])
    assert all(" ".join(one["title"].split()) in told for one in about["sources"])
    columns = {one.findtext("dt/code"): one.findtext("dd") for one in row.xpath(".//dl/div")}
    assert columns == {field["name"]: field["description"] for field in about["fields"]}
    if "confidence" in table:
        counted = table["confidence"].value_counts()
        levels = ("high", "medium", "low")
        figures = ", ".join(f"{counted.get(level, 0):,} {level}" for level in levels)
        assert f"Confidence: {figures}." in told


def test_each_table_is_offered_as_a_file_with_the_data_service_and_without(monkeypatch):
    monkeypatch.setitem(sys.modules, "service.api.routes", routes)
    links = fragment_fromstring(html(open_page("sources")), create_parent="div").xpath(
        '//*[@id="tables"]//td//a/@href'
    )
    assert links == [f"data/v1/tables/{name}.{fmt}" for name in NAMES for fmt in tables.FORMATS]
    (offered,) = [one for one in routes.ADDRESSES if one.name == "tables"]
    assert tuple(tables.FORMATS) == offered.formats
    monkeypatch.delitem(sys.modules, "service.api.routes")
    labels = [button.proto.label for button in open_page("sources").get("download_button")]
    assert [label for label in labels if label.endswith(".csv")] == [f"{n}.csv" for n in NAMES]


def test_the_rules_name_the_articles_and_numbers_of_each_treaty(page):
    told = " ".join(text(page).split())
    assert "(article 17): for a state on the first day of the 6th month after the month" in told
    assert "own entry into force on 1 March 1999, which 40 deposits brought about" in told
    assert "own entry into force on 1 August 2010, which 30 deposits brought about" in told
    assert told.count("(article 20): 6 months after the depositary receives the notice") == 2


def test_every_known_doubt_is_shown(page):
    told = text(page)
    doubts = [doubt for about in DECLARED.values() for doubt in about.get("uncertainty", [])]
    assert doubts
    assert all(doubt in told for doubt in doubts)


def test_notes_and_uncertain_days_of_acts_are_listed(page, atlas):
    acts = atlas.tables.actions
    listed = next(frame.value for frame in page.dataframe if "confirmed_by" in frame.value)
    vague = acts["date_earliest"] != acts["date_latest"]
    assert len(listed) == (vague | (acts["note"] != "")).sum()
    assert vague.any()
    for act in acts[vague].itertuples():
        own = listed[listed["state"] == atlas.names[act.iso3]]
        assert f"{act.date_earliest} to {act.date_latest}" in set(own["day"]), act.iso3
    assert set(acts.loc[acts["note"] != "", "note"]) <= set(listed["note"])


def test_every_published_length_is_in_the_chart_and_in_the_table(page, atlas):
    whole = published(atlas.tables.border_lengths_published, atlas.pairs)
    shown = next(one.value for one in page.dataframe if "like_for_like" in one.value)
    assert len(shown) == len(whole) == len(atlas.tables.border_lengths_published)
    assert list(shown["published_km"]) == list(whole["published_km"])
    assert shown["like_for_like"].sum() == len(atlas.pairs)
    (chart,) = [json.loads(one.proto.spec) for one in page.get("vega_lite_chart")]
    points = [
        row
        for layer in chart["layer"]
        if layer["mark"]["type"] == "point"
        for row in layer["data"]["values"]
    ]
    assert len(points) == len(whole) + whole["like_for_like"].sum()


def test_published_lengths_stand_beside_the_measured_one(page, atlas):
    listed = next(frame.value for frame in page.dataframe if "measured" in frame.value)
    assert len(listed) == len(atlas.pairs) == 18
    assert listed["figures"].sum() == len(atlas.tables.border_lengths_published)
    assert (listed["least"] <= listed["most"]).all()
    assert list(listed["apart"]) == sorted(listed["apart"], reverse=True)
    first = listed.iloc[0]
    assert f"{first['least']:,.0f} to {first['most']:,.0f} km are published" in text(page)


def test_the_citation_names_version_and_day(page, atlas):
    citation = copyable(page)["Citation"]
    assert atlas.version in citation
    assert re.search(r"accessed \d+ \w+ \d{4}\.$", citation)
