"""The headers of the data service: caching, types, CORS and file names."""

from service.api.address import FORMATS, Address

SHORT_LIVED = "public, max-age=300, must-revalidate"
LONG_LIVED = "public, max-age=31536000, immutable"
NEVER = "no-store"
METHODS = "GET, HEAD, OPTIONS"
"""What an address takes."""

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Disposition, Content-Range, ETag",
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

PASSIVE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Content security policy of most pages and pictures: they run nothing and load nothing."""


def headers(address: Address, fmt: str, file_name: str, *, lasting: bool) -> dict[str, str]:
    """Return the headers of an answer, whether it is compressed or not.

    `lasting` says whether the request means the same for ever.
    """
    form = FORMATS[fmt]
    own = {
        **OPEN,
        "Content-Type": form.media_type,
        "Content-Disposition": f'{"attachment" if form.save else "inline"}; filename="{file_name}"',
        "Cache-Control": NEVER if address.fresh else LONG_LIVED if lasting else SHORT_LIVED,
    }
    if fmt in ("html", "svg"):
        own["Content-Security-Policy"] = address.policy or PASSIVE
    return own
