"""The record that the service answers from, or what is wrong with it."""

from functools import cache

from geo import record as whole
from geo.atlas import Atlas
from treaty.faults import TableError


@cache
def record() -> Atlas | TableError:
    """Return the record, or what is wrong with its tables or with the map built from them.

    It is read at the first call and kept: tables that change are read at the next start.
    """
    try:
        return whole.record()
    except TableError as error:
        return error
