"""The data service under load: one connection, then eight, that ask without a pause."""

import http.client
import multiprocessing
from collections.abc import Iterator
from statistics import median
from time import perf_counter
from urllib.parse import urlsplit

from benchmarks import progress, servers
from benchmarks.result import Line

WARM = "/data/v1/status/2026-02-20.csv"
KEPT_OPEN = 30
"""Requests on one connection of which the median answer counts."""


def lines(seconds: float) -> Iterator[Line]:
    """Measure one answer of the server, and requests per second for a warm snapshot."""
    with servers.ours(pinned=True) as server:
        yield Line(
            what="an answer on a connection that is kept open",
            ours=kept_open(server.url),
            unit="ms",
            most=20,
            note="without TCP_NODELAY it waits 44 ms",
        )
        progress.say(f"one connection: requests for {seconds:g} seconds")
        rate, errors = ask((server.url, WARM, seconds))
        yield Line(
            what="data service: one connection",
            ours=rate,
            unit="/s",
            least=500,
            note=f"{errors} errors",
        )
        progress.say(f"eight connections: requests for {seconds:g} seconds")
        with multiprocessing.Pool(8) as pool:
            found = pool.map(ask, [(server.url, WARM, seconds)] * 8)
        yield Line(
            what="data service: eight connections",
            ours=sum(rate for rate, _ in found),
            unit="/s",
            note=f"{sum(errors for _, errors in found)} errors",
        )


def kept_open(url: str) -> float:
    """Return the median ms of an answer on a connection on which one follows the other."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    took = []
    for _ in progress.rounds("answers on one connection", KEPT_OPEN):
        begin = perf_counter()
        connection.request("GET", "/_stcore/health")
        connection.getresponse().read()
        took.append((perf_counter() - begin) * 1e3)
    return median(took)


def ask(task: tuple[str, str, float]) -> tuple[float, int]:
    """Ask for an address on one connection for some seconds; return requests/s and errors."""
    url, path, seconds = task
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    done = errors = 0
    begin = perf_counter()
    while perf_counter() - begin < seconds:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        done += 1
        errors += answer.status != http.client.OK
    return done / (perf_counter() - begin), errors
