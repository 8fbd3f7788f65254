"""Codes stand in the tables that define them."""

from collections.abc import Iterator, Mapping
from typing import Any

from treaty.checks.rule import Frames, at
from treaty.described import file_of
from treaty.faults import Fault, shown


def known(frames: Frames, about: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Every code stands in the table that defines it.

    The declarations of the tables name that table: as `foreignKeys`, or as `codes` where a cell may
    hold a list or one of a few codes `beside` those of the table.
    """
    for table, frame in frames.items():
        for key in (*about[table].get("foreignKeys", ()), *about[table].get("codes", ())):
            (column,), (code,) = key["fields"], key["reference"]["fields"]
            home = key["reference"]["resource"] or table
            if column not in frame or code not in frames.get(home, ()):
                reason = f"refers to {shown(code)} of {shown(home)}, and both have to be there"
                yield Fault(file_of(table), None, f"fields.{column}", reason)
                continue
            codes = {*frames[home][code], *key.get("beside", ()), ""}
            for index, cell in frame[column].items():
                for one in cell.split(";"):
                    if one not in codes:
                        yield at(table, index, column, f"{shown(one)}: not a code of {home}.csv")


def listed_once(frames: Frames) -> Iterator[Fault]:
    """A list of states names none twice."""
    for table in ("quotes", "events"):
        for index, cell in frames[table]["iso3"].items():
            codes = cell.split(";")
            if len(set(codes)) < len(codes):
                yield at(table, index, "iso3", f"{shown(cell)}: a code stands more than once")
