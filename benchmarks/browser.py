"""Pages in a headless Chromium: the first map, a step of time, bytes, shifts and memory.

A step is measured from the moment at which the gesture leaves the browser (with a server: the
websocket message; without one: the click) until the fills of the map have changed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import monotonic

from playwright.sync_api import Browser, CDPSession, Locator, Page, sync_playwright

from benchmarks import progress
from tests.browser import chromium

WATCH = Path(__file__).with_name("watch.js")
PAUSE, SHORT_PAUSE = 150, 40
"""Milliseconds after each step that is timed, so that all of it is over, and after the others."""

ON, BACK = "Next change", "Previous change"
"""Names of the buttons that go to and fro: there are fewer changes than steps."""

PATIENCE = 120
"""Seconds until a map or a change that has not come counts as an error."""

REST = 500
"""Milliseconds without a request under way after which a page has come to rest."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was measured of a page; milliseconds and bytes as they came over the network."""

    first: float
    step: float
    step_p95: float
    bytes_first: int
    requests_first: int
    own_first: int
    hosts: int
    shift: float
    long_tasks: int
    longest_task: float
    heap_before: float
    heap_after: float
    heap_steps: int


@contextmanager
def chrome() -> Iterator[Browser]:
    """Start the Chromium that the browser tests use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        yield browser
        browser.close()


def first_sight(browser: Browser, url: str, *, kind: str = "fills", times: int) -> float:
    """Return ms from the beginning of the navigation until the map is there.

    The browser's cache is empty each time; the median of some times.

    Parameters
    ----------
    kind
        What to wait for: the `fills` of a map, the `headline` of a page without one, or the
        `answer` of the map's page in its first HTML.
    """
    found = []
    for _ in progress.rounds("first sight", times):
        with _page(browser) as (page, _network):
            page.goto(url, wait_until="commit")
            found.append(_await(page, f"first.{kind}") - page.evaluate("benchmark.start"))
    return median(found)


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """When the parts of a page were there, in milliseconds, and how far they moved meanwhile."""

    chart: float | None
    "The first chart, table or map; None for a page without one."
    whole: float
    shift: float


def arrival(browser: Browser, url: str, *, times: int) -> Arrival:
    """Return how a page builds up from the beginning of the navigation, the median of some times.

    The browser's cache is empty each time.
    """
    charts, wholes, shifts = [], [], []
    for _ in progress.rounds("whole pages", times):
        with _page(browser) as (page, _network):
            page.goto(url, wait_until="commit")
            whole = _await(page, "first.whole")
            begun, chart, shift = page.evaluate(
                "[benchmark.start, benchmark.first.chart ?? null, benchmark.shift]"
            )
            wholes.append(whole - begun)
            shifts.append(shift)
            if chart is not None:
                charts.append(chart - begun)
    return Arrival(
        chart=median(charts) if charts else None, whole=median(wholes), shift=median(shifts)
    )


def shift(browser: Browser, url: str, width: int, height: int) -> float:
    """Return the layout shift of a first visit in a window of a size."""
    with _page(browser, width, height) as (page, network):
        page.goto(url, wait_until="commit")
        _await(page, "first.fills")
        network.rest(page)
        return page.evaluate("benchmark.shift")


def first_visit(browser: Browser, url: str) -> tuple[int, int]:
    """Return the bytes over the network and the requests of a first visit, until it rests."""
    with _page(browser) as (page, network):
        page.goto(url, wait_until="commit")
        _await(page, "first.fills")
        network.rest(page)
        return network.bytes, network.requests


def measure(
    browser: Browser,
    url: str,
    start: str,
    *,
    first: float,
    kind: str = "fills",
    steps: int,
    warm_steps: int,
    heap_steps: int,
) -> Seen:
    """Open a page, open it where stepping begins, step, and return what was seen.

    Parameters
    ----------
    start
        Address of the page on the day where stepping begins.
    first
        What `first_sight` found.
    kind
        What changes at a step: see `first_sight`.
    warm_steps
        How many steps the page has to go before its memory is measured: until then the browser
        compiles what is used often.
    heap_steps
        How many steps more it has to go before its memory is measured again.
    """
    with _page(browser) as (page, network):
        page.goto(url, wait_until="commit")
        _await(page, f"first.{kind}")
        network.rest(page)
        loaded = (network.bytes, network.requests, network.own)
        shift = page.evaluate("benchmark.shift")
        page.goto(start, wait_until="commit")
        _await(page, f"first.{kind}")
        network.rest(page)
        took = [_step(page, ON, kind) for _ in progress.rounds("steps", steps + 1)][1:]
        long_tasks, longest = page.evaluate("[benchmark.long, benchmark.longest]")
        _to_and_fro(page, kind, warm_steps, "steps before memory is measured")
        before = _heap(network.session)
        _to_and_fro(page, kind, heap_steps, "steps until it is measured again")
        return Seen(
            first=first,
            step=median(took),
            step_p95=quantiles(took, n=20)[-1],
            bytes_first=loaded[0],
            requests_first=loaded[1],
            own_first=loaded[2],
            hosts=len(network.hosts),
            shift=shift,
            long_tasks=long_tasks,
            longest_task=longest,
            heap_before=before,
            heap_after=_heap(network.session),
            heap_steps=heap_steps,
        )


class _Network:
    """Bytes that came over the network, by the browser's own account."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.bytes = self.requests = self.own = 0
        self.hosts: set[str] = set()
        self._addresses: dict[str, str] = {}
        self._open: set[str] = set()
        self._latest = monotonic()
        self.session.send("Network.enable")
        self.session.send("Performance.enable")
        self.session.on("Network.requestWillBeSent", self._asked)
        self.session.on("Network.loadingFinished", self._came)
        self.session.on("Network.loadingFailed", self._ended)

    def rest(self, page: Page) -> None:
        """Wait until the page has had no request under way for a while."""
        begun = monotonic()
        while self._open or monotonic() - max(self._latest, begun) < REST / 1e3:
            if monotonic() - begun > PATIENCE:
                open_still = [self._addresses[request] for request in self._open]
                raise TimeoutError(f"after {PATIENCE} seconds still under way: {open_still}")
            page.wait_for_timeout(REST / 10)

    def _asked(self, event: dict) -> None:
        address = event["request"]["url"]
        if address.startswith("http"):
            self._addresses[event["requestId"]] = address
            self._open.add(event["requestId"])
            self.hosts.add(address.split("/")[2])
            self.requests += 1

    def _ended(self, event: dict) -> None:
        self._open.discard(event["requestId"])
        self._latest = monotonic()

    def _came(self, event: dict) -> None:
        self._ended(event)
        size = int(event["encodedDataLength"])
        self.bytes += size
        address = self._addresses.get(event["requestId"], "")
        if "/app/static/" in address and "/app/static/fonts/" not in address:
            self.own += size


@contextmanager
def _page(
    browser: Browser, width: int = 1440, height: int = 900
) -> Iterator[tuple[Page, _Network]]:
    # A page's policy against evaluated scripts also hits Playwright's own questions.
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", bypass_csp=True
    )
    context.set_default_timeout(PATIENCE * 1e3)
    context.add_init_script(path=WATCH)
    page = context.new_page()
    yield page, _Network(page)
    context.close()


def _await(page: Page, moment: str) -> float:
    page.wait_for_function(f"window.benchmark?.{moment}", polling=20)
    return page.evaluate(f"benchmark.{moment}")


def button_of(page: Page, name: str) -> Locator:
    """Return a button of a page or, as of our line of time, of the frame of its map."""
    target = page.get_by_role("button", name=name, exact=True)
    if target.count():
        return target
    return page.frame_locator("iframe").get_by_role("button", name=name, exact=True)


def _step(page: Page, button: str, kind: str, pause: int = PAUSE) -> float:
    page.evaluate("benchmark.reset()")
    button_of(page, button).click()
    changed = _await(page, f"changed.{kind}")
    begun = page.evaluate("Math.min(...[benchmark.sent, benchmark.clicked].filter(Boolean))")
    page.wait_for_timeout(pause)
    return changed - begun


def _to_and_fro(page: Page, kind: str, count: int, what: str) -> None:
    for number in progress.rounds(what, count):
        _step(page, BACK if number % 2 == 0 else ON, kind, pause=SHORT_PAUSE)


def _heap(session: CDPSession) -> float:
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize") / 1e6
