"""Connections that read or send a byte a second: what others notice of them."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic
from urllib.parse import urlsplit

from benchmarks import machine, progress, servers, steps
from benchmarks.result import Line
from benchmarks.visitor import visit

LARGE = "/data/v1/status/today.geojson"
"""An answer of some hundred kilobytes: a slow reader keeps it in the server's memory."""


def lines(count: int, seconds: float) -> Iterator[Line]:
    """Hold `count` slow readers and as many slow senders for some seconds."""
    with servers.ours(pinned=True) as server:
        alone, beside, before, after, refused = asyncio.run(
            _slow(server.url, server.pid, count, seconds)
        )
    others = f"{count} slow readers and {count} slow senders"
    yield steps.beside(others, with_them=beside, alone=alone)
    yield Line(what="slow clients: memory of the server", ours=after - before, unit="MB more")
    yield Line(what="slow senders that were disconnected", ours=refused, unit="")


async def _slow(
    url: str, pid: int, count: int, seconds: float
) -> tuple[float, float, float, float, int]:
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
        alone = await steps.p95(visitor)
        before = machine.usage(pid).megabytes
        progress.say(f"{count} slow readers and {count} slow senders, {seconds:g} seconds")
        clients = [asyncio.create_task(one()) for one in (read, send) for _ in range(count)]
        await asyncio.sleep(3)
        begin = monotonic()
        beside = await steps.p95(visitor)
        await asyncio.sleep(max(0, seconds - (monotonic() - begin)))
        after = machine.usage(pid).megabytes
        end.set()
        await asyncio.gather(*clients, return_exceptions=True)
    return alone, beside, before, after, closed
