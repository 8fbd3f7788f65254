"""The tables that are computed as Frictionless Table Schemas: types, constraints, keys."""

from collections.abc import Sequence
from typing import Any

from geo.areas import Area
from service.api import columns
from service.api.address import Address
from treaty import law
from treaty.statuses import Status

_HOMES = {
    "treaty": ("treaties", "treaty"),
    "iso3": ("states", "iso3"),
    "neighbour": ("states", "iso3"),
}
"""Columns of codes, each with the table and the column that define these."""
KEYS = {
    "status": ["date", "treaty", "iso3"],
    "borders": ["date", "treaty", "iso3", "neighbour"],
    "changes": ["date", "treaty", "iso3"],
    "counts": ["date", "treaty", "area"],
}
"""Columns that identify a row of a table that is computed."""

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


def of_output(address: Address) -> dict[str, Any]:
    """Return the schema of a table that is computed, from the declaration of its address."""
    may_be_empty = _MAY_BE_EMPTY[address.name]
    types = _TYPES | (_COUNTED if address.columns is columns.COUNTS else {})
    references = [
        {"fields": [column], "reference": {"resource": home, "fields": [code]}}
        for column, (home, code) in _HOMES.items()
        if column in address.columns
    ]
    return {
        "fields": [
            {
                "name": column,
                "type": types.get(column, "string"),
                "description": meaning,
                "constraints": ({} if column in may_be_empty else {"required": True})
                | ({"enum": list(_VALUES[column])} if column in _VALUES else {}),
            }
            for column, meaning in address.columns.items()
        ],
        "missingValues": [""],  # NA is Namibia's code
        "primaryKey": KEYS[address.name],
        "foreignKeys": references,
    }
