"""The status page as a document: whole, in UTF-8, and with the pieces that are expected of it."""

import re
from typing import Any

from lxml import etree, html

END = re.compile(rb"</html\s*>\s*(<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)
_SHOWN = 60  # characters of a page that a message quotes


class PageError(ValueError):
    """A page is not the status page that was asked for; says what was expected and found."""

    def __init__(self, expected: str, found: str) -> None:
        """Keep both sides in one sentence."""
        super().__init__(f"expected {expected}; found {found}")


def parse(content: bytes) -> Any:
    """Return a page as an lxml element.

    Raises
    ------
    PageError
        If the page is empty, not UTF-8 or breaks off before its end.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PageError("a page in UTF-8", f"byte {content[error.start]:#x}") from error
    if not END.search(content):
        found = f"one that ends in {squeezed(text)[-_SHOWN:]!r}" if text.strip() else "nothing"
        raise PageError("a whole page, up to </html>", found)
    try:
        return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError as error:
        raise PageError("a page", "an empty document") from error


def piece(root: Any, ending: str) -> Any | None:
    """Return the first element within another whose id ends in a text, None if there is none.

    ASP.NET puts the names of all containers before the id that the page's author chose.
    """
    found = pieces(root, ending)
    return found[0] if found else None


def pieces(root: Any, ending: str) -> list[Any]:
    """Return the elements within another whose id ends in a text, in their order."""
    path = (
        "descendant::*[substring(@id, string-length(@id) - string-length($ending) + 1) = $ending]"
    )
    return list(root.xpath(path, ending=ending))


def expected_piece(root: Any, ending: str, what: str) -> Any:
    """Return the first element whose id ends in a text.

    Raises
    ------
    PageError
        If there is none; `what` names it for the reader, and the page's title is what was found.
    """
    found = piece(root, ending)
    if found is None:
        title = squeezed(root.findtext(".//title") or "")
        start = squeezed(root.text_content())[:_SHOWN]
        raise PageError(f"a status page with {what}", f"a page titled {title!r}: {start!r}")
    return found


def text_of(element: Any) -> str:
    """Return the text of an element without its notes' numbers, blanks squeezed."""
    return squeezed("".join(element.xpath(".//text()[not(ancestor::sup)]")))


def squeezed(text: str) -> str:
    """Return a text with every run of blanks as one space."""
    return " ".join(text.split())
