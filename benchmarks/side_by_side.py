"""Ours beside the obvious draft and the empty page, in one run: in the browser and on the wire."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from benchmarks import browser, progress, servers, steps
from benchmarks.result import Line
from wording.pages import FIRST, PAGES

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
QUICK = Size(loads=1, steps=3, heap_steps=4, wire_steps=20, draft_steps=2)
PHONE = (390, 844)
WARM = 5
"""Steps on the wire before those that are measured, at most."""


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
        with servers.alone("empty.py") as server:
            empty = _seen(chrome, "the empty page", server.url, size, kind="headline")
            floor = _wire(server, size)
        with servers.alone("draft.py") as server:
            draft = _seen(chrome, "the draft", server.url, draft_size)
            heavy = _wire(server, draft_size)
        with servers.ours() as server:
            cold = _wire(server, size, warm=1)
            yield Line(
                what="processor time of a step to a day not yet asked for", ours=cold.cpu, unit="ms"
            )
            yield from _answers(chrome, server.url, size, empty)
            yield from _whole_pages(chrome, server.url, size, empty)
            ours = _seen(chrome, "the page", f"{server.url}/", size)
            yield from _in_the_browser(ours, draft, empty)
            yield Line(
                what="layout shift on a phone",
                ours=browser.shift(chrome, f"{server.url}/", *PHONE),
                unit="",
                most=0.02,
            )
            wire = _wire(server, size, warm=size.wire_steps)
            yield from _on_the_wire(wire, heavy, floor)
            world = _wire(server, size, query="area=world")
            yield Line(what="step on the wire, all 197 states", ours=world.wire / 1e3, unit="kB")
            embed = _seen(chrome, "the embed", f"{server.url}/embed", size)
            yield from _without_streamlit("embed", embed, draft, empty)
            yield Line(what="first load, embed", ours=embed.bytes_first / 1e3, unit="kB")
        yield from _behind_nginx(chrome)
        with servers.edition() as url:
            edition = _seen(chrome, "the static edition", f"{url}/", size)
            yield from _without_streamlit("static edition", edition, draft, empty)
    yield Line(
        what="hosts asked",
        ours=max(ours.hosts, embed.hosts, edition.hosts),
        draft=draft.hosts,
        limit=empty.hosts,
        unit="",
        most=1,
    )


def _answers(chrome: browser.Browser, url: str, size: Size, empty: browser.Seen) -> Iterator[Line]:
    """Measure when the first HTML shows its answer: on the map's page with the picture."""
    for name, page in PAGES.items():
        progress.say(f"the answer of {page.title}")
        is_map = name == FIRST
        path, kind = ("", "answer") if is_map else (name, "headline")
        first = browser.first_sight(chrome, f"{url}/{path}", kind=kind, times=size.loads)
        yield Line(
            what=f"{'words and picture' if is_map else 'headline'} of the page {page.title}",
            ours=first,
            limit=empty.first,
            ratio=first / empty.first,
            unit="ms",
            most=0.5 if is_map else 0.6,
        )


def _whole_pages(
    chrome: browser.Browser, url: str, size: Size, empty: browser.Seen
) -> Iterator[Line]:
    """Measure how every page but the map's builds up: its first chart, all of it, and shifts."""
    pages = {page.title: name for name, page in PAGES.items() if name != FIRST}
    for title, path in (pages | {"a state": "countries?country=POL"}).items():
        progress.say(f"the whole of {title}")
        seen = browser.arrival(chrome, f"{url}/{path}", times=size.loads)
        for what, taken, most in (("first chart", seen.chart, 1.8), ("all", seen.whole, 2.5)):
            if taken is not None:
                yield Line(
                    what=f"{what} of the page {title}",
                    ours=taken,
                    limit=empty.first,
                    ratio=taken / empty.first,
                    unit="ms",
                    most=most,
                )
        yield Line(
            what=f"layout shift of the page {title}",
            ours=seen.shift,
            limit=empty.shift,
            unit="",
            most=0.05,
        )


def _behind_nginx(chrome: browser.Browser) -> Iterator[Line]:
    """Measure a first visit as it is deployed, with the compression that nginx has here."""
    if not servers.has_nginx():
        progress.say("no nginx, so no first visit behind it: `make scale` installs it")
        return
    with servers.behind_nginx(1) as (url, _):
        size, requests = browser.first_visit(chrome, f"{url}/")
    yield Line(
        what="first visit behind nginx, compressed",
        note=f"{requests} requests",
        ours=size / 1e6,
        unit="MB",
        most=1.0,
    )


def _in_the_browser(ours: browser.Seen, draft: browser.Seen, empty: browser.Seen) -> Iterator[Line]:
    first = {"draft": draft.first, "limit": empty.first, "unit": "ms"}
    yield Line(what="first map", ours=ours.first, ratio=ours.first / empty.first, most=1.3, **first)
    step = {"draft": draft.step, "limit": empty.step, "unit": "ms"}
    yield Line(what="step", ours=ours.step, ratio=ours.step / empty.step, most=2, **step)
    yield Line(
        what="step, draft to ours", ours=ours.step, ratio=draft.step / ours.step, least=25, **step
    )
    yield Line(
        what="step, p95", ours=ours.step_p95, draft=draft.step_p95, limit=empty.step_p95, unit="ms"
    )
    kilobytes = {"draft": draft.bytes_first / 1e3, "limit": empty.bytes_first / 1e3, "unit": "kB"}
    yield Line(what="first load over HTTP, no proxy", ours=ours.bytes_first / 1e3, **kilobytes)
    yield Line(
        what="first load, own files without type", ours=ours.own_first / 1e3, unit="kB", most=200
    )
    yield Line(
        what="requests of the first load",
        ours=ours.requests_first,
        draft=draft.requests_first,
        limit=empty.requests_first,
        unit="",
    )
    yield Line(
        what="layout shift",
        ours=ours.shift,
        draft=draft.shift,
        limit=empty.shift,
        unit="",
        most=0.02,
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


def _without_streamlit(
    name: str, seen: browser.Seen, draft: browser.Seen, empty: browser.Seen
) -> Iterator[Line]:
    yield Line(
        what=f"first map, {name}",
        ours=seen.first,
        draft=draft.first,
        limit=empty.first,
        ratio=seen.first / empty.first,
        unit="ms",
    )
    yield Line(
        what=f"step, {name}",
        ours=seen.step,
        draft=draft.step,
        limit=empty.step,
        ratio=seen.step / empty.step,
        unit="ms",
    )


def _on_the_wire(ours: steps.Steps, draft: steps.Steps, empty: steps.Steps) -> Iterator[Line]:
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


def _seen(
    chrome: browser.Browser, name: str, url: str, size: Size, kind: str = "fills"
) -> browser.Seen:
    progress.say(f"{name} in the browser")
    first = browser.first_sight(chrome, url, kind=kind, times=size.loads)
    progress.say(f"{name}: first sight after {first:.0f} ms")
    seen = browser.measure(
        chrome,
        url,
        f"{url}?{START}",
        first=first,
        kind=kind,
        steps=size.steps,
        warm_steps=size.heap_steps,
        heap_steps=size.heap_steps,
    )
    progress.say(f"{name}: a step takes {seen.step:.0f} ms")
    return seen


def _wire(server: servers.Server, size: Size, query: str = "", warm: int = WARM) -> steps.Steps:
    warm = min(warm, size.wire_steps)
    measuring = steps.measure(server.url, server.pid, count=size.wire_steps, warm=warm, query=query)
    # Playwright's own loop runs in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, measuring).result()


def _map_bytes(taken: steps.Steps) -> int:
    (component,) = taken.last.elements("component_instance")
    return len(component.json_args)
