"""Tables as text that programs load: CSV, JSON and GeoJSON, the same bytes every time."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from geo.boundaries import FOLLOWED
from record.in_use import current, kept_with_shapes
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
    # shapely takes a third of a second: a process that writes no shapes starts without it.
    from geo import exchange  # noqa: PLC0415

    whole, drawn = _whole(layer), _drawn(layer)
    features = [
        {
            "type": "Feature",
            "id": record[key],
            "bbox": exchange.box(whole[record[key]]),
            "properties": record,
            "geometry": drawn[record[key]],
        }
        for record in _records(table)
    ]
    collection: dict[str, Any] = {"type": "FeatureCollection", **about, "boundaries": FOLLOWED}
    if features:
        collection["bbox"] = exchange.box([whole[one["id"]] for one in features])
    return _dumps({**collection, "features": features})


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


@kept_with_shapes()
def _whole(layer: str) -> dict[str, Any]:
    from geo.exchange import shapes  # noqa: PLC0415

    return shapes(current().files[f"geometry/{layer}.json"])


@kept_with_shapes()
def _drawn(layer: str) -> dict[str, Any]:
    from geo.exchange import cut  # noqa: PLC0415

    return {code: cut(shape).__geo_interface__ for code, shape in _whole(layer).items()}
