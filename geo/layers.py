"""The layers that programs load: areas, borders, and the status of each state by day.

Join `status` to `areas` by `iso3`; a day's rows are those of the last `date` up to it.
"""

from collections.abc import Mapping
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from geo.exchange import cut
from geo.packed import unpack
from treaty.history import EPOCH, History, day_number
from treaty.snapshot import COLUMNS, dated

DAY = pd.ArrowDtype(pa.date32())
DAYS = (
    *("date", "since", "until", "signed", "consented", "in_force", "notice", "left"),
    *("since_earliest", "since_latest"),
)
"""Columns of `status` that hold days."""


def areas(world: gpd.GeoDataFrame, names: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Return all areas, cut at 180°: `iso3`, `name`, and the state that a territory belongs to.

    Parameters
    ----------
    world
        The built layer of that name: see `read`.
    names
        The short name of each state by its ISO 3166-1 alpha-3 code.
    """
    table = world[["geometry"]].assign(
        geometry=world.geometry.map(cut),
        iso3=world.index,
        name=[names.get(code, name) for code, name in world["name"].items()],
        territory_of=world["of"].where(world["of"].notna(), None),
    )
    return table[["iso3", "name", "territory_of", "geometry"]].reset_index(drop=True)


def borders(lines: gpd.GeoDataFrame, pairs: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the border lines with what does not change by day: sides and lengths.

    Parameters
    ----------
    lines
        The built layer `borders_detail`: see `read`.
    pairs
        The border pairs: see `geo.borders.pairs`.
    """
    pairs = pairs.rename(columns={"source_url": "published_source_url"})
    shapes = lines.geometry
    columns = ["iso3", "neighbour", "length_km", "published_km", "published_source_url", "nato"]
    return gpd.GeoDataFrame(
        pairs[["pair", *columns]], geometry=pairs["pair"].map(shapes).to_numpy(), crs=shapes.crs
    )


def status(history: History, *, until: date) -> pd.DataFrame:
    """Return the snapshot of every day up to a last one on which something in it changes.

    One row per day and state with the columns of a snapshot but `treaty` and `source_url`;
    days are dates, empty where there is none or it is not known.
    """
    days = np.unique(history.first[history.first <= day_number(until)])
    holds = (history.first <= days[:, None]) & (days[:, None] < history.end)
    of_day, of_span = holds.nonzero()
    table = history.spans.iloc[of_span].reset_index(drop=True)
    table = table.assign(date=(np.datetime64(EPOCH) + days[of_day]).astype(str))
    table["since"] = table["since"].where(dated(table), "")
    table = table[[column for column in COLUMNS if column not in ("treaty", "source_url")]]
    for column in DAYS:
        table[column] = pd.to_datetime(table[column], format="%Y-%m-%d").astype(DAY)
    return table


def read(content: bytes) -> gpd.GeoDataFrame:
    """Return a built layer in degrees on WGS84, with its properties, indexed by feature id.

    Longitudes run to 191° east, so that Russia and Fiji are whole.

    Parameters
    ----------
    content
        The layer as its file has it: see `geo.packed`.
    """
    features = unpack(content)["features"]
    return gpd.GeoDataFrame(
        [feature["properties"] for feature in features],
        index=[feature["id"] for feature in features],
        geometry=[shapely.geometry.shape(feature["geometry"]) for feature in features],
        crs="EPSG:4326",
    )
