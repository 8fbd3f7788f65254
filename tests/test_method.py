"""The page on the method says what the record holds: cases, figures and addresses."""

import re
from datetime import date
from urllib.parse import urldefrag

import pyproj
import pytest

from geo import layers
from tests.serving import ROOT
from treaty.snapshot import snapshot

TEXT = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
RECORDED = date(2026, 11, 24)
CASES = re.findall(r"^\| (\w+) \| ([A-Z]{3}) \| (\S+) \| (\w+) \| (\w+) \|$", TEXT, re.MULTILINE)


def test_every_case_is_what_the_core_said_on_the_day_that_it_names(frozen):
    assert len(CASES) > 15
    assert "As the record had them on 24 November 2026:" in TEXT
    for treaty, iso3, day, status, certainty in CASES:
        table = snapshot(frozen.histories[treaty], date.fromisoformat(day), today=RECORDED)
        row = table.set_index("iso3").loc[iso3]
        assert (row["status"], row["certainty"]) == (status, certainty), (iso3, day)


def test_every_address_stands_in_a_table():
    known = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "data").rglob("*")
        if path.suffix in {".csv", ".json", ".toml"}
    )
    addresses = re.findall(r"\((https?://[^)\s]+)\)", TEXT)
    assert len(addresses) > 10
    assert not [one for one in addresses if urldefrag(one).url not in known]


@pytest.mark.parametrize(
    ("layer", "km"), [("borders", "3,524"), ("borders_detail", "3,770")], ids=["500 m", "50 m"]
)
def test_a_line_that_is_straightened_is_as_much_shorter_as_it_says(atlas, layer, km):
    lines = layers.read((ROOT / "static" / "geometry" / f"{layer}.json").read_bytes())
    nato = atlas.pairs.loc[atlas.pairs["nato"], "pair"]
    length = lines.geometry[nato].map(pyproj.Geod(ellps="WGS84").geometry_length).sum() / 1000
    assert f"{length:,.0f}" == km
    assert f"{km} km" in " ".join(TEXT.split())


def test_its_lengths_are_the_measured_ones(atlas):
    pairs = atlas.pairs.set_index("pair")
    total = pairs.loc[pairs["nato"], "length_km"].sum()
    assert f"NATO's border with Russia and Belarus is {total:,.0f} km" in " ".join(TEXT.split())
    assert f"{pairs.at['LVA-RUS', 'length_km']} km are measured" in " ".join(TEXT.split())
    apart = (pairs["length_km"] / pairs["published_km"] - 1).abs()
    assert apart.drop("PRK-RUS").max() < 0.05 < apart["PRK-RUS"]


def test_its_states_are_counted(atlas):
    states = atlas.tables.states
    assert f"{(states['can_deposit'] == 'true').sum()} states can deposit" in TEXT
    assert set(states.loc[states["can_deposit"] == "false", "iso3"]) == {"XKX", "TWN"}
