"""The description of all tables for programs: a Frictionless Data Package.

Every path in it is an address of the data service, relative to that of the description.
"""

import hashlib
import json
from typing import Any

from record.basis import Basis
from service.api import answers
from service.api.address import Address
from treaty.tables import Tables
from wording.pages import SITE

NAME = "ottawa-convention-map"
OUTPUTS = (answers.STATUS, answers.BORDERS, answers.OBLIGATIONS, answers.CHANGES, answers.COUNTS)
FACTS = {"name": "other-pd", "title": "Facts, not protected; the sources stand in each table"}
QUOTATIONS = {"name": "notspecified", "title": "Quotations: words of those who are named"}
ODBL = {
    "name": "ODbL-1.0",
    "title": "Open Database License 1.0, © OpenStreetMap contributors",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
ORIGIN = ("title", "description", "licenses", "sources", "retrieved", "coverage_end", "uncertainty")
"""What the declaration of a table says of the whole table."""
SCHEMA = ("fields", "missingValues", "primaryKey", "foreignKeys", "codes")
"""What it says of the columns."""
GEOGRAPHY = [
    {"title": "Natural Earth", "path": "https://www.naturalearthdata.com"},
    {"title": "OpenStreetMap", "path": "https://www.openstreetmap.org/copyright"},
]


def describe(basis: Basis, *, day: str = "today") -> bytes:
    """Return the package as JSON: tables, and what is computed from them for the default treaty.

    Parameters
    ----------
    day
        The day of the tables `status` and `borders` that the package names.
    """
    version, treaties = basis.atlas.version, basis.atlas.tables.treaties.set_index("treaty")
    depositary = [
        {"title": f"UN Treaty Collection {row.un_treaty_collection}", "path": row.source_url}
        for row in treaties.itertuples()
    ]
    package = {
        "name": NAME,
        "title": SITE,
        "description": "Which state is bound by the ban on anti-personnel mines on which day, and "
        "what that means along the land borders with Russia and Belarus.",
        "version": version,
        "created": f"{version[:10]}T00:00:00Z",
        "keywords": ["Ottawa Convention", "anti-personnel mines", "treaty", "borders"],
        "licenses": [FACTS, QUOTATIONS, ODBL],
        "sources": depositary + GEOGRAPHY,
        "coverage": {
            "treaties": treaties[["read_until", "known_until"]].to_dict("index"),
            "events_until": basis.atlas.tables.about["events"]["coverage_end"],
        },
        "resources": [_table(name, basis.atlas.tables) for name in basis.atlas.tables.names]
        + [_output(one, day) for one in OUTPUTS],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _table(name: str, tables: Tables) -> dict[str, Any]:
    about, content = tables.about[name], tables.files[name]
    return _resource(
        name=name,
        path=f"tables/{name}.csv",
        bytes=len(content),
        hash=f"sha256:{hashlib.sha256(content).hexdigest()}",
        schema={member: about[member] for member in SCHEMA if member in about},
        **{member: about[member] for member in ORIGIN if member in about},
    )


def _output(address: Address, day: str) -> dict[str, Any]:
    return _resource(
        name=address.name,
        path=address.path_in("csv").rpartition("/v1/")[2].replace("{date}", day),
        title=address.title,
        description=address.returns,
        licenses=[ODBL if "OpenStreetMap" in address.licence else FACTS],
        schema=address.schema,
    )


def _resource(**about: object) -> dict[str, Any]:
    form = {"profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv"}
    return form | {"encoding": "utf-8"} | about
