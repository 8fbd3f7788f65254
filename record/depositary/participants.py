"""The table of participants: who signed, consented or applies provisionally, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from record.depositary import days
from record.depositary.document import PageError, expected_piece, text_of
from treaty import law

KIND = {
    "signature": law.SIGNATURE,
    "definitive signature": law.DEFINITIVE_SIGNATURE,
    "ratification": "ratification",
    "acceptance": "acceptance",
    "approval": "approval",
    "accession": "accession",
    "succession": law.SUCCESSION,
    "consent to be bound": law.NOTIFIED_CONSENT,
    "provisional application": law.PROVISIONAL_APPLICATION,
}
"""The kind of act that a name in the head of the table stands for."""

_NAMED = re.compile(r"(?P<name>[A-Za-z ]+?)\s*(?:\((?P<mark>[A-Za-z]+)\))?")
_DATED = re.compile(
    rf"\[\s*(?P<left>{days.WRITTEN})\s*(?P<left_mark>[A-Za-z]*)\s*\]"
    rf"|(?P<day>{days.WRITTEN})\s*(?P<mark>[A-Za-z]*)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """An act as a cell gives it; a date in brackets is that of a state that has left."""

    action: str
    on: date
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """A row: the participant's name, the numbers of its end notes and its acts."""

    name: str
    notes: tuple[int, ...]
    acts: tuple[Dated, ...]


def participants(root: Any) -> list[Participant]:
    """Return the rows of the table.

    Raises
    ------
    PageError
        If the table is missing or empty, or a cell reads otherwise than expected.
    """
    table = expected_piece(root, "_tblgrid", "a table of participants")
    head, *rows = table.xpath(".//tr") or [None]
    names = [] if head is None else [text_of(cell) for cell in head.xpath("./td|./th")]
    if names[:1] != ["Participant"] or len(names) < 2:
        raise PageError("a table with the columns Participant, Signature …", repr(names))
    marks = [_marks(name) for name in names[1:]]
    found = [_participant(row, marks) for row in rows]
    if not found:
        raise PageError("rows in the table of participants", "none")
    return found


def _marks(column: str) -> dict[str, str]:
    """Return the kind of act for each mark that the head of a column explains."""
    kinds = {}
    for part in re.split(r",\s*", column):
        named = _NAMED.fullmatch(part)
        kind = KIND.get(named["name"].lower()) if named else None
        if named is None or kind is None:
            raise PageError(f"a column of {', '.join(KIND)}", repr(part))
        kinds[named["mark"] or ""] = kind
    return kinds


def _participant(row: Any, marks: list[dict[str, str]]) -> Participant:
    cells = row.xpath("./td")
    if len(cells) != len(marks) + 1:
        raise PageError(f"{len(marks) + 1} cells in each row", f"{len(cells)}: {text_of(row)!r}")
    name = text_of(cells[0])
    acts = tuple(
        act
        for cell, of_column in zip(cells[1:], marks, strict=True)
        for act in _acts(name, text_of(cell), of_column)
    )
    if not name or not acts:
        raise PageError("a name and a date in each row", repr(text_of(row)))
    notes = [text for link in row.xpath(".//sup//text()") if (text := link.strip(", \n\xa0"))]
    if not all(note.isdecimal() for note in notes):
        raise PageError(f"numbers of end notes beside {name}", repr(notes))
    return Participant(name, tuple(int(note) for note in notes), acts)


def _acts(name: str, cell: str, marks: dict[str, str]) -> Iterator[Dated]:
    rest = _DATED.sub("", cell).replace(",", "").replace(";", "").strip()
    if rest:
        raise PageError(f"days such as 3 Dec 1997 beside {name}", repr(cell))
    for dated in _DATED.finditer(cell):
        on = days.written(dated["left"] or dated["day"])
        mark = dated["left_mark"] or dated["mark"] or ""
        if on is None or mark not in marks:
            known = ", ".join(repr(known) for known in marks if known)
            expected = f"an existing day and a mark of {known or 'none'} beside {name}"
            raise PageError(expected, repr(cell))
        yield Dated(marks[mark], on, bracketed=dated["left"] is not None)
