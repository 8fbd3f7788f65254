"""One session that steps a whole day long: memory of the server, and of the browser."""

import asyncio
from collections.abc import Iterator
from statistics import median

from benchmarks import browser, machine, progress, servers, steps
from benchmarks.result import Line
from benchmarks.visitor import visit


def lines(count: int) -> Iterator[Line]:
    """Take `count` steps by program, and as many in a browser."""
    with servers.ours(pinned=True) as server:
        early, late, p50 = asyncio.run(_play(server.url, server.pid, count))
    yield Line(
        what=f"{count:,} steps of one session: memory of the server",
        note="limit is after a tenth of them",
        ours=late,
        limit=early,
        ratio=late / early,
        unit="MB",
        most=1.1,
    )
    yield Line(what="the same: a step, p50", ours=p50, unit="ms")
    with servers.ours() as server, browser.chrome() as chrome:
        seen = browser.measure(
            chrome,
            server.url,
            f"{server.url}/?date=2025-06-26",
            first=0,
            steps=5,
            warm_steps=count // 50,
            heap_steps=count,
        )
    yield Line(
        what=f"{count:,} steps in a browser: its memory",
        note=f"limit is after {count // 50:,}",
        ours=seen.heap_after,
        limit=seen.heap_before,
        ratio=seen.heap_after / seen.heap_before,
        unit="MB",
        most=1.5,
    )


async def _play(url: str, pid: int, count: int) -> tuple[float, float, float]:
    async with visit(url) as visitor:
        await visitor.open()
        took = []
        early = 0.0
        walk = steps.days(count)
        for number in progress.rounds("steps of one session", count):
            took.append((await visitor.go(walk[number])).seconds * 1e3)
            if number == count // 10:
                early = machine.usage(pid).megabytes
        return early, machine.usage(pid).megabytes, median(took)
