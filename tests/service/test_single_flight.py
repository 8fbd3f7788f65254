"""Answers are written once, kept within bounds, and never kept into another day."""

import asyncio
import errno
import json
import os
import threading
from dataclasses import replace
from datetime import date

import pytest

from record.basis import Basis
from service.api import endpoint
from service.api.address import Address, NotNowError
from service.api.answers import COUNTS
from service.api.encoding import encode
from service.api.endpoint import MOST_WAITING, SingleFlight
from service.api.routes import application


def test_however_many_ask_at_once_an_answer_is_written_once(atlas):
    written = []
    slow = replace(COUNTS, write=lambda asked, *_: written.append(asked) or b"once", slow=True)
    assert isinstance(slow, Address)

    async def all_at_once():
        single_flight, basis = SingleFlight(), Basis(atlas, date(2026, 2, 20))
        return await asyncio.gather(
            *(single_flight.answer(slow, "csv", "ottawa", basis) for _ in range(20))
        )

    answers = asyncio.run(all_at_once())
    assert written == ["ottawa"]
    assert {found.body for found in answers} == {b"once"}


def test_the_next_day_an_answer_that_runs_up_to_today_is_another(atlas):
    async def two_days():
        single_flight = SingleFlight()
        days = [date(2026, 2, 19), date(2026, 2, 20)]
        return [
            await single_flight.answer(COUNTS, "csv", "ottawa", Basis(atlas, day)) for day in days
        ]

    before, after = asyncio.run(two_days())
    assert b"\n2026-02-20,ottawa,europe," not in before.body
    assert b"\n2026-02-20,ottawa,europe," in after.body


def test_an_answer_that_fails_is_written_anew(atlas):
    attempts = []

    def fails_once(*_):
        attempts.append(1)
        if len(attempts) == 1:
            raise OSError
        return b"second"

    async def twice():
        single_flight, basis = SingleFlight(), Basis(atlas, date(2026, 2, 20))
        unsteady = replace(COUNTS, write=fails_once)
        first = await asyncio.gather(
            single_flight.answer(unsteady, "csv", "ottawa", basis), return_exceptions=True
        )
        return first[0], await single_flight.answer(unsteady, "csv", "ottawa", basis)

    first, second = asyncio.run(twice())
    assert isinstance(first, OSError)
    assert second.body == b"second"


def test_who_asks_later_gets_what_was_written_before_in_the_format_of_his_own(atlas):
    written = []

    def write(asked, fmt, _basis):
        written.append((asked, fmt))
        return f"{asked} as {fmt}".encode()

    async def one_after_the_other():
        single_flight, basis = SingleFlight(), Basis(atlas, date(2026, 2, 20))
        counts = replace(COUNTS, write=write)
        others = [replace(counts, name="other"), counts]
        asked = [(counts, "csv", "a"), (counts, "json", "a"), (counts, "csv", "b")]
        asked += [(other, "csv", "a") for other in others]
        for _ in range(2):
            bodies = [(await single_flight.answer(*one, basis)).body.decode() for one in asked]
        return bodies

    bodies = asyncio.run(one_after_the_other())
    assert bodies == ["a as csv", "a as json", "b as csv", "a as csv", "a as csv"]
    assert written == [("a", "csv"), ("a", "json"), ("b", "csv"), ("a", "csv")]


def test_what_was_not_used_for_longest_goes_first_and_what_is_too_large_is_not_kept(
    atlas, monkeypatch
):
    written = []

    def write(asked, _fmt, _basis):
        written.append(asked)
        return b"x" * (300 if asked == "huge" else 80)

    address = replace(COUNTS, write=write)
    monkeypatch.setattr(endpoint, "MEMORY", 250)

    async def asked_in_turn():
        single_flight, basis = SingleFlight(), Basis(atlas, date(2026, 2, 20))
        for name in ["a", "b", "c", "a", "d", "huge", "huge", "a", "c", "d", "b"]:
            await single_flight.answer(address, "csv", name, basis)

    asyncio.run(asked_in_turn())
    assert written == ["a", "b", "c", "d", "huge", "huge", "b"]


def test_beyond_those_that_wait_slow_answers_are_refused_and_others_are_given(atlas):
    gate = threading.Event()
    slow = replace(COUNTS, write=lambda asked, *_: gate.wait(30) and asked.encode(), slow=True)

    async def rush():
        single_flight, basis = SingleFlight(), Basis(atlas, date(2026, 2, 20))
        names = [f"asked {number}" for number in range(MOST_WAITING + 1)]
        tasks = [
            asyncio.create_task(single_flight.answer(slow, "csv", name, basis)) for name in names
        ]
        try:
            async with asyncio.timeout(30):
                while single_flight._one_at_a_time.statistics().tasks_waiting < MOST_WAITING:  # noqa: ASYNC110
                    await asyncio.sleep(0)
            with pytest.raises(NotNowError, match="too many"):
                await single_flight.answer(slow, "csv", "one too many", basis)
            assert (await single_flight.answer(COUNTS, "csv", "ottawa", basis)).body
            joins = asyncio.create_task(single_flight.answer(slow, "csv", names[-1], basis))
        finally:
            gate.set()
        return names, [found.body.decode() for found in await asyncio.gather(*tasks, joins)]

    names, given = asyncio.run(rush())
    assert given == [*names, names[-1]]


def test_what_is_kept_compressed_too_takes_the_room_of_both():
    both = encode(os.urandom(1000), pack=True)
    assert both.size == len(both.body) + len(both.packed) > 2000


def test_no_clock_is_in_what_is_compressed():
    packed = encode(b"x" * 1000, pack=True).packed
    assert packed[4:8] == bytes(4)  # MTIME (RFC 1952)
    assert encode(b"x" * 1000, pack=False).packed is encode(b"x", pack=True).packed is None


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EROFS])
def test_what_cannot_be_written_is_refused_for_now_with_the_reason(reason):
    def fails(*_):
        raise OSError(reason, os.strerror(reason))

    failing = application([replace(COUNTS, write=fails)])
    path = COUNTS.path_in("csv")
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(failing(scope, None, send))
    start, body = sent
    assert start["status"] == 503
    assert int(dict(start["headers"])[b"retry-after"]) > 0
    assert os.strerror(reason) in json.loads(body["body"])["error"]
