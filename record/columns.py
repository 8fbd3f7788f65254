"""The tables that are computed from the record, each declared as a Frictionless Table Schema."""

from collections.abc import Iterable, Mapping
from typing import Any

from geo.areas import Area
from record.version_differences import KINDS
from treaty import law
from treaty.statuses import MEANING, Status
from treaty.tables import NAMES

Field = dict[str, Any]

_HOMES = {
    "treaty": ("treaties", "treaty"),
    "iso3": ("states", "iso3"),
    "neighbour": ("states", "iso3"),
}
"""Columns of codes, each with the table and the column that define these."""


def _field(
    name: str,
    meaning: str,
    kind: str = "string",
    *,
    values: Iterable[str] = (),
    optional: bool = False,
) -> Field:
    constraints: Field = {} if optional else {"required": True}
    if values:
        constraints["enum"] = list(values)
    return {"name": name, "type": kind, "description": meaning, "constraints": constraints}


def _km(name: str, meaning: str, *, optional: bool = False) -> Field:
    return _field(name, meaning, "number", optional=optional) | {"unit": "km"}


def _day(name: str, meaning: str) -> Field:
    return _field(name, meaning, "date", optional=True)


def _schema(*fields: Field, key: tuple[str, ...]) -> dict[str, Any]:
    names = [field["name"] for field in fields]
    return {
        "fields": list(fields),
        "missingValues": [""],  # NA is Namibia's code
        "primaryKey": list(key),
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": home, "fields": [code]}}
            for column, (home, code) in _HOMES.items()
            if column in names
        ],
    }


_ONE_OF = f"One of {', '.join(Status)}"
_CERTAINTIES = ("certain", "uncertain")
_TREATY = _field("treaty", "Code of the treaty")
_ISO3 = _field("iso3", "State, ISO 3166-1 alpha-3")
_NAME = _field("name", "Short name of the state")
_BOUND = _field("bound", "Whether the treaty is in force for the state: true or false", "boolean")

_BEGAN = (
    _day("since_earliest", "First day on which the status may have begun"),
    _day(
        "since_latest", "Last day on which it may have begun; where it differs, since is not sure"
    ),
    _field(
        "retroactive",
        "Whether the state is bound by a succession that was deposited after the day from which it "
        "binds: true or false",
        "boolean",
    ),
)

_NAME_THEN = _field(
    "name_then",
    "Name of the state on that day, where it had another one than today; the table former_names "
    "has the days, with low confidence",
    optional=True,
)

STATUS = _schema(
    _field("date", "Day of the snapshot, ISO 8601, UTC", "date"),
    _TREATY,
    _ISO3,
    _NAME,
    _field("status", _ONE_OF, values=Status),
    _field("label", "The status in words, with the date that belongs to it"),
    _BOUND,
    _field(
        "certainty",
        "certain, or uncertain where the record knows only bounds for the day of the act and this "
        "day lies between them",
        values=_CERTAINTIES,
    ),
    _day("since", "First day of this status, empty where no source gives it"),
    _day("until", "First day of the next status, as far as the acts made by the day fix it"),
    _day("signed", "Day of signature, empty again once a state that left has consented anew"),
    _day("consented", "Day of deposit of the consent to be bound"),
    _field(
        "consent_by",
        "Kind of consent: ratification, acceptance, approval, accession, succession, "
        "definitive_signature or consent_to_be_bound",
        values=sorted(law.CONSENT),
        optional=True,
    ),
    _day("in_force", "Day of entry into force for the state"),
    _day("notice", "Day of deposit of the notice of withdrawal, empty again after a new consent"),
    _day("left", "Day on which the withdrawal takes effect, empty again after a new consent"),
    _km(
        "border_russia_km",
        "Length of the land border with Russia in km, geodesic, rivers included",
        optional=True,
    ),
    _km(
        "border_belarus_km",
        "Length of the land border with Belarus in km, geodesic, rivers included",
        optional=True,
    ),
    _field("source_url", "Address of the source of the act that decides"),
    *_BEGAN,
    _NAME_THEN,
    key=("date", "treaty", "iso3"),
)

BORDERS = _schema(
    _field("date", "Day, ISO 8601, UTC", "date"),
    _TREATY,
    _field("iso3", "State whose status the border has, ISO 3166-1 alpha-3"),
    _field("neighbour", "State on the other side: RUS or BLR"),
    _km("length_km", "Length in km, measured geodesically on the line of OpenStreetMap"),
    _km(
        "published_km",
        "Published length of like definition in km, empty where there is none",
        optional=True,
    ),
    _field("status", f"Status of the state. {_ONE_OF}", values=Status),
    _BOUND,
    _field("neighbour_status", "Status of the state on the other side", values=Status),
    _field("nato", "Whether the state is a member of NATO today: true or false", "boolean"),
    _field("source_url", "Address of the source of the published length", optional=True),
    key=("date", "treaty", "iso3", "neighbour"),
)

CHANGES = _schema(
    _field("date", "Day of the change, ISO 8601, UTC", "date"),
    _TREATY,
    _ISO3,
    _NAME,
    _field(
        "from_status",
        "Status before, empty where the state came into being",
        values=Status,
        optional=True,
    ),
    _field("to_status", f"Status from the day on. {_ONE_OF}", values=Status),
    _field("act", "Act that the new status rests on", values=sorted(law.DECISIVE), optional=True),
    _day("act_date", "Day of the act, empty where it is not known"),
    _field(
        "certainty",
        "certain, or uncertain where the day of the act is known only within bounds",
        values=_CERTAINTIES,
    ),
    _field("reference", "Depositary notification, where known", optional=True),
    _field("source_url", "Address of the source of the act"),
    *_BEGAN,
    key=("date", "treaty", "iso3"),
)

OBLIGATIONS = _schema(
    _field("date", "Day, ISO 8601, UTC", "date"),
    _ISO3,
    _NAME,
    _TREATY,
    _field("status", _ONE_OF, values=Status),
    _field("label", "The status in words, with the date that belongs to it"),
    _BOUND,
    _field("certainty", "certain, or uncertain as in the table of statuses", values=_CERTAINTIES),
    _day("since", "First day of this status, empty where no source gives it"),
    _field("for_mines", "What the status means for anti-personnel mines, in a sentence"),
    _field("source_url", "Address of the source of the act that decides"),
    *_BEGAN,
    key=("date", "iso3", "treaty"),
)

COUNTS = _schema(
    _field(
        "date", "Day from which the figures hold, until the area's next row, ISO 8601, UTC", "date"
    ),
    _TREATY,
    _field("area", "europe, east, frontier, nato (members today) or world", values=Area),
    *(
        _field(status, f"States with this status. {MEANING[status]}", "integer")
        for status in Status
    ),
    _field(
        "states_parties",
        "States Parties as the UN counts them: by deposit, until they have left",
        "integer",
    ),
    _field("in_force", "States for which the treaty is in force", "integer"),
    key=("date", "treaty", "area"),
)

VERSIONS = _schema(
    _field("version", "Data version"),
    _field("date", "Day on which the acts of the version were read", "date"),
    _field("in_use", "Whether an address without v answers from it: true or false", "boolean"),
    _field("changes_since", "Path of the table of what changed since"),
    key=("version",),
)

DIFFERENCES = _schema(
    _field("table", "Table", values=NAMES),
    _field("kind", f"One of {', '.join(KINDS)}", values=KINDS),
    _field("row", "Values of the columns that tell the row from others", optional=True),
    _field("column", "Column that changed, empty for a whole row", optional=True),
    _field("before", "Cell, or all cells of a row, before", optional=True),
    _field("after", "The same now", optional=True),
    key=("table", "kind", "row", "column"),
)


def described(names: Iterable[str], about: Mapping[str, Mapping[str, Any]]) -> list[Field]:
    """Return the declarations of columns by their names, without those that no table declares.

    Parameters
    ----------
    about
        The declarations of the tables of the record: see `treaty.tables.Tables`.
    """
    declared: dict[str, Field] = {}
    computed = (STATUS, BORDERS, CHANGES, COUNTS, OBLIGATIONS)
    for schema in (*computed, *about.values()):
        for field in schema["fields"]:
            declared.setdefault(field["name"], field)
    return [declared[name] for name in names if name in declared]
