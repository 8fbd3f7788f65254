"""A status page, read whole and held against what it has to be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from record.depositary import declarations, document, header, notes, participants
from record.depositary.document import PageError
from record.depositary.header import Header
from record.depositary.names import Names, check_known, plain
from record.depositary.notes import Note
from record.depositary.participants import Participant
from treaty import law


@dataclass(frozen=True, slots=True)
class ListedAct:
    """An act as the page lists it; `effect` is stated for a notice of withdrawal only."""

    iso3: str
    action: str
    on: date
    effect: date | None = None
    reference: str = ""
    reference_url: str = ""


@dataclass(frozen=True, slots=True)
class ListedDeclaration:
    """A declaration as the page lists it; `date` is that of the act it was made upon, or empty.

    `has_note` says whether an end note tells more: it may have been made after that act.
    """

    iso3: str
    title: str
    made_upon: str
    date: str
    heading: str
    has_note: bool = False


@dataclass(frozen=True, slots=True)
class ListedTerritories:
    """What an end note says of territories, named as it names them (see `territories`).

    `date` is the day that the note gives, else that of the state's consent, or empty.
    """

    iso3: str
    application: str
    territories: str
    date: str
    reference: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a status page says; `unread` is what a person has to read, by state or section."""

    header: Header
    participants: int
    acts: tuple[ListedAct, ...]
    declarations: tuple[ListedDeclaration, ...]
    unread: tuple[tuple[str, str], ...]
    territories: tuple[ListedTerritories, ...] = ()


def read(content: bytes, treaty: pd.Series, known: Names, *, today: date) -> Page:
    """Return what a page says of a treaty.

    Parameters
    ----------
    content
        The page as it was received.
    treaty
        The treaty's row of `treaties.csv`.
    known
        The states by the names of participants.

    Raises
    ------
    PageError
        If this is not the treaty's status page, whole, as at a day from `read_until` to today,
        or if any part of it reads otherwise than expected.
    """
    root = document.parse(content)
    head = header.header(root)
    _check_header(head, treaty, today)
    rows = participants.participants(root)
    made = declarations.declarations(root)
    check_known([*(row.name for row in rows), *(one.name for one in made)], known)
    by_number = notes.notes(root)
    acts: list[ListedAct] = []
    territories: list[ListedTerritories] = []
    unread = [(f"section {name}", "not read") for name in declarations.unread_sections(root)]
    for row in rows:
        iso3 = known[plain(row.name)]
        own = [_note(row, number, by_number) for number in row.notes]
        acts += _acts(row, iso3, own, head.as_at)
        territories += _territories(iso3, own, acts)
        unread += [(iso3, note.unread) for note in own if note.unread]
    return Page(
        header=head,
        participants=len(rows),
        acts=tuple(acts),
        declarations=tuple(_declared(one, known[plain(one.name)], acts) for one in made),
        unread=tuple(unread),
        territories=tuple(territories),
    )


def _check_header(head: Header, treaty: pd.Series, today: date) -> None:
    if head.number != treaty["un_treaty_collection"]:
        expected = f"{treaty['un_treaty_collection']}, {treaty['title']}"
        raise PageError(expected, f"{head.number}, {head.title}")
    if not treaty["read_until"] <= head.as_at.isoformat() <= today.isoformat():
        expected = f"a page as at a day from {treaty['read_until']}, the last one read, to {today}"
        raise PageError(expected, f"one as at {head.as_at}")


def _note(row: Participant, number: int, by_number: dict[int, Note]) -> Note:
    if number not in by_number:
        raise PageError(f"end note {number}, to which {row.name} refers", "none")
    return by_number[number]


def _acts(row: Participant, iso3: str, own: Sequence[Note], as_at: date) -> Iterator[ListedAct]:
    for act in row.acts:
        yield ListedAct(iso3, act.action, act.on)
    notices = [note.notice for note in own if note.notice]
    for notice in notices:
        yield ListedAct(
            iso3, law.WITHDRAWAL, notice.on, notice.effect, notice.reference, notice.address
        )
    has_left = any(notice.effect <= as_at for notice in notices)
    if any(act.bracketed for act in row.acts) and not has_left:
        numbers = ", ".join(map(str, row.notes)) or "no number"
        expected = f"an end note with the notice of withdrawal of {row.name}, dated in brackets"
        raise PageError(expected, f"end notes {numbers} without one in effect by {as_at}")


def _territories(
    iso3: str, own: Sequence[Note], acts: Sequence[ListedAct]
) -> Iterator[ListedTerritories]:
    consents = [act.on for act in acts if act.iso3 == iso3 and act.action in law.CONSENT]
    consented = consents[0].isoformat() if len(consents) == 1 else ""
    for one in (one for note in own for one in note.applications):
        on = one.on.isoformat() if one.on else consented
        yield ListedTerritories(iso3, one.application, one.territories, on, one.reference, one.text)


def _declared(
    one: declarations.Declaration, iso3: str, acts: Sequence[ListedAct]
) -> ListedDeclaration:
    by_consent = one.upon == declarations.BY_CONSENT
    kinds = law.CONSENT if by_consent else {one.upon}
    upon = [act for act in acts if act.iso3 == iso3 and act.action in kinds]
    only = upon[0] if len(upon) == 1 else None
    return ListedDeclaration(
        iso3=iso3,
        title=one.title,
        made_upon=only.action if only else ("" if by_consent else one.upon),
        date=only.on.isoformat() if only else "",
        heading=one.heading,
        has_note=one.has_note,
    )
