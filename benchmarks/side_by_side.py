"""Ours beside the obvious draft and the empty page, in one run: in the browser and on the wire."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import browser, houses, steps
from benchmarks.result import Line
from tests.serving import ROOT

START = "date=2000-01-01"
"""Where stepping begins: from here on there are 70 changes in Europe."""


@dataclass(frozen=True, slots=True)
class Size:
    """How often each thing is measured."""

    loads: int
    steps: int
    heap_steps: int
    wire_steps: int
    draft_steps: int


FULL = Size(loads=5, steps=30, heap_steps=200, wire_steps=300, draft_steps=10)
QUICK = Size(loads=2, steps=5, heap_steps=10, wire_steps=30, draft_steps=2)


def lines(size: Size) -> Iterator[Line]:
    """Measure everything and yield a line for each figure."""
    draft_size = Size(
        loads=min(size.loads, 3),
        steps=size.draft_steps,
        heap_steps=size.draft_steps,
        wire_steps=size.draft_steps,
        draft_steps=size.draft_steps,
    )
    with browser.chrome() as chrome:
        with houses.ours() as server:
            cold = _wire(server, size, warm=1)
            ours = _seen(chrome, f"{server.url}/", size)
            embed = _seen(chrome, f"{server.url}/embed", size)
            wire = _wire(server, size, warm=size.wire_steps)
            world = _wire(server, size, query="area=world")
        with static_edition() as url:
            edition = _seen(chrome, f"{url}/", size)
        with houses.alone("empty.py") as server:
            empty = _seen(chrome, server.url, size, kind="headline")
            floor = _wire(server, size)
        with houses.alone("draft.py") as server:
            draft = _seen(chrome, server.url, draft_size)
            heavy = _wire(server, draft_size)
    yield from _in_the_browser(ours, embed, edition, draft, empty)
    yield from _on_the_wire(wire, world, heavy, floor)
    yield Line(what="the same, days that nobody has asked for yet", ours=cold.cpu, unit="ms")


def _in_the_browser(
    ours: browser.Seen,
    embed: browser.Seen,
    edition: browser.Seen,
    draft: browser.Seen,
    empty: browser.Seen,
) -> Iterator[Line]:
    first = {"draft": draft.first, "limit": empty.first, "unit": "ms"}
    yield Line(what="first map", ours=ours.first, ratio=ours.first / empty.first, most=1.5, **first)
    yield Line(what="first map, embed", ours=embed.first, ratio=embed.first / empty.first, **first)
    yield Line(
        what="first map, static edition",
        ours=edition.first,
        ratio=edition.first / empty.first,
        **first,
    )
    step = {"draft": draft.step, "limit": empty.step, "unit": "ms"}
    yield Line(what="step", ours=ours.step, ratio=ours.step / empty.step, most=2, **step)
    yield Line(
        what="step, draft to ours", ours=ours.step, ratio=draft.step / ours.step, least=25, **step
    )
    yield Line(
        what="step, p95", ours=ours.step_p95, draft=draft.step_p95, limit=empty.step_p95, unit="ms"
    )
    yield Line(what="step, embed", ours=embed.step, ratio=embed.step / empty.step, **step)
    yield Line(
        what="step, static edition", ours=edition.step, ratio=edition.step / empty.step, **step
    )
    kilobytes = {"draft": draft.bytes_first / 1e3, "limit": empty.bytes_first / 1e3, "unit": "kB"}
    yield Line(what="first load over HTTP, no proxy", ours=ours.bytes_first / 1e3, **kilobytes)
    yield Line(
        what="first load, own files without type", ours=ours.own_first / 1e3, unit="kB", most=200
    )
    yield Line(what="first load, embed", ours=embed.bytes_first / 1e3, unit="kB")
    yield Line(
        what="requests of the first load",
        ours=ours.requests_first,
        draft=draft.requests_first,
        limit=empty.requests_first,
        unit="",
    )
    yield Line(
        what="hosts asked",
        ours=max(ours.hosts, embed.hosts, edition.hosts),
        draft=draft.hosts,
        limit=empty.hosts,
        unit="",
        most=1,
    )
    yield Line(
        what="layout shift",
        ours=ours.shift,
        draft=draft.shift,
        limit=empty.shift,
        unit="",
        most=0.1,
    )
    yield Line(
        what=f"memory of the page after {ours.heap_steps} steps",
        note=f"draft after {draft.heap_steps}",
        ours=ours.heap_before,
        draft=draft.heap_before,
        limit=empty.heap_before,
        unit="MB",
    )
    yield Line(
        what="growth of that memory over as many again",
        ours=ours.heap_after - ours.heap_before,
        draft=draft.heap_after - draft.heap_before,
        limit=empty.heap_after - empty.heap_before,
        unit="MB",
        most=2,
    )
    yield Line(
        what="longest task",
        ours=ours.longest_task,
        draft=draft.longest_task,
        limit=empty.longest_task,
        unit="ms",
    )


def _on_the_wire(
    ours: steps.Steps, world: steps.Steps, draft: steps.Steps, empty: steps.Steps
) -> Iterator[Line]:
    yield Line(
        what="step on the wire, compressed",
        ours=ours.wire / 1e3,
        draft=draft.wire / 1e3,
        limit=empty.wire / 1e3,
        unit="kB",
        most=12,
    )
    yield Line(
        what="the same, largest",
        ours=ours.wire_most / 1e3,
        draft=draft.wire_most / 1e3,
        limit=empty.wire_most / 1e3,
        unit="kB",
    )
    yield Line(what="the same, all 197 states", ours=world.wire / 1e3, unit="kB")
    yield Line(
        what="step, uncompressed",
        ours=ours.size / 1e3,
        draft=draft.size / 1e3,
        limit=empty.size / 1e3,
        unit="kB",
    )
    yield Line(
        what="of it for the map",
        ours=_map_bytes(ours) / 1e3,
        draft=_map_bytes(draft) / 1e3,
        unit="kB",
        most=3,
    )
    yield Line(
        what="step, sent to script finished",
        ours=ours.latency,
        draft=draft.latency,
        limit=empty.latency,
        unit="ms",
    )
    yield Line(
        what="server's processor time per step",
        ours=ours.cpu,
        draft=draft.cpu,
        limit=empty.cpu,
        unit="ms",
        most=15,
    )


def _seen(chrome: browser.Browser, url: str, size: Size, kind: str = "fills") -> browser.Seen:
    first = browser.first_sight(chrome, url, kind=kind, times=size.loads)
    return browser.measure(
        chrome,
        url,
        f"{url}?{START}",
        first=first,
        kind=kind,
        steps=size.steps,
        warm_steps=size.heap_steps,
        heap_steps=size.heap_steps,
    )


def _wire(server: houses.Server, size: Size, query: str = "", warm: int = 5) -> steps.Steps:
    measuring = steps.measure(server.url, server.pid, count=size.wire_steps, warm=warm, query=query)
    # Playwright's own loop runs in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, measuring).result()


def _map_bytes(taken: steps.Steps) -> int:
    (component,) = taken.last.elements("component_instance")
    return len(component.json_args)


@contextmanager
def static_edition() -> Iterator[str]:
    """Write the static edition and serve it as plain files."""
    with TemporaryDirectory() as room:
        folder = Path(room) / "edition"
        command = [sys.executable, "-m", "service", "export", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        with houses.files(folder) as url:
            yield url
