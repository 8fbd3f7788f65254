"""Several processes behind nginx against one: how many steps a second, without a pause."""

import asyncio
from collections.abc import Iterator

from benchmarks import progress, servers
from benchmarks.crowd import gather
from benchmarks.result import Line

SESSIONS = 16


def lines(seconds: float, number: int = 4) -> Iterator[Line]:
    """Measure steps per second of one process, and of some behind nginx."""
    with servers.ours() as server:
        alone = asyncio.run(gather(server.url, server.pid, SESSIONS, seconds, pace=0))
    progress.say(f"starting {number} processes behind nginx")
    with servers.behind_nginx(number) as (url, pid):
        many = asyncio.run(gather(url, pid, SESSIONS, seconds, pace=0))
    rates = alone.steps / alone.seconds, many.steps / many.seconds
    yield Line(
        what=f"{number} processes behind nginx: steps per second",
        note="limit is one process; the driver takes its share of the cores",
        ours=rates[1],
        limit=rates[0],
        ratio=rates[1] / rates[0],
        unit="/s",
    )
    yield Line(what="the same: p95", ours=many.p95, limit=alone.p95, unit="ms")
    yield Line(what="the same: errors", ours=many.errors, limit=alone.errors, unit="", most=0)
