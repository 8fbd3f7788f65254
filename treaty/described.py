"""The declaration of a table, `data/NAME.schema.json`: a Frictionless Table Schema, and its origin.

Beside the columns, keys and references it has the table's title, description, sources, licences,
the day of retrieval and the last day that it covers.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from treaty import columns, declared, law
from treaty.faults import Fault, TableError, shown
from treaty.files import Place, content
from treaty.indicators import INDICATORS

MEANT = {
    ("actions", "action"): law.KINDS,
    ("declarations", "made_upon"): law.CONSENT | {law.SIGNATURE},
    ("territories", "application"): {declared.EXTENDED, declared.EXCLUDED, declared.GIVEN_FOR},
    ("context", "indicator"): INDICATORS.keys(),
}
"""Columns whose values have their meaning in the code, by table and name, with these values."""


def file_of(name: str) -> str:
    """Return the name of the file that declares a table."""
    return f"{name}.schema.json"


def read(name: str, folder: Place) -> dict[str, Any]:
    """Return the declaration of a table.

    Raises
    ------
    TableError
        If the file is missing or holds no JSON object.
    """
    file = file_of(name)
    text = content(file, folder / file)
    try:
        found = json.loads(text.decode())
    except ValueError as error:
        raise TableError([Fault(file, None, None, f"not a JSON file: {error}")]) from error
    if not isinstance(found, dict):
        raise TableError([Fault(file, None, None, f"{shown(found)}: expected an object")])
    return found


def written(about: Mapping[str, Any]) -> str:
    """Return a declaration as its file has it."""
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def faults(name: str, about: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is missing or wrong in the declaration of a table."""
    for member, (holds, expected) in _EXPECTED.items():
        value: Any = about.get(member, [] if member == "uncertainty" else None)
        if not holds(value):
            yield Fault(file_of(name), None, member, f"{shown(value)}: expected {expected}")
        elif member == "fields":
            for field in value:
                yield from _of_field(name, field)


def _of_field(table: str, field: Mapping[str, Any]) -> Iterator[Fault]:
    def fault(reason: str) -> Fault:
        return Fault(file_of(table), None, f"fields.{field['name']}", reason)

    if not _is_text(field.get("description")):
        yield fault(f"{shown(field.get('description'))}: expected text")
    try:
        columns.of_field(field)
    except (LookupError, TypeError, ValueError, re.error) as error:
        yield fault(f"no cell can be held against it: {error!r}")
        return
    meant = MEANT.get((table, field["name"]))
    values = field["constraints"].get("enum", [])
    if meant is not None and set(values) != set(meant):
        yield fault(f"{shown(values)}: expected {', '.join(sorted(meant))}")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_day(value: object) -> bool:
    return isinstance(value, str) and columns.is_day(value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _have(member: str) -> Callable[[object], bool]:
    def holds(value: object) -> bool:
        each = value if isinstance(value, list) else []
        texts = [one.get(member) for one in each if isinstance(one, Mapping)]
        return bool(each) and len(texts) == len(each) and _are_texts(texts)

    return holds


_EXPECTED: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "title": (_is_text, "text"),
    "description": (_is_text, "text"),
    "sources": (_have("title"), "a list of objects with a title"),
    "licenses": (_have("title"), "a list of objects with a title"),
    "retrieved": (_is_day, "a date YYYY-MM-DD"),
    "coverage_end": (_is_day, "a date YYYY-MM-DD"),
    "uncertainty": (_are_texts, "a list of texts"),
    "fields": (_have("name"), "a list of objects with a name"),
}
"""What each member of a declaration must hold: a test, and the same in words."""
