"""The record that the service answers from, or what is wrong with it."""

from record import in_use as whole
from record.atlas import Atlas
from treaty.faults import TableError


def record() -> Atlas | TableError:
    """Return the record, or what is wrong with its tables or with the map built from them.

    Who asks keeps to the same record until its answer is complete.
    """
    try:
        return whole.pin()
    except TableError as error:
        return error
