"""The pages that Streamlit serves: their first HTML, and 404 for what is no page.

By itself Streamlit serves an empty page under the title "Streamlit" at every address. Here it gets
its head and the answer of its view (see `first_html`), and what Streamlit needs comes after it.
"""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.areas import Area
from map.print import sketch
from record.atlas import Atlas, utc_today
from record.basis import Basis
from record.in_use import kept, of_version, pin, pin_or_error, pinned, record
from record.query_values import query_values
from record.versions import UnknownVersionError
from record.view import VERSION
from service import site_address
from service.api.encoding import Answer, encode, sent
from service.shell import security_headers, typefaces
from service.shell.first_html import FirstHtml, first_html
from service.shell.no_page import NoPage, not_kept
from service.shell.streamlit_page import Shell, shell
from treaty.faults import TableError
from wording.pages import FIRST, PAGES, SITE

HOME = Path(__file__).parent
_OTHER_PAGES = ("/data/", "/component/")
"""Folders in which others have pages."""
USUAL = ("treaty", "area")
"""Parameters of the addresses that most visitors ask for: those of few values."""


def prepare() -> None:
    """Work out what is the same for every day, before the first visitor comes."""
    if not isinstance(pin_or_error(), TableError):
        for area in Area:
            sketch.outlines(area.value)


class FirstPage:
    """Middleware: serves the pages, and 404 at the addresses that Streamlit calls pages too."""

    def __init__(self, app: ASGIApp, sheet: Path, faces: Path, script: Path) -> None:
        self._app = app
        self._head = (
            typefaces.head(faces).decode()
            + f"<style>\n{_read(sheet)}{_read(HOME / 'first.css')}{sketch.style()}</style>\n"
        )
        self._script = _read(HOME / "take_over.js") + _read(script)
        self._shell: Shell | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page, or hand the request on."""
        if scope["type"] != "http" or _has_other_pages(scope["path"]):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        request, name = Request(scope, receive), path.removeprefix("/")
        is_page = path == "/" or (name in PAGES and name != FIRST)
        if is_page and request.method in ("GET", "HEAD"):
            response = await self._page(request, name or FIRST)
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, NoPage(request, send))

    async def _page(self, request: Request, name: str) -> Response:
        if self._shell is None:
            self._shell = await self._read_shell(request)
        try:
            answer = await _answer(request, name, self._shell)
        except UnknownVersionError as error:
            return not_kept(request, error)
        own = {
            **security_headers.OF_PAGES,
            "Content-Security-Policy": self._shell.policy,
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "no-cache",
        }
        return sent(answer, own, request.headers)

    async def _read_shell(self, request: Request) -> Shell:
        """Return the page that Streamlit serves, asked for once."""
        parts: list[bytes] = []

        async def take(message: Message) -> None:
            parts.append(message.get("body", b""))

        first = {"path": "/", "raw_path": b"/", "query_string": b"", "method": "GET", "headers": []}
        await self._app({**request.scope, **first}, request.receive, take)
        return shell(b"".join(parts).decode(), self._head, self._script)


async def _answer(request: Request, page: str, around: Shell) -> Answer:
    values = query_values(request.url.query)
    try:
        version = values.get(VERSION, [""])[0]
        pinned(await anyio.to_thread.run_sync(of_version, version)) if version else pin()
    except TableError:
        return encode(around.filled(FirstHtml(f"<title>{SITE}</title>", "")), pack=True)
    query = urlencode(values, doseq=True)
    asked = page, query, utc_today(), site_address.of(request), around
    return await anyio.to_thread.run_sync(answered, *asked)


def answered(page: str, query: str, today: date, site: str, around: Shell) -> Answer:
    """Return a page, from memory or newly written.

    The addresses that most visitors ask for are kept apart, so that no flood drives them out.
    """
    keep = _usual if _is_usual(query, record()) else _other
    return keep(page, query, today, site, around)


def _is_usual(query: str, atlas: Atlas) -> bool:
    """Whether a query names nothing but a treaty and an area, and these in one way."""
    given = parse_qsl(query, keep_blank_values=True)
    codes = {"treaty": atlas.histories, "area": list(Area)}
    names = [name for name, _ in given]
    return (
        query == urlencode(given)
        and names == [n for n in USUAL if n in names]
        and all(value in codes[name] for name, value in given)
    )


@kept(256)
def _usual(page: str, query: str, today: date, site: str, around: Shell) -> Answer:
    return _written(page, query, today, site, around)


@kept(128)
def _other(page: str, query: str, today: date, site: str, around: Shell) -> Answer:
    return _written(page, query, today, site, around)


def _written(page: str, query: str, today: date, site: str, around: Shell) -> Answer:
    own = first_html(page, query, Basis(record(), today, site))
    return encode(around.filled(own), pack=True)


def _has_other_pages(path: str) -> bool:
    return path == "/embed" or path.startswith(_OTHER_PAGES)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
