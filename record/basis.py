"""What answers are made from."""

from dataclasses import dataclass
from datetime import date

from record.atlas import Atlas


@dataclass(frozen=True, eq=False)
class Basis:
    """What answers are made from: the record, the UTC day, and where the site stands.

    `site` is the absolute address of the site without a slash at its end, empty if unknown.
    """

    atlas: Atlas
    today: date
    site: str = ""
