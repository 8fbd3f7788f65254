"""How an address of the data service is declared, so that nothing can be undocumented.

A module that gives answers declares each of them as an `Address` and collects them in its
`ADDRESSES`; `service.api.routes.ADDRESSES` lists them all. The routes, the index page, the OpenAPI
description and the command line are made from this one table, and the server adds what is the
same for all: unknown, repeated and overlong parameters, errors as JSON, ETag and 304, caching,
compression, CORS, HEAD and file names. So a new address is one entry:

    MAP = Address(
        name="map",
        path="/data/v1/map/{date}.{format}",
        title="The map of a day for print",
        returns="The map in the equal-area projection EPSG:3035 with legend and source line.",
        formats=("svg", "png", "pdf"),
        parameters=(parameters.DATE, parameters.TREATY, parameters.AREA),
        read=read_view,  # (values, basis) -> what is asked: hashable, cheap, BadParameterError
        write=picture,  # (asked, format, basis) -> bytes: may take its time, runs in a thread
        stem=lambda asked: f"{asked.treaty}-{asked.day}",
        licence=LICENCE,
        slow=True,
    )

`write` must give the same bytes for the same `asked`, format, data version and day: the server
keeps them by these.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from record.atlas import Atlas
from record.basis import Basis
from record.view import BadValue

ROOT = "/data/v1/"
LONGEST_VALUE = 64
"""Characters that a value may have: more than any value that can be used."""

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its file extension.

    `save` says whether a browser should save it, `packs` whether compression makes it smaller.
    """

    media_type: str
    save: bool = False
    packs: bool = True


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", save=True),
    "json": Format("application/json; charset=utf-8"),
    "geojson": Format("application/geo+json; charset=utf-8", save=True),
    "atom": Format("application/atom+xml; charset=utf-8"),
    "html": Format("text/html; charset=utf-8"),
    "txt": Format("text/plain; charset=utf-8"),
    "svg": Format("image/svg+xml; charset=utf-8"),
    "png": Format("image/png", packs=False),
    "pdf": Format("application/pdf"),
    "gpkg": Format("application/geopackage+sqlite3", save=True),
    "parquet": Format("application/vnd.apache.parquet", save=True),
    "zip": Format("application/zip", save=True, packs=False),
}


class BadParameterError(ValueError):
    """A parameter that cannot be used; `bad` names it, its value and what was expected."""

    status = 400

    def __init__(self, bad: BadValue) -> None:
        """Keep the value; the message is one line."""
        super().__init__(str(bad))
        self.bad = bad


class UnknownNameError(BadParameterError):
    """A name in the path that nothing has: the address does not exist."""

    status = 404


class NotNowError(Exception):
    """There is no answer now, but perhaps later; the text says why."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address.

    `codes` gives the values that it takes; without it the value is a day, or `today`. `default`
    is the value if none is given, empty if that means all. An answer whose day is `today` is
    another one tomorrow, and is cached so.
    """

    name: str
    meaning: str
    example: str
    codes: Callable[[Atlas], Sequence[str]] | None = None
    default: str = ""
    repeatable: bool = False


VERSION = Parameter(
    name="v",
    meaning="Version of the data; an answer to the current one can be kept for a year",
    example="",
)
"""A parameter of every address."""


@dataclass(frozen=True, eq=False)
class Address:
    """An address of the data service, or several that differ in their format.

    Attributes
    ----------
    name
        Short name, unique.
    path
        Path with its parameters in braces. Without `{format}` there is one format.
    title, returns
        What it is, in a line, and what an answer holds, in a sentence or two.
    formats
        Keys of `FORMATS`.
    parameters
        Those in the path too, except `format`.
    read
        Returns what is asked for; raises BadParameterError, or NotNowError.
    write
        Returns the answer as the bytes of a file.
    stem
        Name of that file without its extension.
    licence
        Under what terms the answer can be used.
    schema
        A table's columns and keys, as a Frictionless Table Schema; empty of what is no table.
    until_today
        Whether the answer runs up to today whatever is asked.
    absolute
        Whether the answer holds absolute links; only then `write` gets the basis' `site`.
    slow
        Whether an answer takes longer than some 50 ms; these are written one at a time.
    policy
        Content security policy of a page; empty: it runs nothing and loads nothing.
    tolerant
        Whether any parameter is let through: a page that reads its own address names what it
        cannot use.
    fresh
        Whether the answer holds only now: nobody keeps it.
    """

    name: str
    path: str
    title: str
    returns: str
    formats: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    read: Callable[[Values, Basis], Hashable]
    write: Callable[[Any, str, Basis], bytes]
    stem: Callable[[Any], str]
    licence: str
    schema: Mapping[str, Any] = field(default_factory=dict)
    until_today: bool = False
    absolute: bool = False
    slow: bool = False
    policy: str = ""
    tolerant: bool = False
    fresh: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """What stands in each column of a table, by the column's name."""
        return {field["name"]: field["description"] for field in self.schema.get("fields", ())}

    def path_in(self, fmt: str) -> str:
        """Return the path of a format, its other parameters in braces."""
        return self.path.replace("{format}", fmt)

    def in_path(self, parameter: Parameter) -> bool:
        """Whether a parameter stands in the path, not in the query."""
        return f"{{{parameter.name}}}" in self.path

    def check(self, values: Values) -> None:
        """Raise BadParameterError for a parameter that is unknown, repeated or overlong."""
        if self.tolerant:
            return
        known = {parameter.name: parameter for parameter in (*self.parameters, VERSION)}
        for name, given in values.items():
            if name not in known:
                query = [p.name for p in self.parameters if not self.in_path(p)]
                expected = f"one of the parameters {', '.join(query)}" if query else "no parameter"
                raise BadParameterError(BadValue(_short(name), _short(given[0]), expected))
            for value in given:
                if len(value) > LONGEST_VALUE:
                    expected = f"at most {LONGEST_VALUE} characters"
                    raise BadParameterError(BadValue(name, _short(value), expected))
            if len(given) > 1 and not known[name].repeatable:
                raise BadParameterError(BadValue(name, ", ".join(given[:3]), "one value"))

    def moves(self, values: Values) -> bool:
        """Whether the same request may mean something else tomorrow."""
        return self.until_today or any(
            "today" in values.get(parameter.name, [parameter.default])
            for parameter in self.parameters
        )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
