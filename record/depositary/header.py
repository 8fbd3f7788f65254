"""The head of a status page: which treaty, as at which day, and how many states."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from record.depositary import days
from record.depositary.document import PageError, expected_piece, text_of


@dataclass(frozen=True, slots=True)
class Header:
    """What the page says of itself; `signatories` is None for a treaty that is not signed."""

    as_at: date
    number: str
    """Chapter, number and letter of a protocol in the UN Treaty Collection: XXVI-5, XXVI-2-c."""
    title: str
    signatories: int | None
    parties: int


def header(root: Any) -> Header:
    """Return the head of a page.

    Raises
    ------
    PageError
        If a part of it is missing or reads otherwise.
    """
    stated = _match(root, "_div3", r"STATUS AS AT\s*:?\s*(\d\d-\d\d-\d{4})\b.*", "“STATUS AS AT”")
    as_at = days.numeric(stated[1])
    if as_at is None:
        raise PageError("a day DD-MM-YYYY after “STATUS AS AT”", repr(stated[1]))
    chapter = _match(root, "_tcHead", r"CHAPTER ([IVXLC]+)", "the number of a chapter")[1]
    treaty = _match(
        root, "_tcTreaty", r"(\d+)\s*\.\s*(?:([a-z])\b\.?\s*)?(\S.*)", "a number and a title"
    )
    counts = text_of(expected_piece(root, "_rptStatus_ctl00_tcText", "counts under “Status”"))
    parties = re.search(r"Parties\s*:\s*(\d+)", counts)
    if parties is None:
        raise PageError("“Parties : ” and their number under “Status”", repr(counts))
    signatories = re.search(r"Signatories\s*:\s*(\d+)", counts)
    return Header(
        as_at=as_at,
        number=f"{chapter}-{treaty[1]}" + (f"-{treaty[2]}" if treaty[2] else ""),
        title=treaty[3],
        signatories=int(signatories[1]) if signatories else None,
        parties=int(parties[1]),
    )


def _match(root: Any, ending: str, pattern: str, what: str) -> re.Match[str]:
    text = text_of(expected_piece(root, ending, what))
    found = re.fullmatch(pattern, text)
    if found is None:
        raise PageError(what, repr(text))
    return found
