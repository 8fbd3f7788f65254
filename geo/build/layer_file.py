"""Layers as the browser reads them: packed, sorted, the same bytes at each build."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.packed import DECIMALS, pack


def rounded(shapes: Any, decimals: int = DECIMALS) -> Any:
    """Round the coordinates of a shape, or of an array of shapes, to a number of decimals."""
    return shapely.transform(shapes, lambda xy: np.round(xy, decimals))


def feature(code: str, properties: dict[str, Any], shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape as a GeoJSON feature."""
    geometry = shapely.geometry.mapping(shape)
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def write(
    path: Path, features: Iterable[dict[str, Any]], *, attribution: str, licence: str
) -> None:
    """Write features, sorted by code, as a collection that says whose data it is."""
    collection = {
        "type": "FeatureCollection",
        "attribution": attribution,
        "licence": licence,
        "features": sorted(features, key=lambda one: one["id"]),
    }
    path.write_bytes(pack(collection))
