"""The declarations under the table: who made one, of what kind and upon which act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from record.depositary.document import PageError, expected_piece, piece, pieces, squeezed, text_of

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
_TITLE = re.compile(
    r"(?:interpretative |interpretive |general )?(?:declaration|reservation|understanding|statement"
    r"|communication)s?(?: and (?:declaration|reservation|understanding|statement)s?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration: by whom, what it is called, upon which act and under which heading."""

    name: str
    title: str
    upon: str
    heading: str


def declarations(root: Any) -> list[Declaration]:
    """Return the declarations of a page in their order.

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
    name = "" if who is None else text_of(who)
    if not name or words is None:
        raise PageError("a participant and a text in each declaration", repr(text_of(entry)[:60]))
    upon, titled = BY_CONSENT, False
    for line in (squeezed(italic.text_content()) for italic in words.iter("i")):
        act = _UPON.search(line)
        upon = act[1].lower() if act else upon
        title = _TITLE.match(line)
        if title and len(line) < 80:
            titled = True
            yield Declaration(name, title[0].rstrip("s").capitalize(), upon, heading)
    if not titled:
        yield Declaration(name, named, upon, heading)
