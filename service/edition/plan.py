"""Which files the static edition holds.

Answers of the data service stand below `data/` at the paths that they have below `/data/v1/`; those
of another treaty than the default one in a folder of its code. A file server knows no parameters,
so no address of the service is repeated as it is: it would ignore `?area=europe` without a word.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from record.basis import Basis
from record.built import STATIC
from record.steps import recent_from, year_ends
from record.view import DEFAULT_TREATY
from service.api.address import ROOT, Address
from service.api.answers import BORDERS, CHANGES, COUNTS, OBLIGATIONS, STATUS, TABLES
from service.api.packages import GEOPACKAGE, GEOPARQUET, LAYER_NAMES
from service.api.printed import MAP, PREVIEW
from treaty.changes import changes
from treaty.tables import NAMES

HOME = "data/"
"""Where all but the map and what it loads stands."""
FOLDERS = ("embed", "geometry", "leaflet", "legend", "map", "timeline")
"""Folders of `static/` that the map loads."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is an answer of the data service: where it stands, and what is asked for.

    `address` is the name of the address.
    """

    path: str
    address: str
    asked: Hashable
    fmt: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a treaty: `large` says whether it has shapes and pictures too.

    These take 3 MB, its tables 0.14. The shapes are the same every day: who needs another day
    joins its table to one of these by `iso3`.
    """

    day: date
    large: bool

    def formats(self, address: Address) -> tuple[str, ...]:
        """Return the formats in which this day has the answer of an address."""
        if self.large:
            return address.formats
        return tuple(fmt for fmt in address.formats if fmt in ("csv", "json"))


def days(treaty: str, basis: Basis, *, after: date | None = None) -> list[Day]:
    """Return the days of a treaty, oldest first: each change, each year's end, and today.

    Parameters
    ----------
    after
        Only days after this one.
    """
    history = basis.atlas.histories[treaty]
    changed = changes(history, until=basis.today)["date"].unique()
    change_days = {date.fromisoformat(day) for day in changed}
    ends = {*year_ends(history.rules.opened, basis.today), basis.today}
    recent = recent_from(history) or basis.today
    return [
        Day(day, large=day in ends or day >= recent)
        for day in sorted(change_days | ends)
        if after is None or day > after
    ]


def files(basis: Basis, *, after: date | None = None) -> list[File]:
    """Return every file that is an answer of the data service, in the order of writing.

    Parameters
    ----------
    after
        Only days after this one.
    """
    found = [
        file
        for treaty in basis.atlas.histories
        for file in _of_treaty(treaty, days(treaty, basis, after=after), basis)
    ]
    found += [_file(TABLES, fmt, basis, name=name) for name in NAMES for fmt in TABLES.formats]
    today = basis.today.isoformat()
    found += [_file(OBLIGATIONS, fmt, basis, date=today) for fmt in OBLIGATIONS.formats]
    return [*found, _file(PREVIEW, "png", basis, date=today)]


def assets() -> list[PurePosixPath]:
    """Return the files that the map loads, relative to `static/`."""
    return [
        PurePosixPath(path.relative_to(STATIC).as_posix())
        for folder_name in FOLDERS
        for path in sorted((STATIC / folder_name).rglob("*"))
        if path.is_file()
    ]


def folder(treaty: str) -> str:
    """Return the folder in which the files of a treaty stand."""
    return HOME if treaty == DEFAULT_TREATY else f"{HOME}{treaty}/"


def path_of(address: Address, fmt: str, treaty: str = DEFAULT_TREATY, **values: str) -> str:
    """Return where an answer stands."""
    path = address.path_in(fmt).removeprefix(ROOT)
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value)
    return folder(treaty) + path


def _of_treaty(treaty: str, shown: Sequence[Day], basis: Basis) -> Iterator[File]:
    for address in (CHANGES, COUNTS, GEOPACKAGE):
        for fmt in address.formats:
            yield _file(address, fmt, basis, treaty)
    for layer in LAYER_NAMES:
        yield _file(GEOPARQUET, "parquet", basis, treaty, layer=layer)
    for one in shown:
        for address in (STATUS, BORDERS, MAP):
            for fmt in one.formats(address):
                yield _file(address, fmt, basis, treaty, date=one.day.isoformat())


def _file(
    address: Address, fmt: str, basis: Basis, treaty: str = DEFAULT_TREATY, **values: str
) -> File:
    given = {"treaty": treaty, **values} if "treaty" in address.parameters.fields() else values
    asked = address.validated({name: [value] for name, value in given.items()}).read(basis)
    return File(path_of(address, fmt, treaty, **values), address.name, asked, fmt)
