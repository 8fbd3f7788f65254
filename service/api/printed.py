"""The addresses of the map as a picture: for print, and beside a link."""

from dataclasses import replace

from pydantic import Field

from geo import licences
from geo.areas import Area
from map.print.story import MOST_DAYS, PIXELS, Shape, Story
from record.basis import Basis
from record.view import View
from service.api import parameters
from service.api.address import ROOT, Address


class OfMap(parameters.OfStates):
    """A map, and which states are not faint on it."""

    area: parameters.OneValue = parameters.area_field(Area.EUROPE, "What the map shows")


class OfPreview(parameters.OfDay):
    """A map, which statuses are not faint on it, and the state that is outlined."""

    status: parameters.SeveralValues = parameters.statuses_field("Only states with this status")
    area: parameters.OneValue = parameters.area_field(Area.EUROPE, "What the map shows")
    country: parameters.OptionalValue = parameters.country_field("State that stands out")


class OfStory(parameters.OfPeriod):
    """A map through time, which states are not faint on it, and the picture's shape."""

    after: parameters.OptionalValue = Field(
        None,
        alias="from",
        description="First day, as YYYY-MM-DD",
        examples=["2026-01-01"],
        json_schema_extra=parameters.DAY_SCHEMA,
    )
    until: parameters.OneValue = Field(
        "today",
        alias="to",
        description="Last day, as YYYY-MM-DD, or today (UTC)",
        examples=["2026-02-20"],
        json_schema_extra=parameters.DAY_SCHEMA,
    )
    status: parameters.SeveralValues = parameters.statuses_field("Only states with this status")
    area: parameters.OneValue = parameters.area_field(Area.EUROPE, "What the map shows")
    shape: parameters.OneValue = Field(
        Shape.SQUARE.value,
        description="Shape of the picture: "
        + ", ".join(f"{shape} is {width} by {height}" for shape, (width, height) in PIXELS.items())
        + " pixels",
        examples=[Shape.WIDE.value],
        json_schema_extra=parameters.Codes(lambda _: list(Shape)),
    )

    def read(self, basis: Basis) -> Story:
        """Return the story."""
        period = self.period(basis)
        statuses = parameters.read_view({"status": self.status}, basis).statuses
        view = replace(period.view, statuses=statuses)
        shape = Shape(self.known("shape", basis))
        opened = basis.atlas.histories[view.treaty].rules.opened
        return Story(period.after or opened, view, shape)


def write_picture(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return the map of a view as svg, png or pdf."""
    # matplotlib and geopandas take 0.4 s and 30 MB: a process that draws nothing starts without.
    from map.print.rendering import picture  # noqa: PLC0415

    return picture(asked, fmt, basis)


def write_preview(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return the map of a view as a preview."""
    from map.print.preview import preview  # noqa: PLC0415 (as above)

    return preview(asked, fmt, basis)


def write_moving_picture(asked: Story, fmt: str, basis: Basis) -> bytes:
    """Return the map through time as webp or gif."""
    from map.print.moving_picture import moving_picture  # noqa: PLC0415 (as above)

    return moving_picture(asked, fmt, basis)


MAP = Address(
    name="map",
    path=f"{ROOT}map/{{date}}.{{format}}",
    title="The map of a day, for print",
    returns="A page in A4 landscape: the answer of the day, the map in an equal-area projection "
    "(Europe: EPSG:3035), legend with counts, scale and sources. PNG is 2400 pixels wide. What "
    "the status and country parameters leave out is faint.",
    formats=("svg", "png", "pdf"),
    parameters=OfMap,
    write=write_picture,
    stem=lambda asked: f"{asked.treaty}-map-{asked.area}-{asked.day}",
    licence=licences.STATUS,
    slow=True,
)
MOVING = Address(
    name="moving",
    path=f"{ROOT}map/{{from}}..{{to}}.{{format}}",
    title="The map through time, to post",
    returns="A moving picture: day, who changed, headline, map and legend, change by change; of "
    f"more than {MOST_DAYS} days the years before the first notice to leave are told at their "
    "ends. At most 5 MB. What the status and country parameters leave out is faint.",
    formats=("webp", "gif"),
    parameters=OfStory,
    write=write_moving_picture,
    stem=lambda asked: (
        f"{asked.view.treaty}-map-{asked.view.area}-{asked.first}-{asked.view.day}-{asked.shape}"
    ),
    licence=licences.STATUS,
    slow=True,
)
PREVIEW = Address(
    name="preview",
    path=f"{ROOT}preview/{{date}}.{{format}}",
    title="The map of a day, to show beside a link",
    returns="The answer of the day, the map and its legend in large type, 1200 by 630 pixels: "
    "what other sites show for a link to a view. What the status parameter leaves out is faint, "
    "the state that the country parameter names is outlined.",
    formats=("png",),
    parameters=OfPreview,
    write=write_preview,
    stem=lambda asked: f"{asked.treaty}-preview-{asked.area}-{asked.day}",
    licence=licences.STATUS,
    slow=True,
)
ADDRESSES = (MAP, MOVING, PREVIEW)
