"""The parameters that addresses and commands have in common."""

from geo.areas import Area
from record.view import DEFAULT_TREATY
from service.api.address import Parameter
from treaty.statuses import Status
from treaty.tables import NAMES

DATE = Parameter(
    name="date",
    meaning="Day from the treaty's opening for signature to today as YYYY-MM-DD, or today (UTC)",
    example="2026-02-20",
    default="today",
)
TREATY = Parameter(
    name="treaty",
    meaning="Code of the treaty",
    example=DEFAULT_TREATY,
    codes=lambda atlas: list(atlas.histories),
    default=DEFAULT_TREATY,
)
STATUS = Parameter(
    name="status",
    meaning="Only states with this status",
    example=Status.LEFT.value,
    codes=lambda _: [status.value for status in Status],
    repeatable=True,
)
AREA = Parameter(
    name="area",
    meaning="Only states of this area",
    example=Area.EUROPE.value,
    codes=lambda _: [area.value for area in Area],
    default=Area.WORLD.value,
)
COUNTRY = Parameter(
    name="country",
    meaning="Only this state, by its ISO 3166-1 alpha-3 code",
    example="POL",
    codes=lambda atlas: list(atlas.tables.states["iso3"]),
    repeatable=True,
)
FROM = Parameter(
    name="from",
    meaning="Changes after this day; without it from the first on",
    example="2025-01-01",
)
TO = Parameter(
    name="to",
    meaning="Changes up to and including this day",
    example="2026-02-20",
    default="today",
)
NAME = Parameter(
    name="name",
    meaning="Name of the table",
    example="actions",
    codes=lambda _: list(NAMES),
)
