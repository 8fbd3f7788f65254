"""The headers of the data service: caching, types, CORS and file names."""

import re
from collections.abc import Mapping

from service.api.address import FORMATS
from service.api.encoding import Answer

SHORT_LIVED = "public, max-age=300, must-revalidate"
LONG_LIVED = "public, max-age=31536000, immutable"
NEVER = "no-store"
METHODS = "GET, HEAD, OPTIONS"
"""What an address takes."""

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""For every answer: any page may read it, and its type is what it says."""

PREFLIGHT = OPEN | {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}

_PASSIVE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Content security policy of most pages and pictures: they run nothing and load nothing."""

_NOT_AT_ALL = re.compile(r"q\s*=\s*0(\.0*)?", re.IGNORECASE)
"""The weight of a coding that a client does not take (RFC 9110, 12.4.2)."""


def headers(
    found: Answer,
    *,
    fmt: str,
    file_name: str,
    packed: bool,
    lasting: bool,
    policy: str = "",
    fresh: bool = False,
) -> dict[str, str]:
    """Return the headers of an answer.

    Parameters
    ----------
    packed
        Whether it is sent compressed; these bytes are others, and so is their ETag.
    lasting
        Whether this address means the same for ever.
    policy
        Content security policy of a page that loads something.
    fresh
        Whether the answer holds only now, and nobody may keep it.
    """
    form = FORMATS[fmt]
    own = {
        **OPEN,
        "Content-Type": form.media_type,
        "Content-Disposition": f'{"attachment" if form.save else "inline"}; filename="{file_name}"',
        "ETag": f'"{found.tag}-gzip"' if packed else f'"{found.tag}"',
        "Cache-Control": NEVER if fresh else LONG_LIVED if lasting else SHORT_LIVED,
        "Vary": "Accept-Encoding",
    }
    if fmt in ("html", "svg"):
        own["Content-Security-Policy"] = policy or _PASSIVE
    if packed:
        own["Content-Encoding"] = "gzip"
    return own


def unchanged(own: Mapping[str, str]) -> dict[str, str]:
    """Return those headers of an answer that 304 has too.

    They take the place of those that a browser has kept; without its policy a page would lose all
    that it runs.
    """
    kept = (*OPEN, "ETag", "Cache-Control", "Vary", "Content-Security-Policy")
    return {name: own[name] for name in kept if name in own}


def takes_gzip(asked: Mapping[str, str]) -> bool:
    """Whether a client takes compressed answers, by the headers of its request."""
    for item in asked.get("accept-encoding", "").split(","):
        coding, _, weight = item.partition(";")
        if coding.strip().lower() == "gzip":
            return not _NOT_AT_ALL.fullmatch(weight.strip())
    return False


def has_it(asked: Mapping[str, str], found: Answer) -> bool:
    """Whether a client has these bytes already, by the headers of its request."""
    known = asked.get("if-none-match", "")
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return not tags.isdisjoint({"*", f'"{found.tag}"', f'"{found.tag}-gzip"'})
