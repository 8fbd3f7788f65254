"""The typefaces of the dashboard: small files of ours in the place of Streamlit's own.

Streamlit declares its faces in its style sheet and asks for its icons as soon as it begins, 1.1 MB
in all. Ours have the same names, so that nothing else of a page has to know; of two faces with one
name a browser would fetch both.
"""

import hashlib
import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from record.built import STATIC
from service.shell.rewriting import rewritten

FOLDER = "app/static/fonts/"
AT_ONCE = ("source-sans-3-latin-wght-normal", "source-serif-4-latin-600-normal", "icons")
"""Files that every page shows, fetched before Streamlit has begun."""

_ADDRESS = re.compile(rf"{FOLDER}([\w-]+\.woff2)")
_FACE = re.compile(rb"@font-face\s*\{[^}]*\}")
_FAMILY = re.compile(rb"font-family:\s*[\"']?([^;\"'}]+)")
_PRELOAD = re.compile(r'<link\b[^>]*\bas="font"[^>]*>')


class Typefaces:
    """Middleware: takes Streamlit's faces out of its style sheet where ours have their names."""

    def __init__(self, app: ASGIApp, faces: Path) -> None:
        self._app = app
        self._ours = set(_FAMILY.findall(faces.read_bytes()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, without these faces if it is the style sheet."""
        if scope["type"] != "http" or not scope["path"].startswith("/static/css/"):
            await self._app(scope, receive, send)
            return
        await rewritten(self._app, scope, receive, send, kind="text/css", rewrite=self._without)

    def _without(self, sheet: bytes, _headers: MutableHeaders) -> bytes:
        return _FACE.sub(lambda face: b"" if self._is_ours(face[0]) else face[0], sheet)

    def _is_ours(self, face: bytes) -> bool:
        return bool(self._ours.intersection(_FAMILY.findall(face)))


def head(faces: Path) -> bytes:
    """Return what the head of a page says of its faces: which to fetch at once, and all of them."""
    sheet = _ADDRESS.sub(lambda found: _address(found[1]), faces.read_text(encoding="utf-8"))
    preloads = "".join(
        f'<link rel="preload" href="{_address(f"{name}.woff2")}" as="font" type="font/woff2" '
        "crossorigin>\n"
        for name in AT_ONCE
    )
    return f"{preloads}<style>\n{sheet}</style>\n".encode()


def without_preload(page: str) -> str:
    """Return a page that fetches no face of Streamlit's at once."""
    return _PRELOAD.sub("", page)


def _address(name: str) -> str:
    content = (STATIC / "fonts" / name).read_bytes()
    return f"{FOLDER}{name}?v={hashlib.sha256(content).hexdigest()[:8]}"
