"""The answer at an address that is no page: 404 with the pages that there are."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Send

from service import site_address, template
from service.api.headers import PASSIVE
from service.api.parameters import LONGEST_VALUE
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
    headers = {"Content-Security-Policy": PASSIVE, "Cache-Control": "no-store"}
    return Response(page, 404, headers, media_type="text/html")
