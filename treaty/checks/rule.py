"""What a rule is: a function from the tables to their faults against it, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from treaty.faults import Fault, shown
from treaty.sheet import FIRST_ROW

Frames = Mapping[str, pd.DataFrame]
Rule = Callable[[Frames], Iterator[Fault]]


def fault(table: str, row: Any, column: str, reason: str) -> Fault:
    """Return a fault of a row, given as `itertuples` gives it, that names the value found."""
    return at(table, row.Index, column, f"{shown(getattr(row, column))}: {reason}")


def at(table: str, index: object, column: str, reason: str) -> Fault:
    """Return a fault of the row that has an index in its table."""
    return Fault(f"{table}.csv", int(str(index)) + FIRST_ROW, column, reason)
