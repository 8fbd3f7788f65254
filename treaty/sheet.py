"""A CSV file as a table of texts, or where it is none."""

import csv
import io
from collections import Counter

import pandas as pd

from treaty.faults import Fault, TableError

FIRST_ROW = 2
"""Row of a spreadsheet in which the first record stands, below the header."""


def frame(file: str, content: bytes) -> pd.DataFrame:
    """Return a table; every cell is text: Namibia's code is NA, and M49 codes begin with zeros.

    Raises
    ------
    TableError
        If the content is not UTF-8 or no CSV, if a column stands twice, or if a row has more or
        fewer cells than the header.
    """
    header, *rows = _rows(file, content)
    faults = [
        Fault(file, 1, column, f"{column!r}: stands more than once")
        for column, times in Counter(header).items()
        if times > 1
    ]
    faults += [
        Fault(file, number, None, f"expected {len(header)} cells, found {len(row)}")
        for number, row in enumerate(rows, FIRST_ROW)
        if len(row) != len(header)
    ]
    if faults:
        raise TableError(faults)
    return pd.DataFrame(rows, columns=header, dtype="str")


def _rows(file: str, content: bytes) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows += csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    except UnicodeDecodeError as error:
        raise TableError([Fault(file, None, None, f"not a UTF-8 CSV table: {error}")]) from error
    except csv.Error as error:
        raise TableError([Fault(file, len(rows) + 1, None, f"not a CSV row: {error}")]) from error
    if not rows:
        raise TableError([Fault(file, None, None, "the file is empty")])
    return rows
