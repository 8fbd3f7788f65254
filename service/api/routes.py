"""Every address of the data service, and the routes of the server made from them."""

from starlette.routing import Route

from service.api import answers, health, index, openapi, packages, printed, refusals, robots
from service.api.address import ROOT, Address
from service.api.endpoint import Endpoint, SingleFlight
from service.embed import html_page

INDEX = Address(
    name="index",
    path=ROOT,
    title="Every address, with an example",
    returns="A page to read.",
    formats=("html",),
    parameters=(),
    read=lambda _values, _basis: None,
    write=lambda _asked, _fmt, basis: index.page(ADDRESSES, basis),
    stem=lambda _asked: "index",
    licence=openapi.LICENCE,
    until_today=True,
    absolute=True,
)
OPENAPI = Address(
    name="openapi",
    path=f"{ROOT}openapi.json",
    title="Every address, for programs",
    returns="An OpenAPI 3.1 description of the data service.",
    formats=("json",),
    parameters=(),
    read=lambda _values, _basis: None,
    write=lambda _asked, _fmt, basis: openapi.describe(ADDRESSES, basis),
    stem=lambda _asked: "openapi",
    licence=openapi.LICENCE,
    until_today=True,
    absolute=True,
)
ADDRESSES: tuple[Address, ...] = (
    *answers.ADDRESSES,
    *printed.ADDRESSES,
    *packages.ADDRESSES,
    *html_page.ADDRESSES,
    *health.ADDRESSES,
    *robots.ADDRESSES,
    OPENAPI,
    INDEX,
)


def routes() -> list[Route]:
    """Return the routes of all addresses; everything else below `/data` is an unknown path."""
    single_flight = SingleFlight()
    return [
        *(
            Route(address.path_in(fmt), Endpoint(address, fmt, single_flight))
            for address in ADDRESSES
            for fmt in address.formats
        ),
        Route(ROOT.rstrip("/"), refusals.to_index),
        Route(f"{refusals.HOUSE}{{path:path}}", refusals.UnknownPath()),
        Route(refusals.HOUSE.rstrip("/"), refusals.UnknownPath()),
    ]
