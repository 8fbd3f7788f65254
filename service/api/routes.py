"""Every address of the data service, and the application that answers at them."""

from collections.abc import Callable, Coroutine, Sequence
from itertools import product
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.api import (
    answers,
    health,
    index,
    openapi,
    packages,
    printed,
    refusals,
    robots,
    versions,
)
from service.api.address import ROOT, Address
from service.api.endpoint import Endpoint, SingleFlight
from service.api.parameters import Parameters
from service.embed import html_page, oembed

INDEX = Address(
    name="index",
    path=ROOT,
    title="Every address, with an example",
    returns="A page to read.",
    formats=("html",),
    parameters=Parameters,
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
    parameters=Parameters,
    write=lambda _asked, _fmt, basis: openapi.describe(APPLICATION.routes, basis),
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
    *oembed.ADDRESSES,
    *versions.ADDRESSES,
    *health.ADDRESSES,
    *robots.ADDRESSES,
    OPENAPI,
    INDEX,
)


class _Route(APIRoute):
    """A route whose endpoint reads the request by itself.

    FastAPI's own handler takes 70 µs more, and a whole answer from memory 300.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the endpoint."""
        return self.endpoint


def application(addresses: Sequence[Address]) -> FastAPI:
    """Return the application that answers at addresses; it reports to nobody."""
    app = FastAPI(
        openapi_url=None,  # it is one of the addresses
        redirect_slashes=False,
        exception_handlers=dict.fromkeys(refusals.REFUSED, refusals.refuse),
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.router.route_class = _Route
    app.add_route(ROOT.rstrip("/"), refusals.to_index)
    single_flight = SingleFlight()
    for address in addresses:
        for fmt, method in product(address.formats, ("GET", "HEAD")):
            app.add_api_route(
                address.path_in(fmt),
                Endpoint(address, fmt, single_flight),
                methods=[method],
                operation_id=f"{method.lower()}_{address.name}_{fmt}",
                summary=address.title,
                description=f"{address.returns}\n\nLicence: {address.licence}.",
                response_model=None,
                response_class=Response,
                response_description=address.returns,
                responses=openapi.responses(address, fmt),
            )
    return app


APPLICATION: FastAPI = application(ADDRESSES)


def routes() -> list[Route]:
    """Return the routes of the server: all addresses, and every other path below `/data`."""
    paths = [address.path_in(fmt) for address in ADDRESSES for fmt in address.formats]
    below = (f"{refusals.HOUSE}{{path:path}}", refusals.HOUSE.rstrip("/"))
    return [Route(path, APPLICATION) for path in (*paths, *below)]
