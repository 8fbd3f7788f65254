"""Published lengths beside the measured ones."""

import pytest

from geo.published import COLUMNS, published


def test_every_published_figure_has_its_pair(atlas):
    found = published(atlas.tables.border_lengths_published, atlas.pairs)
    assert tuple(found.columns) == COLUMNS
    assert len(found) == len(atlas.tables.border_lengths_published)
    assert set(found["pair"]) == set(atlas.pairs["pair"])


def test_the_difference_is_against_the_measured_length(atlas):
    found = published(atlas.tables.border_lengths_published, atlas.pairs)
    finland = found[found["pair"] == "FIN-RUS"].set_index("published_km")
    assert finland.at[1340, "difference_percent"] == pytest.approx((1340 / 1286.3 - 1) * 100)


def test_one_figure_per_pair_counts_what_is_measured(atlas):
    found = published(atlas.tables.border_lengths_published, atlas.pairs)
    like = found[found["like_for_like"]].set_index("pair")
    assert like.index.is_unique and set(like.index) == set(atlas.pairs["pair"])
    pairs = atlas.pairs.set_index("pair")
    assert like["published_km"].to_dict() == pairs["published_km"].to_dict()
