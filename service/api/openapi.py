"""The description of the data service in OpenAPI 3.1, made from its addresses."""

import json
from collections.abc import Iterator, Sequence

from record.atlas import Atlas
from record.basis import Basis
from service.api.address import FORMATS, VERSION, Address, Parameter
from wording.pages import SITE

TITLE = f"{SITE}: data service"
LICENCE = "MIT, as the code"
_ERROR = "#/components/schemas/Error"
_TABULAR = ("json", "geojson")
"""Formats in which a table has a schema."""


def describe(addresses: Sequence[Address], basis: Basis) -> bytes:
    """Return the description as JSON."""
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": basis.atlas.version,
            "summary": "Which state was bound by the ban on which day",
            "description": "GET and HEAD; errors are JSON that names the parameter and what was "
            "expected. The same request gives the same bytes until the data change: see ETag.",
        },
        "servers": [{"url": basis.site}],
        "paths": {
            address.path_in(fmt): _path(address, fmt)
            for address in addresses
            for fmt in address.formats
        },
        "components": {
            "schemas": {"Error": _error_schema()},
            "parameters": {
                _key(parameter, address): _parameter(parameter, address, basis.atlas)
                for address in addresses
                for parameter in (*address.parameters, VERSION)
            },
        },
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _path(address: Address, fmt: str) -> dict[str, object]:
    return {
        method: {
            "operationId": f"{method}_{address.name}_{fmt}",
            "summary": address.title,
            "description": f"{address.returns}\n\nLicence: {address.licence}.",
            "parameters": [
                {"$ref": f"#/components/parameters/{_key(parameter, address)}"}
                for parameter in (*address.parameters, VERSION)
            ],
            "responses": dict(_responses(address, fmt)),
        }
        for method in ("get", "head")
    }


def _key(parameter: Parameter, address: Address) -> str:
    return f"{parameter.name}_in_path" if address.in_path(parameter) else parameter.name


def _parameter(parameter: Parameter, address: Address, atlas: Atlas) -> dict[str, object]:
    in_path = address.in_path(parameter)
    schema = _value(parameter, atlas)
    if parameter.repeatable:
        schema = {"type": "array", "items": schema}
    elif parameter.default and not in_path:
        schema |= {"default": parameter.default}
    example = parameter.example or atlas.version
    return {
        "name": parameter.name,
        "in": "path" if in_path else "query",
        "required": in_path,
        "description": parameter.meaning,
        "schema": schema,
        "example": [example] if parameter.repeatable else example,
    }


def _value(parameter: Parameter, atlas: Atlas) -> dict[str, object]:
    if parameter.codes:
        return {"type": "string", "enum": list(parameter.codes(atlas))}
    if parameter is VERSION:
        return {"type": "string"}
    return {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|today)$"}


def _responses(address: Address, fmt: str) -> Iterator[tuple[str, dict[str, object]]]:
    media_type, _, _ = FORMATS[fmt].media_type.partition(";")
    error = {"content": {"application/json": {"schema": {"$ref": _ERROR}}}}
    yield "200", {"description": address.returns, "content": {media_type: _content(address, fmt)}}
    yield "304", {"description": "The answer is still the one with this ETag"}
    yield "400", {"description": "A parameter cannot be used", **error}
    if any(address.in_path(p) and p.codes for p in address.parameters):
        yield "404", {"description": "Nothing has this name", **error}
    yield "503", {"description": "The tables are invalid, or no answer can be written now", **error}


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
