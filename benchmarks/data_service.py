"""The data service under load: one connection, then eight, that ask without a pause."""

import http.client
import multiprocessing
from collections.abc import Iterator
from time import perf_counter
from urllib.parse import urlsplit

from benchmarks import houses
from benchmarks.result import Line

WARM = "/data/v1/status/2026-02-20.csv"


def lines(seconds: float) -> Iterator[Line]:
    """Measure requests per second for a warm snapshot."""
    with houses.ours(pinned=True) as server:
        rate, errors = ask((server.url, WARM, seconds))
        yield Line(
            what="data service: one connection",
            ours=rate,
            unit="/s",
            least=500,
            note=f"{errors} errors",
        )
        with multiprocessing.Pool(8) as pool:
            found = pool.map(ask, [(server.url, WARM, seconds)] * 8)
        yield Line(
            what="data service: eight connections",
            ours=sum(rate for rate, _ in found),
            unit="/s",
            note=f"{sum(errors for _, errors in found)} errors",
        )


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
