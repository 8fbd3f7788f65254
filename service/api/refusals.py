"""Answers that are errors: JSON that names what is wrong and what was expected."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from record.in_use import MOST_FAULTS
from record.view import BadValue
from service.api.address import ROOT, NotNowError
from service.api.headers import METHODS, OPEN, PREFLIGHT
from service.api.parameters import BadParameterError, shortened
from treaty.faults import Fault, TableError

HOUSE = "/data/"
"""All paths below are the data service's, of this version or another."""
RETRY_AFTER = 10
"""Seconds after which one who was refused for now may ask again."""
REFUSED = (BadParameterError, NotNowError, TableError, HTTPException)
"""Errors that a request can end with."""


async def refuse(request: Request, error: Exception) -> Response:
    """Return the answer to a request that ended with an error, which is one of `REFUSED`."""
    match error:
        case BadParameterError():
            return refusal(error.status, error.bad)
        case TableError():
            return broken(error)
        case NotNowError():
            return not_now(str(error))
        case HTTPException(status_code=405) if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        case HTTPException(status_code=405):
            bad = BadValue("method", request.method, f"one of {METHODS}")
            return refusal(405, bad, Allow=METHODS)
    return unknown_path(request.url.path)


def refusal(status: int, bad: BadValue, **headers: str) -> Response:
    """Return an error that names a parameter, its value and what was expected."""
    content = {
        "error": f"{bad.parameter} {bad.value!r} cannot be used",
        "parameter": bad.parameter,
        "expected": bad.expected,
    }
    return _json(status, content, **headers)


def broken(error: TableError) -> Response:
    """Return 503 with the first faults of the tables."""
    faults = listed(error.faults)
    content = {"error": "the tables are invalid", "faults": faults, "count": len(error.faults)}
    return _json(503, content)


def not_now(reason: str) -> Response:
    """Return 503 with the reason why an answer cannot be had now, but perhaps later."""
    content = {"error": reason, "expected": f"another try after {RETRY_AFTER} seconds"}
    return _json(503, content, **{"Retry-After": str(RETRY_AFTER)})


def listed(faults: Sequence[Fault]) -> list[dict[str, object]]:
    """Return the first faults as plain data."""
    return [asdict(fault) for fault in faults[:MOST_FAULTS]]


def unknown_path(path: str) -> Response:
    """Return 404 for a path that leads nowhere."""
    return refusal(404, BadValue("path", shortened(path), f"an address that {ROOT} lists"))


class UnsafePaths:
    """Middleware: a path that climbs out of the data service is an unknown path.

    Streamlit answers such paths itself, before any route, with 400 and no reason.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404 or hand the request on."""
        if scope["type"] == "http" and _is_unsafe(scope["path"]):
            await unknown_path(scope["path"])(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def to_index(request: Request) -> Response:
    """Return the way to the index page, for its address without the slash."""
    name = request.url.path.rpartition("/")[2]  # relative, for a proxy may have cut a path off
    return Response(status_code=308, headers={**OPEN, "Location": f"{name}/"})


def _is_unsafe(path: str) -> bool:
    return path.startswith(HOUSE) and ("\0" in path or ".." in re.split(r"[/\\]", path))


def _json(status: int, content: Mapping[str, object], **headers: str) -> Response:
    return JSONResponse(content, status, {**OPEN, "Cache-Control": "no-store", **headers})
