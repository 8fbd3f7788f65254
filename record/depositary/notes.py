"""The end notes: notices of withdrawal, and what a person has to read."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from record.depositary import days
from record.depositary.document import PageError, pieces, squeezed
from record.depositary.territories import Application, applications, is_unread

PAGE = "https://treaties.un.org/Pages/"
"""Folder that relative addresses of a status page start from."""

_NOTICE = re.compile(
    rf"On ({days.WRITTEN}), .{{,200}}? deposited with the Secretary-General "
    r"(?:a|an|its|the) (?:notification|notice|instrument) of (?:withdrawal|denunciation)"
)
_EFFECT = re.compile(
    r"(?:took|will take|shall take|takes|is to take) effect (?:for .{,200}? )?on "
    rf"({days.WRITTEN})"
)
_NOTIFICATION = re.compile(r"C\.N\.\d+\.\d{4}")
_TELLING = re.compile(
    r"\b(?:withdr[ae]w|denounc|denunciat|suspen[ds]|terminat|rescind|revok|cancel)", re.IGNORECASE
)
_TAKEN_BACK = re.compile(
    r"\b(?:rescind|revok|cancel|withdr[ae]w(?:al of|ing|n|s)? (?:its|the|this|that|such) noti)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of withdrawal: its deposit, the effect stated, and the depositary notification.

    `reference` is the number of the notification, such as C.N.362.2025, and `address` where its
    text is; both are empty if the note names none.
    """

    on: date
    effect: date
    reference: str
    address: str


@dataclass(frozen=True, slots=True)
class Note:
    """An end note: the notice of withdrawal that it reports, or what a person has to read.

    `applications` is what it says of territories.
    """

    notice: Notice | None
    unread: str
    applications: tuple[Application, ...] = ()


def notes(root: Any) -> dict[int, Note]:
    """Return the end notes by their number.

    Raises
    ------
    PageError
        If a note has no number.
    """
    found = {}
    for place in pieces(root, "_divNotesAll"):
        number = place.xpath("string(./a[@name][1]/@name)")
        if not number.isdecimal():
            raise PageError("a number before each end note", repr(squeezed(place.text_content())))
        found[int(number)] = _note(place)
    return found


def _note(place: Any) -> Note:
    links = {
        squeezed(link.text_content()): urljoin(PAGE, link.get("href"))
        for link in place.iter("a")
        if link.get("href")
    }
    for anchor in place.xpath("./a[@name]"):
        anchor.text = ""
    for end in list(place.iter("br")):
        end.tail = "\n" + (end.tail or "")
    paragraphs = [squeezed(line) for line in place.text_content().split("\n")]
    telling = [text for text in paragraphs if _TELLING.search(text)]
    notices = [_notice(text, links) for text in telling]
    taken_back = any(_TAKEN_BACK.search(text) for text in telling)
    whole = " ".join(filter(None, paragraphs))
    own = applications(whole)
    if len(notices) == 1 and notices[0] and not taken_back:
        return Note(notices[0], "", own)
    return Note(None, " ".join(telling) or (whole if is_unread(whole) else ""), own)


def _notice(text: str, links: dict[str, str]) -> Notice | None:
    notice, effect = _NOTICE.search(text), _EFFECT.search(text)
    on = days.written(notice[1]) if notice else None
    until = days.written(effect[1]) if effect else None
    if on is None or until is None:
        return None
    number = _NOTIFICATION.search(text)
    reference = number[0] if number else ""
    return Notice(on, until, reference, links.get(reference, ""))
