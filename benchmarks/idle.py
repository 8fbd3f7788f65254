"""Many sessions that do nothing: the memory of each, and what a step beside them takes."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

from benchmarks import machine, progress, servers, steps
from benchmarks.result import Line
from benchmarks.visitor import visit


def lines(count: int) -> Iterator[Line]:
    """Open `count` sessions and leave them be."""
    with servers.ours(pinned=True) as server:
        alone, beside, per_session = asyncio.run(_idle(server.url, server.pid, count))
    yield Line(what=f"{count} idle sessions: memory of each", ours=per_session, unit="MB", most=0.3)
    yield steps.beside(f"{count} idle sessions", with_them=beside, alone=alone)


async def _idle(url: str, pid: int, count: int) -> tuple[float, float, float]:
    async with visit(url) as visitor, AsyncExitStack() as stack:
        await visitor.open()
        alone = await steps.p95(visitor)
        before = machine.usage(pid).megabytes
        for _ in progress.rounds("idle sessions opened", count):
            await (await stack.enter_async_context(visit(url))).open()
        after = machine.usage(pid).megabytes
        beside = await steps.p95(visitor)
        return alone, beside, (after - before) / count
