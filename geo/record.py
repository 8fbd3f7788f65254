"""The record of this process: read once, shared by the pages and the data service."""

from functools import cache

from geo.atlas import Atlas, load
from geo.timeline import check_built


@cache
def record() -> Atlas:
    """Return the record, read at the first call that finds it sound.

    Raises
    ------
    TableError
        If the tables do not validate, or the map was built from others.
    """
    read = load()
    check_built(read.histories, read.version)
    return read
