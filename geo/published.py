"""What others publish as the length of a border, beside what is measured along its line."""

import pandas as pd

COLUMNS = (
    "pair",
    "iso3",
    "neighbour",
    "published_km",
    "length_km",
    "difference_percent",
    "like_for_like",
    "source",
    "source_url",
    "note",
)


def published(figures: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return one row per published figure, in the order of the pairs and of the table.

    Columns are `COLUMNS`: `length_km`, the measured length of the pair; `difference_percent`, by
    how much the published figure is above it; `like_for_like`, whether it counts what was measured:
    land, rivers and lakes, no lagoon and no sea.

    Parameters
    ----------
    figures
        The table `border_lengths_published`.
    pairs
        The border pairs: see `geo.borders.pairs`.
    """
    table = figures.rename(columns={"length_km": "published_km"})
    both = table[["iso3_a", "iso3_b"]].apply(sorted, axis=1).str.join("-")
    measured = pairs.set_index("pair")[["iso3", "neighbour", "length_km"]]
    table = table.drop(columns=["iso3_a", "iso3_b"]).assign(pair=both).join(measured, on="pair")
    table["published_km"] = pd.to_numeric(table["published_km"])
    table["like_for_like"] = table["like_for_like"] == "true"
    table["difference_percent"] = (table["published_km"] / table["length_km"] - 1) * 100
    order = {pair: place for place, pair in enumerate(measured.index)}
    table = table.sort_values("pair", key=lambda pair: pair.map(order), kind="stable")
    return table[list(COLUMNS)].reset_index(drop=True)
