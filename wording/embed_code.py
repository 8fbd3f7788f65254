"""The code that shows the map in a page of others."""

from html import escape
from typing import NamedTuple

ELEMENT = "app/static/embed/element.js"
"""The script of the element `<convention-map>`, below the address of the site."""


class Size(NamedTuple):
    """Width and height of the frame, as HTML writes them, and the height in pixels."""

    width: str
    height: int


SIZES = {
    "400 px": Size("400", 1165),
    "640 px": Size("640", 600),
    "Full width": Size("100%", 720),
}
"""By the name of the choice; each is so high that nothing has to be scrolled."""


def size_in(width: int | None, height: int | None) -> Size:
    """Return the size of the frame for a place that is at most so wide and so high."""
    narrow, usual, _ = SIZES.values()
    wide = int(usual.width) if width is None else width
    high = usual.height if wide >= int(usual.width) else narrow.height
    return Size(str(min(wide, int(usual.width))), high if height is None else min(height, high))


def iframe(address: str, title: str, size: Size) -> str:
    """Return the HTML of a frame."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{size.width}" '
        f'height="{size.height}" style="border:0" loading="lazy" allow="fullscreen"></iframe>'
    )


def element(address: str, title: str, page: str, site: str) -> str:
    """Return the HTML of the element that is as high as its map.

    Parameters
    ----------
    page
        The address of the full page, which is linked to where no script runs.
    site
        The address below which the pages stand, with a slash at its end.
    """
    return (
        f'<convention-map src="{escape(address)}"><a href="{escape(page)}">{escape(title)}</a>'
        f'</convention-map>\n<script async src="{escape(site)}{ELEMENT}"></script>'
    )
