"""A step of time on the wire and on the server: one visitor without a browser."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median, quantiles

from benchmarks import machine, progress
from benchmarks.result import Line
from benchmarks.visitor import Run, Visitor, visit

FIRST, LAST = date(1997, 12, 3), date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Steps:
    """What steps cost: latency in ms, bytes on the wire, and the server's ms of processor time."""

    latency: float
    wire: float
    wire_most: float
    size: float
    cpu: float
    last: Run


def days(count: int, seed: int = 5) -> list[date]:
    """Return days of the record at random, the same ones each time."""
    dice = random.Random(seed)  # noqa: S311
    span = (LAST - FIRST).days
    return [FIRST + timedelta(days=dice.randint(0, span)) for _ in range(count)]


async def measure(url: str, pid: int, *, count: int, warm: int, query: str = "") -> Steps:
    """Open a page, move time to days at random, and measure all but the first `warm` steps."""
    async with visit(url, query) as visitor:
        await visitor.open()
        earlier, walk = days(warm, seed=1), days(count)
        for number in progress.rounds("days asked for beforehand", warm):
            await visitor.go(earlier[number])
        before = machine.usage(pid).seconds
        runs = [await visitor.go(walk[n]) for n in progress.rounds("steps on the wire", count)]
        cpu = machine.usage(pid).seconds - before
    return Steps(
        latency=median(run.seconds for run in runs) * 1e3,
        wire=median(run.wire for run in runs),
        wire_most=max(run.wire for run in runs),
        size=median(run.size for run in runs),
        cpu=cpu / count * 1e3,
        last=runs[-1],
    )


async def p95(visitor: Visitor) -> float:
    """Return the latency in ms below which 95 of 100 steps of a page stay, by 200 of them."""
    walk = days(200)
    runs = [await visitor.go(walk[n]) for n in progress.rounds("steps on the wire", len(walk))]
    return quantiles([run.seconds * 1e3 for run in runs], n=20)[-1]


def beside(others: str, *, with_them: float, alone: float) -> Line:
    """Return the line that says what the p95 of a step is beside others, and without them."""
    return Line(
        what=f"a step beside {others}, p95",
        note="limit is without them",
        ours=with_them,
        limit=alone,
        ratio=with_them / alone,
        unit="ms",
        most=2,
    )
