"""What the end notes say of the territories to which a treaty applies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from record.depositary import days
from treaty.declared import EXCLUDED, EXTENDED, GIVEN_FOR

_ON = rf"[Oo]n (?P<on>{days.WRITTEN})"
_SENTENCES = (
    (
        EXTENDED,
        (
            rf"{_ON}: Extension to (?:the following territories for whose international relations "
            r".{,80}? is responsible: )?(?P<where>.+?)\.(?=\s*On |\s*$)"
        ),
    ),
    (
        EXTENDED,
        (
            rf"{_ON}, the Government .{{,120}}? of the Territorial Application "
            r"(?:to|in respect of) (?P<where>[^.]+)\."
        ),
    ),
    (EXTENDED, rf"{_ON}, the Government .{{,120}}? will apply to (?P<where>[^.]+)\."),
    (
        EXTENDED,
        (
            rf"{_ON}, the Government .{{,400}}? be extended to the territory of (?P<where>.+?) "
            r"for whose international relations"
        ),
    ),
    (EXCLUDED, r"the Convention shall not apply to (?P<where>[^.”]+)"),
    (EXCLUDED, r"this ratification shall not extend to (?P<where>.+?) unless"),
    (GIVEN_FOR, r"On behalf of (?P<where>[^.]+)\."),
    (GIVEN_FOR, r"For (?P<where>the European part[^.]+)\."),
)
"""Sentences of the collection's notes, each with what it means."""
_TELLING = re.compile(
    r"territor|\bextension\b|\bextended\b|\bextend to\b|not apply to|will apply to|on behalf of",
    re.IGNORECASE,
)
_NOTIFICATION = re.compile(r"C\.N\.\d+\.\d{4}\.TREATIES-[\w-]+")


@dataclass(frozen=True, slots=True)
class Application:
    """What a note says of territories, named as it names them.

    `on` is the day that it gives, and `reference` the depositary notification; `text` is the
    sentence.
    """

    application: str
    territories: str
    on: date | None
    reference: str
    text: str


def applications(note: str) -> tuple[Application, ...]:
    """Return what an end note says of territories, in its order."""
    found = sorted(_found(note), key=lambda pair: pair[0].start())
    starts = [*(match.start() for match, _ in found), len(note)]
    return tuple(
        Application(
            application=kind,
            territories=match["where"].strip(),
            on=days.written(match["on"]) if "on" in match.groupdict() else None,
            reference=_reference(note[match.end() : end]),
            text=match[0],
        )
        for (match, kind), end in zip(found, starts[1:], strict=True)
    )


def is_unread(note: str) -> bool:
    """Whether a note speaks of territories in words that nothing here reads."""
    return bool(_TELLING.search(note)) and not applications(note)


def _found(note: str) -> Iterator[tuple[re.Match[str], str]]:
    for kind, sentence in _SENTENCES:
        for match in re.finditer(sentence, note):
            yield match, kind


def _reference(after: str) -> str:
    number = _NOTIFICATION.search(after)
    return number[0] if number else ""
