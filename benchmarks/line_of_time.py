"""Time in the browser: what a step costs while dragging, and how many frames a drag shows."""

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Browser, Frame, Page

from benchmarks import browser, progress, servers
from benchmarks.result import Line

DRAG = 2.0
"""Seconds of a drag across the two stretches of the line."""

# One step by key: until everything has been computed and written, and until it is painted.
STEP = """async (handle) => {
    const drawn = document.querySelector("svg[data-day]");
    const changed = new Promise((resolve) => {
        const observer = new MutationObserver(() => (observer.disconnect(), resolve()));
        observer.observe(drawn, { attributes: true, attributeFilter: ["data-day"] });
    });
    const begun = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", cancelable: true }));
    await changed;
    await Promise.resolve();
    const script = performance.now() - begun;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return [script, performance.now() - begun];
}"""

# Counts the frames in which another day was drawn.
COUNT = """() => {
    const drawn = document.querySelector("svg[data-day]");
    window.frames = 0;
    let day = drawn.dataset.day;
    const look = () => {
        if (drawn.dataset.day !== day) window.frames += 1;
        day = drawn.dataset.day;
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


def lines(steps: int) -> Iterator[Line]:
    """Measure steps of time in the browser beside a step of the empty page."""
    with browser.chrome() as chrome:
        with servers.alone("empty.py") as server:
            empty = browser.measure(
                chrome,
                server.url,
                server.url,
                first=0,
                kind="headline",
                steps=steps,
                warm_steps=1,
                heap_steps=1,
            )
        with servers.ours() as server:
            page, frame = _open(chrome, f"{server.url}/?date=2026-02-20")
            script, painted = _steps(frame, steps)
            yield Line(what="step of time: script", ours=script, unit="ms", most=8)
            yield Line(
                what="step of time: until painted",
                ours=painted,
                limit=empty.step,
                ratio=painted / empty.step,
                unit="ms",
                most=0.4,
            )
            yield Line(
                what="frames a second while dragging",
                ours=_drag(page, frame) / DRAG,
                unit="/s",
                least=25,
            )
            sent = _play(page, frame)
            yield Line(what="messages to the server while playing", ours=sent, unit="", most=0)
            page.context.close()


def _open(chrome: Browser, url: str) -> tuple[Page, Frame]:
    page = chrome.new_page(viewport={"width": 1440, "height": 900})
    page.goto(url)
    page.frame_locator("iframe").locator("[data-ready=true]").wait_for()
    page.locator(".sources").wait_for()
    page.wait_for_timeout(browser.REST)
    return page, page.frames[-1]


def _steps(frame: Frame, count: int) -> tuple[float, float]:
    handle = frame.get_by_role("slider", name="Day")
    took = [handle.evaluate(STEP) for _ in progress.rounds("steps of time", count + 1)][1:]
    return median(script for script, _ in took), median(painted for _, painted in took)


def _drag(page: Page, frame: Frame) -> int:
    box = frame.locator(".convention-strip svg").bounding_box()
    if box is None:
        raise RuntimeError("the line of time is not shown")
    frame.evaluate(COUNT)
    y, moves = box["y"] + 5, int(DRAG * 60)
    page.mouse.move(box["x"] + 0.99 * box["width"], y)
    page.mouse.down()
    progress.say(f"dragging for {DRAG:g} seconds")
    for move in range(moves):
        page.mouse.move(box["x"] + box["width"] * (0.99 - 0.9 * move / moves), y)
        page.wait_for_timeout(1000 / 60)
    page.mouse.up()
    return int(frame.evaluate("window.frames"))


def _play(page: Page, frame: Frame) -> int:
    sent: list[object] = []
    page.wait_for_timeout(browser.REST)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameSent", lambda event: sent.append(event))  # noqa: PLW0108
    frame.get_by_role("button", name="Play").click()
    progress.say("playing for 10 seconds")
    page.wait_for_timeout(10_000)
    return len(sent)
