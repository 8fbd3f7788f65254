"""What happens to a request: read, answered from memory or written, and sent."""

import asyncio
import logging
from collections.abc import Hashable
from contextlib import suppress
from functools import partial
from operator import attrgetter
from urllib.parse import parse_qsl
from weakref import WeakKeyDictionary

import anyio
import anyio.to_thread
from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from record.atlas import Atlas, utc_today
from record.basis import Basis
from record.in_use import pin_or_error
from record.view import BadValue
from service import site_address
from service.api import refusals
from service.api.address import FORMATS, VERSION, Address, BadParameterError, NotNowError, Values
from service.api.encoding import Answer, encode, sent
from service.api.headers import PREFLIGHT, headers
from treaty.faults import TableError

MEMORY = 64_000_000
"""Bytes of answers to keep."""
MOST_VALUES = 300
"""Values that a request may give: more than there are states."""
MOST_WAITING = 20
"""Slow answers that wait for their turn; what is asked beyond them is refused for now."""

AnswerCache = LRUCache[Hashable, Answer]
_log = logging.getLogger(__name__)


class SingleFlight:
    """Where answers are written: each once, however many ask for it at the same time."""

    def __init__(self) -> None:
        # With the record that they were written from, answers go too.
        self._kept: WeakKeyDictionary[Atlas, AnswerCache] = WeakKeyDictionary()
        self._writing: dict[Hashable, asyncio.Task[Answer]] = {}
        self._one_at_a_time = anyio.CapacityLimiter(1)

    async def answer(self, address: Address, fmt: str, asked: Hashable, basis: Basis) -> Answer:
        """Return the answer to what is asked, from memory or newly written in a thread.

        Raises
        ------
        NotNowError
            If it is a slow one and too many of these wait already.
        """
        key = (address.name, fmt, asked, basis.today, basis.site)
        kept = self._kept.setdefault(basis.atlas, LRUCache(MEMORY, getsizeof=attrgetter("size")))
        found = kept.get(key)
        if found is None:
            writing = (basis.atlas, key)
            task = self._writing.get(writing)
            if task is None:
                waiting = self._one_at_a_time.statistics().tasks_waiting
                if address.slow and waiting >= MOST_WAITING:
                    raise NotNowError("too many slow answers are waited for")
                task = asyncio.create_task(self._write(address, fmt, asked, basis))
                task.add_done_callback(partial(self._written, writing, kept))
                self._writing[writing] = task
            # One who hangs up must not take the answer from the others.
            found = await asyncio.shield(task)
        return found

    async def _write(self, address: Address, fmt: str, asked: Hashable, basis: Basis) -> Answer:
        def write() -> Answer:
            return encode(address.write(asked, fmt, basis), pack=FORMATS[fmt].packs)

        limiter = self._one_at_a_time if address.slow else None
        return await anyio.to_thread.run_sync(write, limiter=limiter)

    def _written(
        self, writing: tuple[Atlas, Hashable], kept: AnswerCache, task: asyncio.Task[Answer]
    ) -> None:
        del self._writing[writing]
        if not task.cancelled() and task.exception() is None:
            with suppress(ValueError):  # it is larger than all that may be kept
                kept[writing[1]] = task.result()


class Endpoint:
    """One address in one format, as an ASGI application."""

    def __init__(self, address: Address, fmt: str, single_flight: SingleFlight) -> None:
        self._address = address
        self._fmt = fmt
        self._single_flight = single_flight

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = await self._respond(Request(scope))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if request.method not in ("GET", "HEAD"):
            return refusals.wrong_method(request.method)
        atlas = pin_or_error()
        if isinstance(atlas, TableError):
            return refusals.broken(atlas)
        where = ""
        if self._address.absolute:
            where = site_address.of(request)
        try:
            return await self._answer(request, Basis(atlas, utc_today(), where))
        except BadParameterError as error:
            return refusals.refusal(error.status, error.bad)
        except NotNowError as error:
            return refusals.not_now(str(error))

    async def _answer(self, request: Request, basis: Basis) -> Response:
        address, fmt = self._address, self._fmt
        values = _values(request)
        address.check(values)
        asked = address.read(values, basis)
        try:
            found = await self._single_flight.answer(address, fmt, asked, basis)
        except OSError as error:
            _log.exception("%s cannot be written", address.name)
            return refusals.not_now(f"the answer cannot be written: {error.strerror}")
        current = basis.atlas.version in values.get(VERSION.name, [])
        own = headers(
            fmt=fmt,
            file_name=f"{address.stem(asked)}.{fmt}",
            lasting=current and not address.moves(values),
            policy=address.policy,
            fresh=address.fresh,
        )
        return sent(found, own, request.headers)


def _values(request: Request) -> Values:
    values = {name: [text] for name, text in request.path_params.items()}
    for name, given in query_values(request.url.query).items():
        values.setdefault(name, []).extend(given)
    return values


def query_values(query: str) -> dict[str, list[str]]:
    """Return the values of a query by name; raise BadParameterError if there are too many."""
    try:
        given = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_VALUES)
    except ValueError:
        bad = BadValue("query", f"{query[:64]}…", f"at most {MOST_VALUES} values")
        raise BadParameterError(bad) from None
    values: dict[str, list[str]] = {}
    for name, text in given:
        values.setdefault(name, []).append(text)
    return values
