"""Where the site stands for the world."""

import os


def address() -> str:
    """Return the absolute address of the site without a slash at its end: SITE_URL, or empty."""
    return os.environ.get("SITE_URL", "").rstrip("/")
