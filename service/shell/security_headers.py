"""What a browser may do with an answer: content security policy and its companions.

This holds for `server.py`. `streamlit run dashboard.py` alone cannot send headers of ours.
"""

import base64
import hashlib
import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVERYWHERE = {"X-Content-Type-Options": "nosniff"}
"""For every answer. What an answer says itself is left alone."""

OF_DOCUMENTS = {
    # Where a reader goes from here, and what they looked at, is nobody's business.
    "Referrer-Policy": "same-origin",
}
"""For every answer that can stand in a window by itself, beside its policy."""

OF_PAGES = {
    # The page asks for none of this. Writing to the clipboard stays: boxes of text have a button.
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "accelerometer=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    # A page that opens this one, or is opened by it, gets no hold of its window.
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""For every page of the dashboard beside its policy."""

_PARTS = ("text/javascript", "application/javascript", "text/css", "font/")
"""Types of what a page is made of. It is no document and follows the policy of the page that loads
it: a policy of its own, a hundred bytes in each of 120 answers of a first visit, tells nobody."""

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""Policy of what is no page: tables, pictures, errors. None runs or loads anything."""

_BASIS = {
    "default-src": "'none'",
    # Streamlit makes its styles while it runs, streamlit-folium's page has a <style>, and charts,
    # Leaflet and our pieces of HTML have style attributes: no hash can name them all.
    "style-src": "'self' 'unsafe-inline'",
    # data: the icons of Streamlit's widgets and of Leaflet's style sheet.
    "img-src": "'self' data:",
    "font-src": "'self'",
    # The websocket, the data service and the files of the map: this host only.
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

_FRAME = _BASIS | {
    # streamlit-folium writes the script of each step into its frame and evaluates it. It gets it
    # from `map.folium_map`, which leaves no character that means anything in a script.
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    # The map is a frame in the pages of this site, and in no other.
    "frame-ancestors": "'self'",
}
"""Policy of the map's frame."""

_PAGE = _BASIS | {
    # Streamlit's code for long numbers is compiled WebAssembly, and so is its highlighter; neither
    # evaluates text. The scripts in the page itself are added by their hashes.
    "script-src": "'self' 'wasm-unsafe-eval'",
    # Streamlit's style sheet brings a font for mathematics in itself.
    "font-src": "'self' data:",
    # The map.
    "frame-src": "'self'",
    "frame-ancestors": "'none'",
}
"""Policy of a page of the dashboard, but for the hash."""

_FRAMES = "/component/"
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def of_page(page: bytes) -> str:
    """Return the policy of a page of the dashboard, by the page as it is sent."""
    hashes = (
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )
    return _written(_PAGE | {"script-src": " ".join((_PAGE["script-src"], *hashes))})


class SecurityHeaders:
    """Middleware: completes the headers of every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with all headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        usual = _written(_FRAME) if scope["path"].startswith(_FRAMES) else NOTHING

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = dict(EVERYWHERE)
                if not headers.get("Content-Type", "").startswith(_PARTS):
                    own |= OF_DOCUMENTS | {"Content-Security-Policy": usual}
                for name, value in own.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, complete)


def _written(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())
