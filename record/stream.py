"""Acts and quotes up to a day as one stream, newest first, that begins with some of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

import pandas as pd

from record.known import Statement, varied
from wording.values import last_day

LATEST = 6
"""How many days of change, and how many statements, a stream holds."""
VOICES = 2
"""How many statements are heard before all others; the latest day of change is told beside them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What states did on a day, the rows of a table of changes, or what somebody said on it."""

    day: str
    changes: list[Any]
    statement: Statement | None


def stream(changed: pd.DataFrame, said: list[Statement]) -> Iterator[tuple[bool, list[Entry]]]:
    """Yield the entries of a stream in runs: whether a run is folded, and what is in it.

    The latest day of change and the latest statements of different stances are open; what lies
    between them is folded, so that they stand together. After the last of them all is open.

    Parameters
    ----------
    changed
        Changes up to the day, the newest first.
    said
        Statements up to the day, the newest first.
    """
    acts = [
        Entry(day, list(rows)[::-1], None)
        for day, rows in islice(groupby(changed.itertuples(), key=attrgetter("date")), LATEST)
    ]
    voices = [Entry(one.date, [], one) for one in varied(said)[:LATEST]]
    entries = sorted(acts + voices, key=lambda entry: last_day(entry.day), reverse=True)
    first = [*acts[:1], *voices[:VOICES]]
    end = max((entries.index(entry) for entry in first), default=0)
    for folded, run in groupby(
        enumerate(entries), key=lambda placed: placed[0] < end and placed[1] not in first
    ):
        yield folded, [entry for _, entry in run]
