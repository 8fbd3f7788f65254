"""The crowd: many sessions that explore the map, against one process.

An explorer moves through time for ten seconds, rests on a day, chooses a country, reads for ten
seconds, lets time play for twenty and pauses it, and takes the table of the day. What moves in the
browser alone asks nothing of the server. The driver and the server are kept on different cores
where there are two.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from time import monotonic, perf_counter
from urllib.request import urlopen

from websockets.exceptions import WebSocketException

from benchmarks import machine, progress, servers, steps
from benchmarks.result import Line
from benchmarks.visitor import Run, RunError, Visitor, visit

SCRUB, READ, PLAY = 10.0, 10.0, 20.0
"""Seconds that an explorer spends with each, on average."""
STATES = ("EST", "LVA", "LTU", "FIN", "POL", "NOR", "UKR")


@dataclass(frozen=True, slots=True)
class Crowd:
    """What sessions saw, and what the server used; milliseconds, and MB per session."""

    sessions: int
    steps: int
    errors: int
    seconds: float
    p50: float
    p95: float
    cpu: float
    memory: float
    per_session: float


def lines(sizes: tuple[int, ...], seconds: float, warm: int) -> Iterator[Line]:
    """Measure crowds of some sizes, each on a new server, and how fast one process can be.

    A server has been asked for `warm` days before, as one that has run for a while.
    """
    for size in sizes:
        with _warm_house(warm) as server:
            crowd = asyncio.run(gather(server.url, server.pid, size, seconds))
        name = f"{size} sessions"
        judged = {"most": 300} if size == 300 else {}
        yield Line(what=f"{name}: latency p95", ours=crowd.p95, unit="ms", **judged)
        yield Line(what=f"{name}: latency p50", ours=crowd.p50, unit="ms")
        yield Line(what=f"{name}: steps per second", ours=crowd.steps / crowd.seconds, unit="/s")
        yield Line(what=f"{name}: errors", ours=crowd.errors, unit="", most=0)
        yield Line(what=f"{name}: processor", ours=crowd.cpu * 100, unit="%")
        yield Line(what=f"{name}: memory of the server", ours=crowd.memory, unit="MB")
        if size >= 50:
            yield Line(what=f"{name}: per session", ours=crowd.per_session, unit="MB", most=0.3)
    with _warm_house(warm) as server:
        rush = asyncio.run(gather(server.url, server.pid, 4, seconds, pace=0))
    rate = rush.steps / rush.seconds
    yield Line(what="without a pause: steps per second", ours=rate, unit="/s", least=60)
    yield Line(what="without a pause: processor", ours=rush.cpu * 100, unit="%")


@contextmanager
def _warm_house(warm: int) -> Iterator[servers.Server]:
    with servers.ours(pinned=True) as server:
        asyncio.run(steps.measure(server.url, server.pid, count=1, warm=warm))
        yield server


async def gather(url: str, pid: int, sessions: int, seconds: float, *, pace: float = 1) -> Crowd:
    """Open sessions one after the other, let them all explore for a while, and count.

    Parameters
    ----------
    pace
        What the pauses are multiplied by.
    """
    took: list[float] = []
    errors = 0

    async def move(visitor: Visitor, seed: int, until: float) -> None:
        nonlocal errors
        try:
            async for run in _explore(visitor, url, seed, pace):
                took.append(run.seconds * 1e3)
                if monotonic() > until:
                    return
        except (RunError, WebSocketException, OSError):
            errors += 1

    async with AsyncExitStack() as stack:
        alone = machine.usage(pid).megabytes
        visitors = [await stack.enter_async_context(visit(url)) for _ in range(sessions)]
        for number in progress.rounds(f"crowd of {sessions}: sessions opened", sessions):
            await visitors[number].open()
        progress.say(f"crowd of {sessions}: all move, {seconds:g} seconds")
        before, begin = machine.usage(pid), perf_counter()
        until = monotonic() + seconds
        await asyncio.gather(*(move(v, seed, until) for seed, v in enumerate(visitors)))
        after, passed = machine.usage(pid), perf_counter() - begin
    return Crowd(
        sessions=sessions,
        steps=len(took),
        errors=errors,
        seconds=passed,
        p50=median(took),
        p95=quantiles(took, n=20)[-1] if len(took) > 1 else took[0],
        cpu=(after.seconds - before.seconds) / passed,
        memory=after.megabytes,
        per_session=(after.megabytes - alone) / sessions,
    )


async def _explore(visitor: Visitor, url: str, seed: int, pace: float) -> AsyncIterator[Run]:
    dice = random.Random(seed)  # noqa: S311
    walk = iter(steps.days(10_000, seed))

    async def pass_time(seconds: float) -> None:
        await asyncio.sleep(pace * dice.uniform(0, 2 * seconds))

    while True:
        await pass_time(SCRUB)
        yield await visitor.go(next(walk))
        yield await visitor.choose(dice.choice(STATES))
        await pass_time(READ)
        await pass_time(PLAY)
        day = next(walk)
        yield await visitor.go(day)
        await asyncio.to_thread(_take, f"{url}/data/v1/status/{day}.csv")


def _take(address: str) -> None:
    with urlopen(address) as answer:
        answer.read()
