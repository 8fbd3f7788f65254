"""The record that the service answers from, read once per process."""

from functools import cache

from geo.atlas import Atlas, load
from geo.timeline import check_built
from treaty.faults import TableError


@cache
def record() -> Atlas | TableError:
    """Return the record, or what is wrong with its tables or with the map built from them.

    It is read at the first call and kept: tables that change are read at the next start.
    """
    try:
        atlas = load()
        check_built(atlas.histories, atlas.version)
    except TableError as error:
        return error
    return atlas
