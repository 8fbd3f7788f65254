"""What a status page says otherwise than the record."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from record.depositary.declarations import singular
from record.depositary.page import ListedAct, ListedDeclaration, ListedTerritories, Page


class Kind(StrEnum):
    """What can differ; only the first two kinds can be taken in."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "no longer listed"
    COUNT = "count differs"
    UNREAD = "to be read"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what of which state, what the page says and what the record holds.

    `listed` is what the page lists and `row` the label of the row of `actions`,
    `declarations` or `territories` that holds it otherwise.
    """

    kind: Kind
    iso3: str
    what: str
    page: str
    held: str
    listed: ListedAct | ListedDeclaration | ListedTerritories | None = None
    row: int | None = None


def in_words(on: str, effect: str, reference: str) -> str:
    """Return an act in a few words: 2025-08-20, in effect 2026-02-20, C.N.421.2025."""
    parts = [on, f"in effect {effect}" if effect else "", reference]
    return ", ".join(part for part in parts if part)


def of_declarations(page: Page, declarations: pd.DataFrame) -> list[Difference]:
    """Return the differences between the declarations of a page and the rows of its treaty."""
    rest = list(declarations.itertuples())
    found = []
    for one in page.declarations:
        says = (one.made_upon, one.date)
        alike = [
            row
            for row in rest
            if (row.iso3, singular(row.title), row.reference)
            == (one.iso3, one.title, heading(one, page.header.number))
        ]
        same = next((row for row in alike if _agree(row, one)), None)
        row = same or next(iter(alike), None)
        if row is not None:
            rest.remove(row)
        if same is None:
            held = _upon(row.made_upon, row.date) if row else ""
            kind = Kind.CHANGED if row else Kind.NEW
            said = _upon(*says)
            found.append(
                Difference(kind, one.iso3, one.title, said, held, one, row.Index if row else None)
            )
    for row in rest:
        held = _upon(row.made_upon, row.date)
        found.append(Difference(Kind.GONE, row.iso3, row.title, "", held, None, row.Index))
    return found


def _agree(row: Any, one: ListedDeclaration) -> bool:
    """Whether a row and a page name the same act and day; by an end note it may be a later day."""
    later = one.has_note and row.date > one.date
    return bool(row.made_upon == one.made_upon and (row.date == one.date or later))


def _upon(act: str, on: str) -> str:
    return f"upon {act} {on}".strip() if act else on


def heading(one: ListedDeclaration, number: str) -> str:
    """Return where a declaration stands: UNTC XXVI-5, Declarations."""
    return f"UNTC {number}, {one.heading}"


def of_territories(page: Page, territories: pd.DataFrame) -> list[Difference]:
    """Return the differences between what a page says of territories and the treaty's rows."""
    rest = {(row.iso3, row.application, row.territories): row for row in territories.itertuples()}
    found = []
    for one in page.territories:
        row = rest.pop((one.iso3, one.application, one.territories), None)
        said = _applies(one)
        if row is None:
            found.append(Difference(Kind.NEW, one.iso3, "territories", said, "", one))
        elif (row.date, row.reference) != (one.date, one.reference):
            held = _applies(row)
            found.append(
                Difference(Kind.CHANGED, one.iso3, "territories", said, held, one, row.Index)
            )
    for row in rest.values():
        held = _applies(row)
        found.append(Difference(Kind.GONE, row.iso3, "territories", "", held, None, row.Index))
    return found


def _applies(row: Any) -> str:
    return in_words(row.date, "", f"{row.application.replace('_', ' ')}: {row.territories}")


def of_counts(page: Page, *, signatories: int, parties: int) -> list[Difference]:
    """Return the counts of the page's head that the record, with the page taken in, does not give.

    Parameters
    ----------
    signatories, parties
        The counts of the record on the page's day.
    """
    ours = {"signatories": (page.header.signatories, signatories)}
    ours["parties"] = (page.header.parties, parties)
    return [
        Difference(Kind.COUNT, "", what, f"{says} in its head", str(holds))
        for what, (says, holds) in ours.items()
        if says is not None and says != holds
    ]


def to_be_read(page: Page) -> list[Difference]:
    """Return what the page says in words that only a person can read."""
    return [Difference(Kind.UNREAD, who, "end note", text, "") for who, text in page.unread]
