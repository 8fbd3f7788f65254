"""The record, as the product reads it: once for all tests of a process."""

from functools import cache

from record.atlas import Atlas, load


@cache
def the_record() -> Atlas:
    """Read the tables, or return what was read before."""
    return load()
