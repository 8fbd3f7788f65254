"""Tables as text that programs load: CSV, JSON and GeoJSON, the same bytes every time."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from record.in_use import current, kept
from treaty.columns import FORMULA_STARTS

NO_TEXT = (*FORMULA_STARTS, "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings after which a spreadsheet would take a text for a formula."""


def to_csv(table: pd.DataFrame) -> str:
    """Return a table as CSV: lines end in LF; ISO dates, true and false, empty for nothing.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return table.map(_cell).to_csv(index=False, lineterminator="\n")


def to_json(table: pd.DataFrame, about: Mapping[str, object]) -> str:
    """Return a table as JSON: what it is about, and its rows under `records`."""
    return _dumps({**about, "records": _records(table)})


def to_geojson(table: pd.DataFrame, about: Mapping[str, object], *, layer: str, key: str) -> str:
    """Return a table as a GeoJSON FeatureCollection.

    Parameters
    ----------
    about
        Members of the collection that say what it is about.
    layer
        The built layer that holds the shapes, `world` or `borders_detail`.
    key
        The column that holds the ids of the layer's features; it is kept as a property.
    """
    shapes = _shapes(layer)
    features = [
        {
            "type": "Feature",
            "id": record[key],
            "properties": record,
            "geometry": shapes[record[key]],
        }
        for record in _records(table)
    ]
    return _dumps({"type": "FeatureCollection", **about, "features": features})


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(NO_TEXT):
        return f"'{value}"
    return value


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    known = table.notna() & (table != "")
    return table.astype(object).where(known, None).to_dict("records")


def _dumps(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=lambda x: x.item())
        + "\n"
    )


@kept()
def _shapes(layer: str) -> dict[str, Any]:
    collection = json.loads(current().files[f"geometry/{layer}.geojson"])
    return {feature["id"]: feature["geometry"] for feature in collection["features"]}
