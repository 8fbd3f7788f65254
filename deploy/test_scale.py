"""What `make scale` promises, proved with the real thing: nginx in front of four processes."""

import asyncio
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed

from benchmarks import browser
from benchmarks.visitor import visit
from tests.serving import ROOT, answers, free_port
from tests.waiting import wait_until

PROCESSES = 4
VISITORS = 24
LEAST_ASKED = 100
"""Requests that are sent while processes are replaced, at least."""
FIRST_LOAD = 1.0e6
"""Bytes of a first visit to the whole page, compressed: Streamlit's code is 0.8 MB of them."""

FIRST_EMBED = 0.25e6
"""Bytes of a first visit to the embeddable map, compressed."""


@dataclass
class Scaled:
    """Running processes behind one door."""

    url: str
    door: subprocess.Popen

    def line(self):
        """Return the next line that it prints."""
        return self.door.stdout.readline()


@pytest.fixture(scope="module")
def scaled():
    port = free_port()
    command = [sys.executable, "tools/scale.py", "--number", str(PROCESSES), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as door:
        running = Scaled(f"http://localhost:{port}", door)
        running.first = running.line()
        assert "in front of" in running.first
        wait_until(lambda: answers(f"{running.url}/health"), "an answer behind nginx")
        yield running
        door.send_signal(signal.SIGTERM)


def get(url, path, **headers):
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def processes(scaled):
    return {int(port): int(pid) for port, pid in re.findall(r"(\d+) \((\d+)\)", scaled.first)}


def connections(port):
    """How many connections a process on a port has."""
    ends = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(int(end[1].split(":")[1], 16) == port and end[3] == "01" for end in ends)


def place(url):
    """What a browser keeps from its first answer."""
    cookie = get(url, "/")[1]["Set-Cookie"].partition(";")[0]
    assert cookie.startswith("place=")
    return {"Cookie": cookie}


def headline(run):
    return next(e.body for e in run.elements("html") if "<h1" in e.body)


def test_sessions_spread_and_the_end_of_a_process_loses_nobodys_view(scaled):
    async def story():
        async with AsyncExitStack() as stack:
            before = {port: connections(port) for port in processes(scaled)}
            visitors = []
            for number in range(VISITORS):
                own = place(scaled.url)
                visitor = await stack.enter_async_context(visit(scaled.url, additional_headers=own))
                await visitor.open()
                day = date(2010, 1, 1) + timedelta(days=200 * number)
                visitors.append((visitor, own, headline(await visitor.go(day))))
            spread = {port: connections(port) - before[port] for port in processes(scaled)}
            assert min(spread.values()) >= 1, spread

            os.kill(next(iter(processes(scaled).values())), signal.SIGKILL)
            lost = []
            for visitor, own, seen in visitors:
                try:
                    await visitor.go(date(2000, 1, 1))
                except ConnectionClosed:
                    lost.append((visitor, own, seen))
            assert 1 <= len(lost) < VISITORS
            for visitor, own, seen in lost:
                again = await stack.enter_async_context(
                    visit(scaled.url, visitor.query, additional_headers=own)
                )
                assert headline(await again.open()) == seen

    asyncio.run(story())


def test_a_rolling_restart_drops_no_request_of_the_data_service(scaled):
    statuses, going = [], True

    def ask():
        day = date(2001, 1, 1)
        while going or len(statuses) < LEAST_ASKED:
            day += timedelta(days=1)
            statuses.append(get(scaled.url, f"/data/v1/status/{day}.csv")[0])

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    scaled.door.send_signal(signal.SIGHUP)
    assert scaled.line() == "replaced\n"
    going = False
    for asker in askers:
        asker.join()
    assert set(statuses) == {200}


def test_what_never_changes_is_kept_for_a_year_and_sent_compressed(scaled):
    page = get(scaled.url, "/")[2].decode()
    script = re.search(r'src="\.(/static/js/index[^"]+)"', page)[1]
    version = json.loads(get(scaled.url, "/health")[2])["version"]
    leaflet, lines = "/app/static/leaflet/leaflet.js?v=1", "/app/static/timeline/ottawa.json?v="
    assert "Cache-Control" not in get(scaled.url, leaflet.partition("?")[0])[1]
    # Of a version that this process does not have: not for long.
    assert get(scaled.url, f"{lines}another")[1]["Cache-Control"] == "no-store"
    for path in (script, leaflet, f"{lines}{version}"):
        status, headers, _ = get(scaled.url, path, **{"Accept-Encoding": "gzip"})
        assert status == 200
        assert headers["Content-Encoding"] == "gzip"
        assert "immutable" in headers["Cache-Control"]
    past = f"/data/v1/status/2012-12-31.csv?v={version}"
    assert [get(scaled.url, past)[1]["X-Cache"] for _ in range(2)] == ["MISS", "HIT"]
    assert "immutable" in get(scaled.url, past)[1]["Cache-Control"]


def test_what_is_kept_for_one_host_is_given_to_no_other(scaled):
    for host in ("first.localhost", "second.localhost", "first.localhost"):
        _, headers, feed = get(scaled.url, "/data/v1/changes.atom?to=2012-12-31", Host=host)
        assert f"http://{host}/".encode() in feed
        assert feed.count(b".localhost/") == feed.count(f"http://{host}/".encode())
    assert headers["X-Cache"] == "HIT"
    assert get(scaled.url, "/data/v1/changes.atom?to=2012-12-31", Host="other.example")[0] == 421


def test_the_doors_of_streamlit_that_are_not_for_visitors_are_closed(scaled):
    assert get(scaled.url, "/_stcore/metrics")[0] == 404


@pytest.mark.parametrize(("page", "most"), [("/", FIRST_LOAD), ("/embed", FIRST_EMBED)])
def test_a_first_visit_shows_the_map_within_the_bytes(scaled, page, most):
    with browser.chrome() as chrome:
        seen = browser.measure(
            chrome,
            f"{scaled.url}{page}",
            f"{scaled.url}{page}?date=2000-01-01",
            first=0,
            steps=2,
            warm_steps=0,
            heap_steps=0,
        )
    assert seen.hosts == 1
    assert seen.bytes_first <= most
