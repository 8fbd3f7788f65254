"""The land borders with Russia and Belarus, drawn simply and measured in full.

Source: OpenStreetMap of November 2017 at 10 m, data ODbL 1.0. Its `length_km` is the geodesic
length (WGS84) of the full lines before rounding. Simplified lines are shorter: never measure them.
"""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from geo.build.layer_file import rounded

# Metres, Douglas-Peucker. The borders in Asia are three fifths of all kilometres and looked at from
# further away: 1.5 km is one pixel at zoom 6, and from zoom 7 on the detail is drawn.
TOLERANCE = 500
TOLERANCE_IN_ASIA = 1_500
TOLERANCE_OF_DETAIL = 50
ASIA = ["KAZ-RUS", "CHN-RUS", "MNG-RUS", "PRK-RUS"]

# Lines that are off by 500 m need no 11 m digits; without areas there is nothing to overlap.
DECIMALS = 3


def read(source: Path) -> gpd.GeoDataFrame:
    """Read the border pairs, indexed by `pair` and sorted by it.

    Columns: `iso3`, the state whose status the line shows; `neighbour`; `length_km`; `geometry`.
    """
    lines = gpd.read_file(f"/vsigzip/{source}").rename(columns={"side": "iso3"})
    ends = lines["pair"].str.split("-", expand=True)
    lines["neighbour"] = ends[0].where(ends[0] != lines["iso3"], ends[1])
    columns = ["iso3", "neighbour", "length_km", "geometry"]
    return lines.set_index("pair").sort_index()[columns]


def outlines(borders: gpd.GeoDataFrame) -> pd.Series:
    """Return the lines as they are drawn at first, simplified and rounded."""
    tolerance = np.where(borders.index.isin(ASIA), TOLERANCE_IN_ASIA, TOLERANCE)
    lines = [simplify(line, at) for line, at in zip(borders.geometry, tolerance, strict=True)]
    return pd.Series([rounded(line, DECIMALS) for line in lines], index=borders.index)


def details(borders: gpd.GeoDataFrame) -> pd.Series:
    """Return the lines as they are drawn from close by, simplified and rounded."""
    lines = [rounded(simplify(line, TOLERANCE_OF_DETAIL)) for line in borders.geometry]
    return pd.Series(lines, index=borders.index)


def simplify(line: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Simplify lines in degrees (WGS84) by Douglas-Peucker with a tolerance in metres.

    The metres are those of an azimuthal equidistant projection around the lines.
    """
    centre = line.envelope.centroid
    projection = pyproj.Transformer.from_crs(
        "EPSG:4326",
        f"+proj=aeqd +lat_0={centre.y} +lon_0={centre.x} +ellps=WGS84 +units=m",
        always_xy=True,
    )
    metres = shapely.transform(line, projection.transform, interleaved=False)
    simple = shapely.simplify(metres, tolerance, preserve_topology=False)
    degrees = shapely.transform(
        simple, lambda x, y: projection.transform(x, y, direction="INVERSE"), interleaved=False
    )
    return shapely.multilinestrings(shapely.get_parts(degrees))
