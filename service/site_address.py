"""Where the site stands for the world."""

import os

from starlette.requests import Request


def address() -> str:
    """Return the absolute address of the site without a slash at its end: SITE_URL, or empty."""
    return os.environ.get("SITE_URL", "").rstrip("/")


def of(request: Request) -> str:
    """Return the absolute address of the site: SITE_URL, else as a request names it."""
    return address() or str(request.base_url).rstrip("/")
