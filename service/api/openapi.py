"""The description of the data service in OpenAPI 3.1, made from its addresses."""

import json
from collections.abc import Sequence
from typing import Any

from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from record.basis import Basis
from service.api.address import FORMATS, Address
from wording.pages import SITE

TITLE = f"{SITE}: data service"
LICENCE = "MIT, as the code"
_ERROR = "#/components/schemas/Error"
_TABULAR = ("json", "geojson")
"""Formats in which a table has a schema."""


def describe(routes: Sequence[BaseRoute], basis: Basis) -> bytes:
    """Return the description of routes as JSON."""
    document = get_openapi(
        title=TITLE,
        version=basis.atlas.version,
        summary="Which state was bound by the ban on which day",
        description="GET and HEAD; errors are JSON that names the parameter and what was "
        "expected. The same request gives the same bytes until the data change: see ETag.",
        servers=[{"url": basis.site}],
        routes=routes,
    )
    for path, operations in document["paths"].items():
        for operation in operations.values():
            del operation["responses"]["422"]  # FastAPI's own error: ours is 400
            for parameter in operation["parameters"]:
                if f"{{{parameter['name']}}}" in path:  # FastAPI looks for all in the query
                    parameter |= {"in": "path", "required": True}
                    parameter["schema"].pop("default", None)
    document["components"] = {"schemas": {"Error": _error_schema()}}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def responses(address: Address, fmt: str) -> dict[int | str, dict[str, Any]]:
    """Return what can come of a request, by its status."""
    media_type, _, _ = FORMATS[fmt].media_type.partition(";")
    found: dict[int | str, dict[str, Any]] = {
        200: {"content": {media_type: _content(address, fmt)}},
        206: {"description": "The part of the answer that Range asks for"},
        304: {"description": "The answer is still the one with this ETag"},
    }
    found[416] = {"description": "The answer has no such part"}
    refused = {
        400: "A parameter cannot be used",
        404: "Nothing has this name, or the version was not kept",
        414: "The address is too long",
        503: "The tables are invalid, or no answer can be written now",
        **address.refusals,
    }
    content = {"application/json": {"schema": {"$ref": _ERROR}}}
    return found | {
        status: {"description": text, "content": content}
        for status, text in sorted(refused.items())
    }


def _content(address: Address, fmt: str) -> dict[str, object]:
    if not address.columns or fmt not in _TABULAR:
        return {}
    row = {
        "type": "object",
        "properties": {name: {"description": text} for name, text in address.columns.items()},
        "required": list(address.columns),
    }
    if fmt == "json":
        properties: dict[str, object] = {"records": {"type": "array", "items": row}}
    else:
        feature = {"type": "object", "properties": {"properties": row}}
        properties = {"type": {"const": "FeatureCollection"}}
        properties["features"] = {"type": "array", "items": feature}
    return {"schema": {"type": "object", "properties": properties, "required": list(properties)}}


def _error_schema() -> dict[str, object]:
    return {
        "type": "object",
        "properties": {
            "error": {"type": "string", "description": "What is wrong"},
            "parameter": {"type": "string", "description": "The parameter that is wrong"},
            "expected": {"type": "string", "description": "What was expected in its place"},
            "faults": {"type": "array", "description": "The first faults of the tables"},
            "count": {"type": "integer", "description": "How many faults the tables have"},
        },
        "required": ["error"],
    }
