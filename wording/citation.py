"""How to cite the record, and what it says on a day."""

from datetime import date

from wording.pages import SITE
from wording.values import written_day


def citation(version: str, where: str = "", *, title: str = "", read: date | None = None) -> str:
    """Return how to cite the record in a data version, or the part of it that has a title.

    `where` is the address, or what the reader has in hand; `read` the day of access, for what
    may say something else on another day.
    """
    work, access = f"“{title}”" if title else "", f"accessed {written_day(read)}" if read else ""
    return f"{', '.join(filter(None, (SITE, work, f'data version {version}', where, access)))}."


def title(treaty: str, day: date) -> str:
    """Return the title of what the record says of a treaty, named by its short title, on a day."""
    return f"Status of the {treaty} on {written_day(day)}"
