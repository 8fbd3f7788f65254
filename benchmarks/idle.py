"""Many sessions that do nothing: the memory of each, and what a step beside them takes."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

from benchmarks import houses, machine, steps
from benchmarks.result import Line
from benchmarks.visitor import visit


def lines(count: int) -> Iterator[Line]:
    """Open `count` sessions and leave them be."""
    with houses.ours(pinned=True) as server:
        alone, beside, per_session, opened = asyncio.run(_idle(server.url, server.pid, count))
    yield Line(what=f"{count} idle sessions: opened", ours=opened, unit="", least=count)
    yield Line(what=f"{count} idle sessions: memory of each", ours=per_session, unit="MB", most=0.3)
    yield Line(
        what=f"a step beside {count} idle sessions, p95",
        note="limit is without them",
        ours=beside,
        limit=alone,
        ratio=beside / alone,
        unit="ms",
        most=2,
    )


async def _idle(url: str, pid: int, count: int) -> tuple[float, float, float, int]:
    async with visit(url) as visitor, AsyncExitStack() as stack:
        await visitor.open()
        alone = await steps.p95(visitor)
        before, opened = machine.usage(pid).megabytes, 0
        for _ in range(count):
            await (await stack.enter_async_context(visit(url))).open()
            opened += 1
        after = machine.usage(pid).megabytes
        beside = await steps.p95(visitor)
        return alone, beside, (after - before) / count, opened
