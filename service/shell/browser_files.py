"""The built files that browsers load, from the record in use and not from the disk.

So the map of a page never has the timeline of tables that are not taken up, or not any more.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from map import folium_map
from record.in_use import current, kept, known_versions, pin
from service.api import refusals
from service.api.encoding import Answer, encode, sent
from service.api.headers import LONG_LIVED, NEVER, OPEN
from treaty.faults import TableError

FOLDERS = ("timeline", "geometry")
"""Folders of `static/` that hold built files."""


def routes() -> list[Route]:
    """Return the routes; all other static files are Streamlit's to serve."""
    return [Route(f"/app/static/{folder}/{{name}}", _file) for folder in FOLDERS]


def _file(request: Request) -> Response:
    asked = request.query_params.get("v", "")
    try:
        # An address with another version is one of scripts, or of a record that was not kept.
        atlas = pin(asked if asked in known_versions() else "")
    except TableError as error:
        return refusals.broken(error)
    folder = request.url.path.split("/")[-2]
    path = f"{folder}/{request.path_params['name']}"
    if path not in current().files:  # asked first: a name that leads nowhere is not to be kept
        return Response(status_code=404, headers=OPEN)
    own = {
        **OPEN,
        "Content-Type": "application/json",
        # A page of another record may ask for its own version: that answer is not to be kept.
        "Cache-Control": LONG_LIVED
        if asked in (atlas.version, folium_map.assets_version())
        else NEVER
        if asked
        else "no-cache",
    }
    return sent(_answer(path), own, request.headers)


@kept()
def _answer(path: str) -> Answer:
    return encode(current().files[path], pack=True)
