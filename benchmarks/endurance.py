"""What lasts: restarts, slow clients, idle sessions, a day of play.

Run it by `python -m benchmarks.endurance`.
Prints one table and keeps it as JSON in `benchmarks/results/`. The 10,000 steps in a browser alone
take over half an hour; a quiet machine tells more.
"""

import argparse
import asyncio
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles
from time import monotonic, perf_counter
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

from benchmarks import browser, houses, machine, result, steps
from benchmarks.result import Line
from benchmarks.visitor import Run, RunError, Visitor, visit
from tests.serving import ROOT, free_port

LARGE = "/data/v1/status/today.geojson"
"""An answer of some hundred kilobytes: a slow reader keeps it in the server's memory."""
START, NEXT = "/?date=2025-06-26", "**/*date=2025-06-27*"
"""A page, and the address to which its next change leads."""
PATIENCE = 120
"""Seconds until a server that was started anew has to answer."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything: `FULL` to know, `QUICK` to see that it runs."""

    visitors: int
    slow: int
    idle: int
    steps: int
    browser_steps: int
    probes: int


FULL = Size(visitors=50, slow=200, idle=1_000, steps=10_000, browser_steps=10_000, probes=200)
QUICK = Size(visitors=5, slow=10, idle=20, steps=200, browser_steps=10, probes=20)


def restart(size: Size) -> Iterator[Line]:
    """Kill the server under load and start it anew: who comes back, and where to."""
    port = free_port()
    url = f"http://localhost:{port}"
    with _server(port) as first, browser.chrome() as chrome:
        page = chrome.new_page()
        page.goto(f"{url}{START}")
        page.get_by_role("heading", level=1).first.wait_for(timeout=PATIENCE * 1e3)
        visitors, seen, lost = _beside(_killed(url, first, size.visitors))
        begin = perf_counter()
        with _server(port):
            up = perf_counter() - begin
            back = _beside(_again(url, visitors, seen))
            every = perf_counter() - begin
            clicks = _clicks_to_go_on(page)
    yield Line(what="killed under load: sessions cut", ours=lost, unit="")
    yield Line(what="views that did not come back", ours=len(visitors) - back, unit="", most=0)
    yield Line(what="from start to the first answer", ours=up, unit="s")
    yield Line(what="from start until every view is back", ours=every, unit="s")
    yield Line(
        what="an open browser goes on from its day: clicks that it takes",
        ours=clicks,
        unit="",
        most=1,
    )


def _clicks_to_go_on(page: Page) -> int:
    """Return how often the next change has to be asked for until the page is there."""
    for clicks in range(1, 4):
        button = page.get_by_role("button", name="Next change", exact=True)
        button.click(timeout=PATIENCE * 1e3)
        with suppress(TooLate):
            page.wait_for_url(NEXT, timeout=10e3)
            return clicks
    raise RunError("the page does not go on")


async def _killed(
    url: str, server: subprocess.Popen[bytes], count: int
) -> tuple[list[Visitor], list[str], int]:
    """Let visitors move, kill the server meanwhile, and return where each was seen last."""
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(visit(url)) for _ in range(count)]
        seen = [""] * count
        for place, visitor in enumerate(visitors):
            await visitor.open()
            seen[place] = _headline(await visitor.go(steps.days(1, seed=place)[0]))

        async def move(place: int) -> bool:
            with suppress(Exception):  # the end of the connection, whatever it is called
                for day in steps.days(1_000, seed=place + 1):
                    seen[place] = _headline(await visitors[place].go(day))
                    await asyncio.sleep(0.2)
                return False
            return True

        moving = [asyncio.create_task(move(place)) for place in range(count)]
        await asyncio.sleep(2)
        server.send_signal(signal.SIGKILL)
        server.wait()
        lost = sum(await asyncio.gather(*moving))
        return visitors, seen, lost


async def _again(url: str, visitors: list[Visitor], seen: list[str]) -> int:
    """Connect anew with the address that each browser shows; return how many see their view."""

    async def same(visitor: Visitor, headline: str) -> bool:
        async with visit(url, visitor.query) as again:
            return _headline(await again.open()) == headline

    return sum(await asyncio.gather(*map(same, visitors, seen)))


def slow(size: Size) -> Iterator[Line]:
    """Hold connections that read or send a byte a second: what others notice of it."""
    with houses.ours(pinned=True) as server:
        alone, beside, before, after, refused = asyncio.run(_slow(server.url, server.pid, size))
    yield Line(
        what=f"a step beside {size.slow} slow readers and {size.slow} slow senders, p95",
        note="limit is without them",
        ours=beside,
        limit=alone,
        ratio=beside / alone,
        unit="ms",
        most=2,
    )
    yield Line(what="slow clients: memory of the server", ours=after - before, unit="MB more")
    yield Line(what="slow senders that were shown the door within a minute", ours=refused, unit="")


async def _slow(url: str, pid: int, size: Size) -> tuple[float, float, float, float, int]:
    address = urlsplit(url)
    end = asyncio.Event()
    closed = 0

    async def read() -> None:
        reader, writer = await asyncio.open_connection(address.hostname, address.port, limit=1)
        writer.write(f"GET {LARGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        while not end.is_set() and await reader.read(1):  # noqa: ASYNC110 (a byte a second)
            await asyncio.sleep(1)
        writer.close()

    async def send() -> None:
        nonlocal closed
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        gone = asyncio.create_task(reader.read())
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        with suppress(OSError):
            while not end.is_set() and not gone.done():
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(1)
        closed += gone.done()
        gone.cancel()
        writer.close()

    async with visit(url) as visitor:
        await visitor.open()
        alone = await _p95(visitor, size.probes)
        before = machine.usage(pid).megabytes
        clients = [asyncio.create_task(one()) for one in (read, send) for _ in range(size.slow)]
        await asyncio.sleep(3)
        begin = monotonic()
        beside = await _p95(visitor, size.probes)
        await asyncio.sleep(max(0, (60 if size is FULL else 3) - (monotonic() - begin)))
        after = machine.usage(pid).megabytes
        end.set()
        await asyncio.gather(*clients, return_exceptions=True)
    return alone, beside, before, after, closed


def idle(size: Size) -> Iterator[Line]:
    """Hold many sessions that do nothing: memory, and a step's latency meanwhile."""
    with houses.ours(pinned=True) as server:
        alone, beside, per_session, opened = asyncio.run(_idle(server.url, server.pid, size))
    yield Line(what=f"{size.idle} idle sessions: opened", ours=opened, unit="", least=size.idle)
    yield Line(
        what=f"{size.idle} idle sessions: memory of each", ours=per_session, unit="MB", most=0.3
    )
    yield Line(
        what=f"a step beside {size.idle} idle sessions, p95",
        note="limit is without them",
        ours=beside,
        limit=alone,
        ratio=beside / alone,
        unit="ms",
        most=2,
    )


async def _idle(url: str, pid: int, size: Size) -> tuple[float, float, float, int]:
    async with visit(url) as visitor, AsyncExitStack() as stack:
        await visitor.open()
        alone = await _p95(visitor, size.probes)
        before, opened = machine.usage(pid).megabytes, 0
        for _ in range(size.idle):
            await (await stack.enter_async_context(visit(url))).open()
            opened += 1
        after = machine.usage(pid).megabytes
        beside = await _p95(visitor, size.probes)
        return alone, beside, (after - before) / size.idle, opened


def play(size: Size) -> Iterator[Line]:
    """Step a whole day long in one session: memory of the server, and of the browser."""
    with houses.ours(pinned=True) as server:
        early, late, p50 = asyncio.run(_play(server.url, server.pid, size.steps))
    yield Line(
        what=f"{size.steps:,} steps of one session: memory of the server",
        note="limit is after a tenth of them",
        ours=late,
        limit=early,
        ratio=late / early,
        unit="MB",
        most=1.1,
    )
    yield Line(what="the same: a step, p50", ours=p50, unit="ms")
    with houses.ours() as server, browser.chrome() as chrome:
        seen = browser.measure(
            chrome,
            server.url,
            f"{server.url}{START}",
            first=0,
            steps=5,
            heap_steps=size.browser_steps,
        )
    yield Line(
        what=f"{size.browser_steps:,} steps in a browser: its memory",
        note="limit is before them",
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
        for number, day in enumerate(steps.days(count)):
            took.append((await visitor.go(day)).seconds * 1e3)
            if number == count // 10:
                early = machine.usage(pid).megabytes
        return early, machine.usage(pid).megabytes, median(took)


async def _p95(visitor: Visitor, count: int) -> float:
    runs = [await visitor.go(day) for day in steps.days(count)]
    return quantiles([run.seconds * 1e3 for run in runs], n=20)[-1]


def _beside(story: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in a thread of its own: Playwright has the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, story).result()


def _headline(run: Run) -> str:
    return next(shown.body for shown in run.elements("html") if "<h1>" in shown.body)


@contextmanager
def _server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server on a port that it had before."""
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(port)]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, **quiet) as process:
        deadline = monotonic() + PATIENCE
        while monotonic() < deadline and process.poll() is None:
            with suppress(OSError), urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
                break
        try:
            yield process
        finally:
            process.kill()


PARTS: dict[str, Callable[[Size], Iterator[Line]]] = {
    "restart": restart,
    "slow": slow,
    "idle": idle,
    "play": play,
}


def main() -> None:
    """Measure the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.endurance", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="little of everything: does it run?")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"unknown part {', '.join(unknown)}: one of {', '.join(PARTS)}")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # a session is a file, on both sides
    about = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine.describe(),
        "load_before": round(machine.busy(), 1),
    }
    lines = []
    for name in asked.parts or PARTS:
        for line in PARTS[name](QUICK if asked.quick else FULL):
            lines.append(line)
            print(f"  {result.row(line)}", flush=True)
    print(f"\n{result.table(lines)}\n\nload of the machine before the run {about['load_before']}")
    if not asked.quick:
        name = "-".join(["endurance", *asked.parts])
        result.write(lines, about, result.RESULTS / f"{about['date']}-{name}.json")


if __name__ == "__main__":
    main()
