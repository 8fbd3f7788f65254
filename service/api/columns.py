"""The columns of every table that the service gives, and what stands in them."""

from treaty.statuses import MEANING, Status

_DAY = "ISO 8601, UTC"
_TREATY = "Code of the treaty"
_ISO3 = "State, ISO 3166-1 alpha-3"
_NAME = "Short name of the state"
_STATUS = f"One of {', '.join(Status)}"
_BOUND = "Whether the treaty is in force for the state: true or false"
_CERTAINTY = (
    "certain, or uncertain where the record knows only bounds for the day of the act and this "
    "day lies between them"
)

STATUS = {
    "date": f"Day of the snapshot, {_DAY}",
    "treaty": _TREATY,
    "iso3": _ISO3,
    "name": _NAME,
    "status": _STATUS,
    "label": "The status in words, with the date that belongs to it",
    "bound": _BOUND,
    "certainty": _CERTAINTY,
    "since": "First day of this status",
    "until": "First day of the next status, as far as the acts made by the day fix it",
    "signed": "Day of signature, empty again once a state that left has consented anew",
    "consented": "Day of deposit of the consent to be bound",
    "consent_by": "Kind of consent: ratification, acceptance, approval, accession, succession or "
    "definitive_signature",
    "in_force": "Day of entry into force for the state",
    "notice": "Day of deposit of the notice of withdrawal, empty again after a new consent",
    "left": "Day on which the withdrawal takes effect, empty again after a new consent",
    "border_russia_km": "Length of the land border with Russia in km, geodesic, rivers included",
    "border_belarus_km": "Length of the land border with Belarus in km, geodesic, rivers included",
    "source_url": "Address of the source of the act that decides",
}

BORDERS = {
    "date": f"Day, {_DAY}",
    "treaty": _TREATY,
    "iso3": "State whose status the border has, ISO 3166-1 alpha-3",
    "neighbour": "State on the other side: RUS or BLR",
    "length_km": "Length in km, measured geodesically on the line of OpenStreetMap",
    "published_km": "Published length of like definition in km, empty where there is none",
    "status": f"Status of the state. {_STATUS}",
    "bound": _BOUND,
    "neighbour_status": "Status of the state on the other side",
    "nato": "Whether the state is a member of NATO today: true or false",
    "source_url": "Address of the source of the published length",
}

CHANGES = {
    "date": f"Day of the change, {_DAY}",
    "treaty": _TREATY,
    "iso3": _ISO3,
    "name": _NAME,
    "from_status": "Status before, empty where the state came into being",
    "to_status": f"Status from the day on. {_STATUS}",
    "act": "Act that the new status rests on",
    "act_date": "Day of the act, empty where it is not known",
    "certainty": "certain, or uncertain where the day of the act is known only within bounds",
    "reference": "Depositary notification, where known",
    "source_url": "Address of the source of the act",
}

COUNTS = {
    "date": f"Day from which the figures hold, until the area's next row, {_DAY}",
    "treaty": _TREATY,
    "area": "europe, frontier, nato (members today) or world",
    **{status.value: f"States with this status. {MEANING[status]}" for status in Status},
    "states_parties": "States Parties as the UN counts them: by deposit, until they have left",
    "in_force": "States for which the treaty is in force",
}
