"""The declarations under the table: who made one, of what kind and upon which act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from record.depositary.document import PageError, expected_piece, piece, pieces, squeezed, text_of
from wording.values import listed

SECTIONS = (
    ("_dgDec", "_divMainDecTilte", "_divDecTilte"),
    ("_dgDecUnderArticle", "_divMainDecArt", "_divDecArt"),
)
"""The lists that are read: what the ids of list, heading and line under it end in."""

BY_CONSENT = "consent"
"""Stands for whichever act expressed the state's consent, where the page names none."""

_UPON = re.compile(
    r"(?:up)?on (signature|ratification|acceptance|approval|accession|succession)", re.IGNORECASE
)
_NAMES = "declaration|reservation|understanding|statement|communication"
_KIND = rf"(?:{_NAMES})s?"
_TITLE = re.compile(
    rf"(?:interpretative |interpretive |general )?{_KIND}(?: of understanding)?(?: and {_KIND})?",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(rf"subject to the following ({_KIND})\W*", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b({_NAMES})s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What was declared upon one act: by whom, its titles in the singular, and the heading.

    `has_note` says whether an end note tells more of the participant's declarations.
    """

    name: str
    title: str
    upon: str
    heading: str
    has_note: bool = False


def singular(title: str) -> str:
    """Return a title that names each kind of declaration in the singular."""
    return _SEVERAL.sub(r"\1", title)


def declarations(root: Any) -> list[Declaration]:
    """Return the declarations of a page in their order: one of a participant upon an act.

    An entry that has an end note and no words stands no more as it was made, and is none.

    Raises
    ------
    PageError
        If a list has no heading, or an entry no participant.
    """
    found: list[Declaration] = []
    for ending, *above in SECTIONS:
        entries = piece(root, ending)
        if entries is None:
            continue
        heading, below = (text_of(expected_piece(root, part, "declarations")) for part in above)
        named = below.strip("()") if below.startswith("(Declaration") else "Declaration"
        for entry in entries.xpath(".//tr"):
            found += _entry(entry, heading, named)
    return found


def unread_sections(root: Any) -> list[str]:
    """Return the names of further lists of participants, which nothing here understands."""
    grids = {
        part.get("id").rpartition("_ctl")[0].rpartition("_")[2]
        for part in pieces(root, "_divParticipant")
    }
    return sorted(grids - {ending.strip("_") for ending, *_ in SECTIONS})


def _entry(entry: Any, heading: str, named: str) -> Iterator[Declaration]:
    who, words = piece(entry, "_divParticipant"), piece(entry, "_divText")
    if who is None or words is None or not text_of(who):
        raise PageError("a participant and a text in each declaration", repr(text_of(entry)[:60]))
    name, upon = text_of(who), BY_CONSENT
    titles: dict[str, dict[str, None]] = {}
    for line in (squeezed(italic.text_content()) for italic in words.iter("i")):
        act = _UPON.search(line)
        upon = act[1].lower() if act else upon
        title = _title(line)
        if title:
            titles.setdefault(upon, {})[title] = None
    has_note = bool(who.xpath(".//sup"))
    if not titles and has_note and not _says_more(words):
        return
    for made, own in (titles or {upon: {named: None}}).items():
        yield Declaration(name, _joined(list(own)), made, heading, has_note)


def _title(line: str) -> str:
    announced = _ANNOUNCED.search(line)
    found = _TITLE.match(line)
    title = announced[1] if announced else found[0] if found and len(line) < 80 else ""
    return singular(title).lower()


def _joined(titles: list[str]) -> str:
    title = listed(titles)
    return title[:1].upper() + title[1:]


def _says_more(words: Any) -> bool:
    """Whether an entry has words beside the participant's name, which no reader sees in it."""
    return any(squeezed(part.text_content()) for part in words if part.get("class") != "invisible")
