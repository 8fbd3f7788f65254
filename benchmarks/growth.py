"""How cost grows: with treaties, with acts, and with the detail of the shapes."""

import functools
import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pandas as pd

from benchmarks import progress
from benchmarks.result import Line
from geo.areas import Area
from record.atlas import Atlas, load
from tests.serving import ROOT
from treaty.counts import counts
from treaty.history import History, history
from treaty.snapshot import snapshot
from treaty.tables import Tables

TODAY = date(2026, 6, 30)
DAY = date(2025, 12, 27)


def lines(numbers: tuple[int, ...], times: int) -> Iterator[Line]:
    """Measure snapshots and whole histories as treaties and acts grow, and sizes of shapes.

    Parameters
    ----------
    numbers
        How many treaties there are.
    times
        How often a snapshot is taken; all days are counted a tenth as often.
    """
    atlas = load()
    for number in numbers:
        progress.say(f"treaties: {number}")
        tables = renamed(atlas.tables, number)
        made, took = timed(functools.partial(histories, tables), 1)
        yield Line(what=f"treaties: {number}: all histories at start", ours=took, unit="ms")
        yield from _times(atlas, made[-1], times, f"treaties: {number}", judged=number == 1)
    progress.say("10 × the acts")
    tables = crowded(atlas.tables, 10)
    made, took = timed(functools.partial(history, tables, "ottawa"), 1)
    yield Line(what="10 × the acts: history at start", ours=took, unit="ms")
    yield from _times(atlas, made, times, "10 × the acts")
    for name in ("europe", "world", "borders", "borders_detail"):
        raw = (ROOT / "static" / "geometry" / f"{name}.json").read_bytes()
        packed = len(gzip.compress(raw, 9)) / 1e3
        yield Line(what=f"shapes: {name}, gzipped", ours=packed, unit="kB")
    yield Line(what="shapes: full resolution, zipped", ours=_raw().stat().st_size / 1e3, unit="kB")


def histories(tables: Tables) -> list[History]:
    """Return the history of each treaty."""
    return [history(tables, treaty) for treaty in tables.treaties["treaty"]]


def renamed(tables: Tables, number: int) -> Tables:
    """Return tables with a number of treaties, all with the acts of the Ottawa Convention."""
    names = ["ottawa", *(f"treaty{place}" for place in range(1, number))]

    def copies(table: pd.DataFrame) -> pd.DataFrame:
        own = table[table["treaty"] == "ottawa"]
        return pd.concat([own.assign(treaty=name) for name in names], ignore_index=True)

    return replace(tables, treaties=copies(tables.treaties), actions=copies(tables.actions))


def crowded(tables: Tables, times: int) -> Tables:
    """Return tables in which each state acts more often: withdrawals and returns, year by year."""
    own = tables.actions[tables.actions["treaty"] == "ottawa"]
    consents = own[own["action"].isin(["ratification", "accession", "acceptance", "approval"])]
    more = []
    for turn in range(2 * times):
        day = date(2003 + turn, 3, 1).isoformat()
        kind = "withdrawal_notification" if turn % 2 == 0 else "accession"
        more.append(
            consents.assign(
                action=kind, date=day, date_earliest=day, date_latest=day, effective_date=""
            )
        )
    return replace(tables, actions=pd.concat([own, *more], ignore_index=True))


def timed(work: Callable[[], Any], times: int) -> tuple[Any, float]:
    """Return the last result and the median of ms that it took."""
    took = []
    for _ in range(times):
        begin = perf_counter()
        result = work()
        took.append((perf_counter() - begin) * 1e3)
    return result, median(took)


def _times(
    atlas: Atlas, made: History, times: int, name: str, *, judged: bool = False
) -> Iterator[Line]:
    bounds = ({"most": 2}, {"most": 100}) if judged else ({}, {})
    _, took = timed(lambda: snapshot(made, DAY, today=TODAY), times)
    yield Line(what=f"{name}: snapshot of one day", ours=took, unit="ms", **bounds[0])
    world = atlas.areas[Area.WORLD]
    _, took = timed(lambda: counts(made, world, area="world", until=TODAY), times // 10)
    yield Line(what=f"{name}: all days", ours=took, unit="ms", **bounds[1])


def _raw() -> Path:
    return ROOT / "data" / "raw" / "ne_10m_admin_0_countries.zip"
