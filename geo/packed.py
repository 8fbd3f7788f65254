"""Layers as the browser loads them: GeoJSON whose places are packed, at half the size.

In a packed layer each row of places is one list of whole numbers, in ten-thousandths of a degree:
longitude and latitude of the first place, then the step to each next one. `static/map/shapes.js`
reads it too.
"""

import json
from typing import Any

import numpy as np

DECIMALS = 4
"""Of a degree, 11 m: with fewer, simplified areas begin to overlap."""

Collection = dict[str, Any]
"""Features as in GeoJSON."""


def pack(collection: Collection) -> bytes:
    """Return a collection as the content of a file; its places are those of `rounded` shapes."""
    features = [one | {"geometry": _packed(one["geometry"])} for one in collection["features"]]
    whole = collection | {"features": features}
    text = json.dumps(whole, separators=(",", ":"), ensure_ascii=False)
    return f"{text}\n".encode()


def unpack(content: bytes) -> Collection:
    """Return the collection that a file holds."""
    collection: Collection = json.loads(content)
    for feature in collection["features"]:
        geometry = feature["geometry"]
        geometry["coordinates"] = _places(geometry["coordinates"])
    return collection


def _packed(geometry: dict[str, Any]) -> dict[str, Any]:
    return geometry | {"coordinates": _steps(geometry["coordinates"])}


def _steps(part: Any) -> list[Any]:
    if np.ndim(part[0][0]):
        return [_steps(one) for one in part]
    units = np.rint(np.asarray(part) * 10**DECIMALS).astype(int)
    steps: list[int] = np.diff(units, axis=0, prepend=0).ravel().tolist()
    return steps


def _places(part: Any) -> list[Any]:
    if isinstance(part[0], list):
        return [_places(one) for one in part]
    places: list[Any] = (np.cumsum(np.reshape(part, (-1, 2)), axis=0) / 10**DECIMALS).tolist()
    return places
