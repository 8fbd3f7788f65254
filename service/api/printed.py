"""The addresses of the map as a picture: for print, and beside a link."""

from dataclasses import replace

from geo import licences
from geo.areas import Area
from record.basis import Basis
from record.view import View, parse
from service.api import parameters
from service.api.address import ROOT, Address, BadParameterError, Values


def read_picture(values: Values, basis: Basis) -> View:
    """Return the view that values ask for; without an area it is Europe."""
    found, bad = parse(values, basis.atlas, today=basis.today, area=Area.EUROPE)
    if bad:
        raise BadParameterError(bad[0])
    return found


def write_picture(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return the map of a view as svg, png or pdf."""
    # matplotlib and geopandas take 0.4 s and 30 MB: a process that draws nothing starts without.
    from map.print.rendering import picture  # noqa: PLC0415

    return picture(asked, fmt, basis)


def write_preview(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return the map of a view as a preview."""
    from map.print.preview import preview  # noqa: PLC0415 (as above)

    return preview(asked, fmt, basis)


MAP = Address(
    name="map",
    path=f"{ROOT}map/{{date}}.{{format}}",
    title="The map of a day, for print",
    returns="A page in A4 landscape: the answer of the day, the map in an equal-area projection "
    "(Europe: EPSG:3035), legend with counts, scale and sources. PNG is 2400 pixels wide. What "
    "the status and country parameters leave out is faint.",
    formats=("svg", "png", "pdf"),
    parameters=(
        parameters.DATE,
        parameters.TREATY,
        parameters.STATUS,
        replace(parameters.AREA, meaning="What the map shows", default=Area.EUROPE.value),
        parameters.COUNTRY,
    ),
    read=read_picture,
    write=write_picture,
    stem=lambda asked: f"{asked.treaty}-map-{asked.area}-{asked.day}",
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
    parameters=(
        parameters.DATE,
        parameters.TREATY,
        parameters.STATUS,
        replace(parameters.AREA, meaning="What the map shows", default=Area.EUROPE.value),
        replace(parameters.COUNTRY, meaning="State that stands out", repeatable=False),
    ),
    read=read_picture,
    write=write_preview,
    stem=lambda asked: f"{asked.treaty}-preview-{asked.area}-{asked.day}",
    licence=licences.STATUS,
    slow=True,
)
ADDRESSES = (MAP, PREVIEW)
