"""What the file beside a table must say of it: `data/NAME.toml`."""

from collections.abc import Iterator, Mapping
from typing import Any

from treaty.columns import is_day
from treaty.faults import Fault, shown
from treaty.schemas import SCHEMAS

TEXTS = ("title", "description", "source", "licence")
DAYS = ("retrieved", "coverage_end")


def faults(name: str, about: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is missing or wrong in what is said of a table."""

    def fault(member: str, reason: str) -> Fault:
        return Fault(f"{name}.toml", None, member, reason)

    for member in TEXTS:
        if not _is_text(about.get(member)):
            yield fault(member, f"{shown(about.get(member))}: expected text")
    for member in DAYS:
        day = about.get(member)
        if not isinstance(day, str) or not is_day(day):
            yield fault(member, f"{shown(day)}: expected a date YYYY-MM-DD")
    doubts = about.get("uncertainty", [])
    if not isinstance(doubts, list) or not all(map(_is_text, doubts)):
        yield fault("uncertainty", f"{shown(doubts)}: expected a list of texts")
    yield from _of_columns(name, about.get("columns"))


def _of_columns(name: str, columns: object) -> Iterator[Fault]:
    if not isinstance(columns, Mapping):
        reason = f"{shown(columns)}: expected the meaning of each column"
        yield Fault(f"{name}.toml", None, "columns", reason)
        return
    for column in SCHEMAS[name].columns:
        if not _is_text(columns.get(column)):
            reason = f"{shown(columns.get(column))}: expected text"
            yield Fault(f"{name}.toml", None, f"columns.{column}", reason)
    for column in columns:
        if column not in SCHEMAS[name].columns:
            yield Fault(f"{name}.toml", None, f"columns.{column}", "unknown column")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
