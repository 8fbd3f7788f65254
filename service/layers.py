"""The built geometry as tables of shapes."""

import json
from functools import cache
from typing import Any

import geopandas as gpd
import shapely

from geo.formats import GEOMETRY


@cache
def layer(name: str) -> gpd.GeoDataFrame:
    """Return a built layer in degrees on WGS84, with its properties, indexed by feature id.

    It is shared: copy it before changing it. Longitudes run to 191° east, so that Russia and
    Fiji are whole.
    """
    features = _read(name)["features"]
    return gpd.GeoDataFrame(
        [feature["properties"] for feature in features],
        index=[feature["id"] for feature in features],
        geometry=[shapely.geometry.shape(feature["geometry"]) for feature in features],
        crs="EPSG:4326",
    )


def terms(name: str) -> str:
    """Return whose data a built layer is, and under which licence."""
    collection = _read(name)
    return f"{collection['attribution']}, {collection['licence']}"


def _read(name: str) -> dict[str, Any]:
    return json.loads((GEOMETRY / f"{name}.geojson").read_text(encoding="utf-8"))
