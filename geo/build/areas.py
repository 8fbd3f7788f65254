"""Areas of states and territories from Natural Earth 1:10m, in the boundaries the map follows.

Source: Natural Earth admin-0 countries 5.1.1, public domain. It draws de facto control; the map
follows the United Nations General Assembly (resolutions 68/262 and ES-11/4).
Coordinates are degrees on WGS84; Russia and Fiji go on past 180° east.
"""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

# ADM0_A3 is the only unique key of the source: ISO_A3 is -99 for 22 areas, France among them.
# Where it is not the ISO 3166-1 code of the state:
RENAMED = {"SDS": "SSD", "PSX": "PSE", "SAH": "ESH", "KOS": "XKX"}
MERGED = {
    "ALD": "FIN",  # Åland
    "CYN": "CYP",  # Northern Cyprus
    "CNM": "CYP",  # the buffer zone in Cyprus
    "SOL": "SOM",  # Somaliland
    "KAB": "KAZ",  # Baikonur
    "USG": "CUB",  # Guantanamo Bay
    "ESB": "GBR",  # Dhekelia
    "WSB": "GBR",  # Akrotiri
    "CLP": "FRA",  # Clipperton
    "ATC": "AUS",  # Ashmore and Cartier Islands
    "CSI": "AUS",  # Coral Sea Islands
    "IOA": "AUS",  # Christmas and Cocos Islands
    "BRI": "BRA",  # Brazilian Island
}
# Antarctica, and the disputed slivers.
LEFT_OUT = ["ATA", "KAS", "SPI", "BRT", "PGA", "BJN", "SER", "SCR"]

# The source holds Crimea as one polygon of Russia, the only one that lies within this box.
CRIMEA = shapely.box(32.3, 44.2, 36.70, 46.30)

# Morocco ends at 27°40' N. The line must end in the source's own vertex on the Algerian border,
# or the border of Algeria would pass a corner of Morocco that it does not have.
SOUTH_OF_MOROCCO = shapely.Polygon(
    [
        (-20, 20),
        (-20, 27 + 40 / 60),
        (-8.7, 27 + 40 / 60),
        (-8.682385213, 27.661439310),
        (-8.682385213, 20),
    ]
)

EAST = np.array([360.0, 0.0])  # what takes a western longitude past 180° east

# Rounding to 1e-9 degrees (0.1 mm) makes both sides of the antimeridian meet.
DECIMALS = 9


def read(source: Path) -> gpd.GeoDataFrame:
    """Read the areas of the world, indexed by `iso3` and sorted by it.

    Columns: `name` in English; `of`, for a territory the code of the state that the source gives
    it to; `label`, a point within the area where its name can stand; `geometry`.
    """
    table = gpd.read_file(f"/vsizip/{source}/").set_index("ADM0_A3")
    table = table.drop(index=LEFT_OUT)
    table.geometry = shapely.transform(table.geometry.make_valid().values, _rounded)
    table.geometry = _with_united_nations_lines(table.geometry)
    table.geometry = _without_antimeridian(table.geometry)

    table["of"] = _sovereign(table)
    table["iso3"] = table.index.to_series().replace(RENAMED | MERGED)
    geometry = table.geometry.groupby(table["iso3"]).agg(_union)
    own = table.drop(index=list(MERGED)).set_index("iso3").sort_index()
    return gpd.GeoDataFrame(
        {
            "name": own["NAME_EN"],
            "of": own["of"],
            "label": _labels(geometry, shapely.points(own["LABEL_X"], own["LABEL_Y"])),
        },
        geometry=gpd.GeoSeries(geometry, crs=table.crs),
    )


def _with_united_nations_lines(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """Give Crimea to Ukraine, and Western Sahara the land west of the berm."""
    areas = areas.copy()
    parts = shapely.get_parts(areas["RUS"])
    within = shapely.within(parts, CRIMEA)
    if within.sum() != 1:
        raise ValueError(f"{within.sum()} polygons of Russia lie in Crimea, not one")
    areas["RUS"] = shapely.multipolygons(parts[~within])
    areas["UKR"] = shapely.union(areas["UKR"], parts[within][0])

    west_of_berm = shapely.intersection(areas["MAR"], SOUTH_OF_MOROCCO)
    areas["SAH"] = shapely.union(areas["SAH"], west_of_berm)
    areas["MAR"] = shapely.difference(areas["MAR"], SOUTH_OF_MOROCCO)
    return areas


def _without_antimeridian(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    """Let Russia and Fiji go on past 180° east, in one piece where the source cuts them."""
    areas = areas.copy()
    for code in ("RUS", "FJI"):
        parts = shapely.get_parts(areas[code])
        west = shapely.bounds(parts)[:, 2] < 0
        parts[west] = shapely.transform(parts[west], lambda xy: _rounded(xy + EAST))
        areas[code] = shapely.union_all(parts)
    return areas


def _sovereign(table: pd.DataFrame) -> pd.Series:
    """Return the code of the state that each area belongs to, by the source's sovereignty code."""
    states = table[table["ADMIN"] == table["SOVEREIGNT"]]
    code_of = pd.Series(states.index.to_series().replace(RENAMED).values, index=states["SOV_A3"])
    return table["SOV_A3"].map(code_of)


def _labels(geometry: pd.Series, labels: np.ndarray) -> np.ndarray:
    """Keep the source's label points, but move those at sea onto the largest part."""
    shapes = geometry.to_numpy()
    at_sea = ~shapely.within(labels, shapes)
    for position in np.flatnonzero(at_sea):
        parts = shapely.get_parts(shapes[position])
        largest = parts[shapely.area(parts).argmax()]
        labels[position] = shapely.get_point(shapely.maximum_inscribed_circle(largest), 0)
    return labels


def _union(shapes: gpd.GeoSeries) -> BaseGeometry:
    return shapely.coverage_union_all(shapes.to_numpy())


def _rounded(coordinates: np.ndarray) -> np.ndarray:
    return np.round(coordinates, DECIMALS)
