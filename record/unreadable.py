"""Why the files of the record cannot be read for now, whatever stands in them."""

from pathlib import Path

from treaty.faults import Fault


class Unreadable:
    """The failures since the files could last be read, one of each kind."""

    def __init__(self) -> None:
        self._faults: dict[str, Fault] = {}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The failures as faults of a file, or of the folder if none is named."""
        return tuple(self._faults.values())

    def note(self, error: Exception) -> bool:
        """Keep a failure and return whether it is the first of its kind."""
        kind = repr(error)
        is_new = kind not in self._faults
        self._faults[kind] = unreadable(error)
        return is_new

    def forget(self) -> None:
        """Begin anew: the files could be read."""
        self._faults.clear()


def unreadable(error: Exception) -> Fault:
    """Return a failure to read as a fault that names the file, and not where on this machine."""
    name, reason = "data", repr(error)
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror
        name = Path(str(error.filename)).name if error.filename else name
    return Fault(name, None, None, f"cannot be read: {reason}")
