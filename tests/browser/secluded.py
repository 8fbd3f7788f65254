"""A visit of every page where no way leads out: prints as JSON what was seen and tried.

Run it in a network of its own: see test_no_way_out.py. A browser tries for itself whether there is
IPv6, even for an empty page, so that what was tried is counted before it starts.
"""

import asyncio
import json
import sys
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect, sync_playwright

from benchmarks import visitor
from service.api import routes
from service.api.index import example
from tests.browser import chromium
from tests.browser.conftest import Watch
from tests.doses import dose
from tests.serving import serve
from wording.pages import FIRST, PAGES

VISITED = tuple(PAGES)[: dose(1, full=len(PAGES))]
"""Pages that are opened: of every page the other tests see that it asks no other host."""


def tried() -> int:
    """How many packets this network has not known a way for."""
    names, values = (line.split() for line in Path("/proc/net/snmp").read_text().splitlines()[:2])
    six = dict(line.split() for line in Path("/proc/net/snmp6").read_text().splitlines())
    return int(dict(zip(names, values, strict=True))["OutNoRoutes"]) + int(six["Ip6OutNoRoutes"])


def visit(log: Path) -> dict[str, object]:
    """Ask every address (in a long run in every format), open a session, then see every page."""
    with serve(log) as server:
        for address in routes.ADDRESSES:
            for fmt in address.formats[: dose(1, full=20)]:
                with urllib.request.urlopen(server.url + example(address, fmt), timeout=60) as got:
                    got.read()
        asyncio.run(_session(server.url))
        by_server = tried()
        return {"tried_by_server": by_server, **_browse(server.url)}


async def _session(url: str) -> None:
    async with visitor.visit(url) as session:
        await session.open()


def _browse(url: str) -> dict[str, object]:
    watch, shown = Watch(), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        context = browser.new_context(base_url=url)
        with watch.follow(context):
            page = context.new_page()
            for name in VISITED:
                page.goto(f"/{'' if name == FIRST else name}?country=POL")
                expect(page.get_by_text("Legal acts: UN Treaty Collection").first).to_be_visible()
                expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
                shown.append(name)
            for path in ("/embed", "/data/v1/"):
                page.goto(path)
                expect(page.get_by_role("heading", level=1)).to_be_visible()
        browser.close()
    others = sorted(watch.hosts - {urlsplit(url).hostname})
    return {"pages": shown, "others": others, "errors": watch.errors}


if __name__ == "__main__":
    print(json.dumps(visit(Path(sys.argv[1]))))
