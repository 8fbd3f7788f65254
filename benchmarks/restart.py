"""A server that is killed under load and started anew: who comes back, and where to."""

import asyncio
import os
import signal
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

from benchmarks import browser, progress, steps
from benchmarks.result import Line
from benchmarks.visitor import Run, RunError, Visitor, visit
from tests.serving import Server, free_port, serve

START, NEXT = "/?date=2025-06-26", "**/*date=2025-06-27*"
"""A page, and the address to which its next change leads."""
PATIENCE = 120
"""Seconds until a page or a button has to be there."""


def lines(count: int) -> Iterator[Line]:
    """Kill the server under `count` visitors who move, start it anew, and let them come back."""
    port = free_port()
    with (
        TemporaryDirectory() as room,
        serve(Path(room) / "log", port=port) as first,
        browser.chrome() as chrome,
    ):
        url = first.url
        page = chrome.new_page()
        page.goto(f"{url}{START}")
        page.get_by_role("heading", level=1).first.wait_for(timeout=PATIENCE * 1e3)
        visitors, seen, lost = _beside(_killed(first, count))
        progress.say("the server starts again, and all come back")
        begin = perf_counter()
        with serve(Path(room) / "log", port=port):
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
        browser.button_of(page, "Next change").click(timeout=PATIENCE * 1e3)
        with suppress(TooLate):
            page.wait_for_url(NEXT, timeout=10e3)
            return clicks
    raise RunError("the page does not go on")


async def _killed(server: Server, count: int) -> tuple[list[Visitor], list[str], int]:
    """Let visitors move, kill the server meanwhile, and return where each was seen last."""
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(visit(server.url)) for _ in range(count)]
        seen = [""] * count
        for place in progress.rounds("sessions opened", count):
            await visitors[place].open()
            seen[place] = _headline(await visitors[place].go(steps.days(1, seed=place)[0]))

        async def move(place: int) -> bool:
            with suppress(Exception):  # the end of the connection, whatever it is called
                for day in steps.days(1_000, seed=place + 1):
                    seen[place] = _headline(await visitors[place].go(day))
                    await asyncio.sleep(0.2)
                return False
            return True

        progress.say("all move, and the server is killed")
        moving = [asyncio.create_task(move(place)) for place in range(count)]
        await asyncio.sleep(2)
        os.kill(server.pid, signal.SIGKILL)
        lost = sum(await asyncio.gather(*moving))
        return visitors, seen, lost


async def _again(url: str, visitors: list[Visitor], seen: list[str]) -> int:
    """Connect anew with the address that each browser shows; return how many see their view."""

    async def same(visitor: Visitor, headline: str) -> bool:
        async with visit(url, visitor.query) as again:
            return _headline(await again.open()) == headline

    return sum(await asyncio.gather(*map(same, visitors, seen)))


def _beside(story: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in a thread of its own: Playwright has the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, story).result()


def _headline(run: Run) -> str:
    return next(shown.body for shown in run.elements("html") if "<h1>" in shown.body)
