"""The fields of every table as a Frictionless Table Schema: types, constraints, keys."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pandera.pandas as pa

from geo.areas import Area
from service.api import columns
from service.api.address import Address
from treaty import law
from treaty.checks import codes
from treaty.columns import VALUES
from treaty.schemas import SCHEMAS
from treaty.statuses import Status

REFERENCES: dict[str, dict[str, str]] = {
    "status": {"treaty": codes.TREATY, "iso3": codes.STATE},
    "borders": {"treaty": codes.TREATY, "iso3": codes.STATE, "neighbour": codes.STATE},
    "changes": {"treaty": codes.TREATY, "iso3": codes.STATE},
    "counts": {"treaty": codes.TREATY},
}
"""Columns of codes in the tables that are computed, each with the table that defines these."""
KEYS = {
    "status": ["date", "treaty", "iso3"],
    "borders": ["date", "treaty", "iso3", "neighbour"],
    "changes": ["date", "treaty", "iso3"],
    "counts": ["date", "treaty", "area"],
}
"""Columns that identify a row of a table that is computed."""

_PROBES = {
    "boolean": (("true", "false"), ("1", "word")),
    "date": (("2024-02-29",), ("2023-02-29", "2024-02", "word")),
    "year": (("2024",), ("1", "2024-02", "word")),
    "integer": (("1",), ("1.5", "word")),
    "number": (("1", "1.5"), ("word",)),
}
"""What a column of a type takes, and what it refuses."""
_DAYS = ("date", "since", "until", "signed", "consented", "notice", "left", "act_date")
_TYPES = {
    **dict.fromkeys((*_DAYS, "in_force"), "date"),
    **dict.fromkeys(("bound", "nato"), "boolean"),
    **dict.fromkeys(("border_russia_km", "border_belarus_km"), "number"),
    **dict.fromkeys(("length_km", "published_km"), "number"),
}
_COUNTED = dict.fromkeys((*Status, "states_parties", "in_force"), "integer")
_MAY_BE_EMPTY = {
    "status": {*_DAYS[1:], "consent_by", "in_force", "border_russia_km", "border_belarus_km"},
    "borders": {"published_km", "source_url"},
    "changes": {"from_status", "act", "act_date", "reference"},
    "counts": set(),
}
_VALUES: dict[str, Sequence[str]] = {
    "act": sorted(law.DECISIVE),
    "area": tuple(Area),
    "certainty": ("certain", "uncertain"),
    "consent_by": sorted(law.CONSENT),
    **dict.fromkeys(("status", "neighbour_status", "from_status", "to_status"), tuple(Status)),
}


def of_table(name: str, meanings: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of a table of the record, from its rules and what its columns mean."""
    rules = SCHEMAS[name].columns
    unique = [column for column, one in rules.items() if one.unique]
    fields = [
        _field(
            column,
            type_of(one),
            meanings[column],
            required=not takes(one, ""),
            unique=one.unique,
            values=(one.metadata or {}).get(VALUES, ()),
        )
        for column, one in rules.items()
    ]
    references = {
        column: home
        for (table, column), (home, others) in codes.COLUMNS.items()
        if table == name and not any(others)  # a key cannot be one of two things, or a list
    }
    return _schema(name, fields, unique[:1], references)


def of_output(address: Address) -> dict[str, Any]:
    """Return the schema of a table that is computed, from the declaration of its address."""
    types = _TYPES | (_COUNTED if address.columns is columns.COUNTS else {})
    fields = [
        _field(
            column,
            types.get(column, "string"),
            meaning,
            required=column not in _MAY_BE_EMPTY[address.name],
            values=_VALUES.get(column, ()),
        )
        for column, meaning in address.columns.items()
    ]
    return _schema(address.name, fields, KEYS[address.name], REFERENCES[address.name])


def type_of(rules: pa.Column) -> str:
    """Return the type of a column of text by what its rules take and refuse."""
    for name, (taken, refused) in _PROBES.items():
        if all(takes(rules, text) for text in taken) and not any(
            takes(rules, text) for text in refused
        ):
            return name
    return "string"


def takes(rules: pa.Column, text: str) -> bool:
    """Whether a cell with this text follows the rules of a column."""
    cell = pd.Series([text])
    return all(bool(check(cell).check_passed) for check in rules.checks)


def _field(
    name: str,
    kind: str,
    meaning: str,
    *,
    required: bool,
    unique: bool = False,
    values: Sequence[str] = (),
) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if required else {}
    if unique:
        constraints["unique"] = True
    if values and kind == "string":
        constraints["enum"] = list(values)
    return {"name": name, "type": kind, "description": meaning, "constraints": constraints}


def _schema(
    name: str, fields: list[dict[str, Any]], key: list[str], codes_in: Mapping[str, str]
) -> dict[str, Any]:
    references = [
        {
            "fields": [column],
            # An empty name is that of the table itself.
            "reference": {
                "resource": "" if home == name else home,
                "fields": [codes.DEFINES[home]],
            },
        }
        for column, home in codes_in.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}  # NA is Namibia's code
    if key:
        schema["primaryKey"] = key
    if references:
        schema["foreignKeys"] = references
    return schema
