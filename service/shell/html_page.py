"""The pages that Streamlit serves: their first HTML, and 404 for what is no page.

By itself Streamlit serves an empty page under the title "Streamlit" at every address. Here it gets
its head and the answer of its view (see `first_html`), and what Streamlit needs comes after it.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import anyio.to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.areas import Area
from map.print import sketch
from record.atlas import Atlas, utc_today
from record.basis import Basis
from record.in_use import kept, pin_or_error, record
from service import site_address, template
from service.api.encoding import Answer, encode, sent
from service.api.headers import PASSIVE
from service.api.parameters import LONGEST_VALUE
from service.shell import security_headers, typefaces
from service.shell.first_html import FirstHtml, first_html
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
            await self._app(scope, receive, _NoPage(request, send))

    async def _page(self, request: Request, name: str) -> Response:
        if self._shell is None:
            self._shell = await self._read_shell(request)
        answer = await _answer(request, name, self._shell)
        own = {
            **security_headers.OF_PAGES,
            "Content-Security-Policy": self._shell.policy,
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "no-cache",
        }
        return sent(answer, own, request.headers)

    async def _read_shell(self, request: Request) -> "Shell":
        """Return the page that Streamlit serves, asked for once."""
        parts: list[bytes] = []

        async def take(message: Message) -> None:
            parts.append(message.get("body", b""))

        first = {"path": "/", "raw_path": b"/", "query_string": b"", "method": "GET", "headers": []}
        await self._app({**request.scope, **first}, request.receive, take)
        return shell(b"".join(parts).decode(), self._head, self._script)


@dataclass(frozen=True, eq=False)
class Shell:
    """Streamlit's page, with what all pages add to it, cut where a page puts in its own."""

    before_head: str
    before_body: str
    end: str
    policy: str

    def filled(self, own: FirstHtml) -> bytes:
        """Return the page with its own head and body."""
        parts = (self.before_head, own.head, self.before_body, own.body, self.end)
        return "".join(parts).encode()


_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_FOR_PROGRAMS = re.compile(
    r'<noscript>.*?</noscript>|(<!--(?:(?!-->).)*-->\s*)?<link rel="service-desc"[^>]*>',
    re.DOTALL,
)
"""What Streamlit tells of an agent API that this site does not have."""
_LATER = re.compile(
    r'<script type="module"[^>]*></script>\s*|<link rel="(?:modulepreload|stylesheet)"[^>]*>\s*'
)
"""What Streamlit's page loads: nothing of it is needed to show the answer."""
_ROOT = '<div id="root"></div>'


def shell(page: str, head: str, script: str) -> Shell:
    """Return Streamlit's page, cut; `head` and `script` are what all pages add to it.

    What Streamlit loads comes after the answer, so that a browser shows this before.
    """
    page = _FOR_PROGRAMS.sub("", typefaces.without_preload(page))
    later = "".join(_LATER.findall(page))
    before_head, rest = _TITLE.split(_LATER.sub("", page))
    before_root, end = rest.split(_ROOT)
    before_end_of_head, body = before_root.split("</head>")
    cut = Shell(
        before_head=before_head,
        before_body=f"{before_end_of_head}{head}</head>{body}",
        end=f"{_ROOT}\n<script>\n{script}</script>\n{later}{end}",
        policy="",
    )
    policy = security_headers.of_page(cut.filled(FirstHtml("", "")))
    return Shell(cut.before_head, cut.before_body, cut.end, policy)


async def _answer(request: Request, page: str, around: Shell) -> Answer:
    atlas = pin_or_error()
    if isinstance(atlas, TableError):
        return encode(around.filled(FirstHtml(f"<title>{SITE}</title>", "")), pack=True)
    asked = page, request.url.query, utc_today(), site_address.of(request), around
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


class _NoPage:
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


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
