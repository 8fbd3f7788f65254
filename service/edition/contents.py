"""The page of the static edition that lists its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from record.basis import Basis
from record.view import DEFAULT_TREATY
from service import template
from service.api.address import Address
from service.api.answers import BORDERS, CHANGES, COUNTS, OBLIGATIONS, STATUS, TABLES
from service.api.packages import GEOPACKAGE, GEOPARQUET, LAYER_NAMES
from service.api.printed import MAP
from service.edition import plan
from treaty.changes import changes
from treaty.statuses import Status, Words
from treaty.tables import NAMES
from wording.citation import citation
from wording.values import written_day

PATH = f"{plan.HOME}index.html"
MOST_NAMES = 4
"""States that a row names; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class Link:
    """A file: its address relative to this page, and what to call it."""

    href: str
    text: str


def page(basis: Basis, *, count: int, size: int, after: date | None = None) -> bytes:
    """Return the page as HTML.

    Parameters
    ----------
    count, size
        How many files there are beside this page and the list of files, and their bytes.
    after
        Only days after this one, as in `plan.files`.
    """
    about = basis.atlas.tables.about
    return template.render(
        "edition.html",
        citation=citation(basis.atlas.version, f"static edition of {written_day(basis.today)}"),
        columns=[STATUS, BORDERS, CHANGES, COUNTS, OBLIGATIONS],
        count=count,
        megabytes=size / 1e6,
        obligations=OBLIGATIONS,
        obligations_today=_named(OBLIGATIONS, date=basis.today.isoformat()),
        site=basis.site,
        tables=[(about[name]["title"], _named(TABLES, name=name)) for name in NAMES],
        today=basis.today,
        treaties=[_treaty(treaty, basis, after) for treaty in basis.atlas.histories],
        version=basis.atlas.version,
    )


def _treaty(treaty: str, basis: Basis, after: date | None) -> dict[str, object]:
    row = basis.atlas.treaty(treaty)
    layers = [link for name in LAYER_NAMES for link in _named(GEOPARQUET, treaty, layer=name)]
    whole = [(one.title, one.returns, _named(one, treaty)) for one in (CHANGES, COUNTS, GEOPACKAGE)]
    return {
        "code": treaty,
        "title": row["short_title"],
        "known_until": row["known_until"],
        "whole": [*whole, (GEOPARQUET.title, GEOPARQUET.returns, layers)],
        "days": list(_days(treaty, basis, after)),
    }


def _days(treaty: str, basis: Basis, after: date | None) -> Iterator[dict[str, object]]:
    """Yield one row per day, newest first."""
    changed = changes(basis.atlas.histories[treaty], until=basis.today)
    by_day = dict(list(changed.groupby("date")))
    for one in reversed(plan.days(treaty, basis, after=after)):
        day = one.day.isoformat()
        yield {
            "day": day,
            "changes": list(_told(by_day[day], basis.atlas.words(treaty))) if day in by_day else [],
            "links": [
                _links(address, treaty, one.formats(address), date=day)
                for address in (STATUS, BORDERS, MAP)
            ],
        }


def _told(changed: pd.DataFrame, called: Words) -> Iterator[str]:
    """Yield who changed, by new status."""
    for status, rows in changed.groupby("to_status"):
        names = list(rows["name"])
        who = ", ".join(names) if len(names) <= MOST_NAMES else f"{len(names)} states"
        yield f"{called.short[Status(status)]}: {who}"


def _named(address: Address, treaty: str = DEFAULT_TREATY, **values: str) -> list[Link]:
    """Return links that are called as their files."""
    links = _links(address, treaty, address.formats, **values)
    return [Link(link.href, link.href.rpartition("/")[2]) for link in links]


def _links(address: Address, treaty: str, formats: tuple[str, ...], **values: str) -> list[Link]:
    """Return links that are called as their formats."""
    return [
        Link(plan.path_of(address, fmt, treaty, **values).removeprefix(plan.HOME), fmt)
        for fmt in formats
    ]
