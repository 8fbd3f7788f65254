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
        parameters=OfMap,  # its `read` returns what is asked for: hashable, cheap
        write=picture,  # (asked, format, basis) -> bytes: may take its time, runs in a thread
        stem=lambda asked: f"{asked.treaty}-{asked.day}",
        licence=LICENCE,
        slow=True,
    )

`write` must give the same bytes for the same `asked`, format, data version and day: the server
keeps them by these.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from record.basis import Basis
from record.view import BadValue
from service.api.parameters import (
    LONGEST_VALUE,
    BadParameterError,
    Parameters,
    Values,
    shortened,
)

ROOT = "/data/v1/"


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
    "webp": Format("image/webp", packs=False),
    "gif": Format("image/gif", packs=False),
    "pdf": Format("application/pdf"),
    "gpkg": Format("application/geopackage+sqlite3", save=True),
    "parquet": Format("application/vnd.apache.parquet", save=True),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", save=True, packs=False
    ),
    "zip": Format("application/zip", save=True, packs=False),
}


class NotNowError(Exception):
    """There is no answer now, but perhaps later; the text says why."""


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
    fresh
        Whether the answer holds only now: nobody keeps it.
    refusals
        What a status means that only this address answers with.
    """

    name: str
    path: str
    title: str
    returns: str
    formats: tuple[str, ...]
    parameters: type[Parameters]
    write: Callable[[Any, str, Basis], bytes]
    stem: Callable[[Any], str]
    licence: str
    schema: Mapping[str, Any] = field(default_factory=dict)
    until_today: bool = False
    absolute: bool = False
    slow: bool = False
    policy: str = ""
    fresh: bool = False
    refusals: Mapping[int, str] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, str]:
        """What stands in each column of a table, by the column's name."""
        return {field["name"]: field["description"] for field in self.schema.get("fields", ())}

    def path_in(self, fmt: str) -> str:
        """Return the path of a format, its other parameters in braces."""
        return self.path.replace("{format}", fmt)

    def in_path(self, name: str) -> bool:
        """Whether a parameter stands in the path, not in the query."""
        return f"{{{name}}}" in self.path

    def validated(self, values: Values) -> Parameters:
        """Return the parameters with values; raise BadParameterError if these cannot be."""
        try:
            return self.parameters.from_values(values)
        except ValidationError as error:
            raise BadParameterError(self._bad(error)) from None

    def _bad(self, error: ValidationError) -> BadValue:
        first = error.errors()[0]
        name, given = shortened(str(first["loc"][0])), first["input"]
        match first["type"]:
            case "extra_forbidden":
                query = [known for known in self.parameters.fields() if not self.in_path(known)]
                expected = f"one of the parameters {', '.join(query)}" if query else "no parameter"
                return BadValue(name, shortened(given[0]), expected)
            case "value_error":
                return BadValue(name, ", ".join(map(shortened, given[:3])), "one value")
            case "string_too_long":
                return BadValue(name, shortened(given), f"at most {LONGEST_VALUE} characters")
        return BadValue(name, shortened(given), "text in UTF-8")
