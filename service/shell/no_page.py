"""The answers at addresses that are no page, or of no version: 404 with what there is."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Send

from record.versions import UnknownVersionError
from service import site_address, template
from service.api.headers import PASSIVE
from service.api.parameters import LONGEST_VALUE
from wording import versions
from wording.pages import FIRST, PAGES, SITE


class NoPage:
    """Sends an answer on; in the place of the page that Streamlit has for any address, 404."""

    def __init__(self, request: Request, send: Send) -> None:
        self._request, self._send = request, send
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start":
            kind = MutableHeaders(scope=message).get("content-type", "")
            self._replaced = kind.startswith("text/html")
            if self._replaced:
                response = not_found(self._request)
                await response(self._request.scope, self._request.receive, self._send)
        if not self._replaced:
            await self._send(message)


def not_found(request: Request) -> Response:
    """Return 404 with the pages that there are."""
    page = template.render(
        "not_found.html",
        home=site_address.of(request),
        pages=[
            ("" if name == FIRST else name, page.title, page.about) for name, page in PAGES.items()
        ],
        path=request.url.path[:LONGEST_VALUE],
        site=SITE,
    )
    return _not_found(page)


def not_kept(request: Request, error: UnknownVersionError) -> Response:
    """Return 404 with the versions of the record that were kept."""
    said = versions.not_kept(error.version[:LONGEST_VALUE])
    home = site_address.of(request)
    page = template.render("not_kept.html", home=home, said=said, site=SITE, versions=error.known)
    return _not_found(page)


def _not_found(page: bytes) -> Response:
    headers = {"Content-Security-Policy": PASSIVE, "Cache-Control": "no-store"}
    return Response(page, 404, headers, media_type="text/html")
