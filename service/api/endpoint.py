"""What happens to a request: read, answered from memory or written, and sent."""

import asyncio
import logging
from collections.abc import Hashable
from contextlib import suppress
from functools import partial
from inspect import Parameter, Signature
from operator import attrgetter
from weakref import WeakKeyDictionary

import anyio
import anyio.to_thread
from cachetools import LRUCache
from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from record.atlas import Atlas, utc_today
from record.basis import Basis
from record.in_use import of_version, pin, pinned
from record.query_values import query_values
from record.versions import UnknownVersionError
from record.view import BadValue
from service import site_address
from service.api.address import FORMATS, Address, NotNowError
from service.api.encoding import Answer, encode, sent
from service.api.headers import headers
from service.api.parameters import BadParameterError, Values

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
    """One address in one format: the answer to a request, and the parameters that it takes."""

    def __init__(self, address: Address, fmt: str, single_flight: SingleFlight) -> None:
        self._address = address
        self._fmt = fmt
        self._single_flight = single_flight
        # What FastAPI describes the parameters by.
        asked = Parameter(
            "asked", Parameter.KEYWORD_ONLY, default=Query(), annotation=address.parameters
        )
        self.__signature__ = Signature([asked])

    async def __call__(self, request: Request) -> Response:
        """Return the answer to a request; every refusal is raised."""
        address, fmt = self._address, self._fmt
        given = address.validated(_values(request))
        atlas = await _atlas(given.v)
        basis = Basis(atlas, utc_today(), site_address.of(request) if address.absolute else "")
        asked = given.read(basis)
        try:
            found = await self._single_flight.answer(address, fmt, asked, basis)
        except OSError as error:
            _log.exception("%s cannot be written", address.name)
            raise NotNowError(f"the answer cannot be written: {error.strerror}") from None
        moves = address.until_today or "today" in vars(given).values()
        lasting = bool(given.v) and not moves
        stem = "-".join(filter(None, (address.stem(asked), given.v)))
        own = headers(address, fmt, f"{stem}.{fmt}", lasting=lasting)
        return sent(found, own, request.headers)


async def _atlas(version: str) -> Atlas:
    """Return the record in use or a version that was kept, and keep to it in this request."""
    if not version:
        return pin()
    try:
        # Reading a version takes a second: others are answered meanwhile.
        return pinned(await anyio.to_thread.run_sync(of_version, version))
    except UnknownVersionError as error:
        bad = BadValue("v", error.version, f"one of {', '.join(error.known)}")
        raise BadParameterError(bad, 404) from None


def _values(request: Request) -> Values:
    query, path = given_values(request.url.query), request.path_params.items()
    return query | {name: [text, *query.get(name, ())] for name, text in path}


def given_values(query: str) -> dict[str, list[str]]:
    """Return the values of a query by name; raise BadParameterError if there are too many."""
    try:
        return query_values(query, most=MOST_VALUES)
    except ValueError:
        bad = BadValue("query", f"{query[:64]}…", f"at most {MOST_VALUES} values")
        raise BadParameterError(bad) from None
