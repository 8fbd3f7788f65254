"""What is wrong with a table, said so that it can be mended."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 100
"""Characters of a value that a reason shows."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one cell, or of a whole file.

    `row` is counted as a spreadsheet counts, the header is row 1; `reason` names the value
    found and what was expected.
    """

    file: str
    row: int | None
    column: str | None
    reason: str

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return one_line(f"{', '.join(place)}: {self.reason}")


class TableError(ValueError):
    """The tables cannot be trusted; `faults` says where and why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults; the message is one line per fault."""
        super().__init__(faults)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        # Written only when it is read: there may be thousands, and each request that meets them.
        return "\n".join(str(fault) for fault in self.faults)


def shown(value: object) -> str:
    """Return a value as a reason shows it: in quotes, and the beginning of a long one."""
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…{text[0]}"


def one_line(text: str) -> str:
    """Return a text without what breaks a line, moves a cursor or turns the direction."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)
