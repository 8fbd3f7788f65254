"""What a page would change and what was taken in, in words and as a table."""

import textwrap
from collections.abc import Mapping, Sequence

from record.depositary.differences import Difference
from record.depositary.update.plan import Plan

WIDEST = 100
"""Characters of a cell that the printed table shows."""


def differences(plan: Plan, names: Mapping[str, str]) -> str:
    """Return what a page says and what the record holds otherwise, for a terminal.

    Parameters
    ----------
    names
        Short name of each state by its code.
    """
    page, treaty = plan.reading.page, plan.reading.treaty
    head = f"{treaty['short_title']}, {page.header.number}: status as at {page.header.as_at}"
    listed = f"{page.participants} participants, {len(page.acts)} acts"
    lines = [
        f"{head}; the record was read as at {treaty['read_until']}.",
        f"The page lists {listed} and {len(page.declarations)} declarations.",
        "",
    ]
    if not plan.found:
        return "\n".join([*lines, "No difference."])
    names_of_columns = ("difference", "state", "what", "the page says", "the record holds")
    rows = [
        (one.kind, names.get(one.iso3, one.iso3), _what(one), _short(one.page), _short(one.held))
        for one in plan.found
    ]
    return "\n".join([*lines, *_table([names_of_columns, *rows])])


def end(plan: Plan, version: str | None) -> str:
    """Return what was done, or what there is to do.

    Parameters
    ----------
    version
        The version of the tables if the page was taken in.
    """
    count = len(plan.taken_in)
    left = f" Left, for a person to decide: {_differences(plan.left)}." if plan.left else ""
    as_at = plan.reading.page.header.as_at
    if version:
        return (
            f"Taken in: {_differences(plan.taken_in)}; read until {as_at}; version {version}.{left}"
            "\ndata/CHANGELOG.md says what changed. A map that runs takes it up by itself."
        )
    if not count and not plan.moves_on:
        return f"Nothing to take in.{left}"
    steps = [f"take in {_differences(plan.taken_in)}"] if count else []
    steps += [f"move the record on to {as_at}"] if plan.moves_on else []
    return f"Nothing was written: --apply will {' and '.join(steps)}.{left}"


def entry(plan: Plan, version: str, names: Mapping[str, str]) -> str:
    """Return the entry of the changelog of the data; `names` as above."""
    page = plan.reading.page
    title = plan.reading.treaty["short_title"]
    lines = [f"## {plan.reading.retrieved}: {title}, status as at {page.header.as_at}", ""]
    lines += [f"Data version {version}.", *([""] if plan.found else [])]
    for one in plan.found:
        held = f"; until now {one.held}" if one.held else ""
        if one in plan.left:
            held = f"; kept: {one.held}" if one.held else ""
        who = f"{names.get(one.iso3, one.iso3)}, " if one.iso3 else ""
        said = f": {_short(one.page)}" if one.page else ""
        lines.append(f"- {one.kind}: {who}{_what(one)}{said}{held}")
    return "\n".join(lines)


def _differences(found: Sequence[Difference]) -> str:
    return f"{len(found)} difference{'' if len(found) == 1 else 's'}"


def _what(one: Difference) -> str:
    return one.what.replace("_", " ")


def _short(text: str) -> str:
    return textwrap.shorten(text, WIDEST, placeholder=" …")


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
