"""A record in which every text tries to be more than text, and still follows every rule."""

import csv
from pathlib import Path

from tests.editing import build_timelines
from treaty.columns import of_field
from treaty.described import read
from treaty.tables import NAMES

MARKUP = (
    "'\"><img src=x onerror=\"window.struck='img'\"><script>window.struck='script'</script>"
    "<svg onload=\"window.struck='svg'\"></svg></textarea></title></style></script>]]>-->"
    "{{ 7 * 7 }}{% set a = 1 %}${7*7}$\\frac$&lt;b&gt;\\u003cb\\u003e `x` *y* <b>z</b>"
    "![m](https://elsewhere.example/m.png)[l](javascript:window.struck='link')"
    " https://elsewhere.example/auto www.elsewhere.example a@elsewhere.example"
    " :material/bolt: :red[r] שלום مرحبا"
)
"""Added to every cell of text."""
ADDRESS = "?a='onmouseover='struck&b={{7*7}}&c=${7*7}&d=`x`&e=javascript:struck&f=[x](y)"
"""Added to every address of a source."""
SPARED = {("context", "value"), ("context", "edition"), ("treaties", "un_treaty_collection")}
"""Cells of text by which the code finds or reads a number."""


def infest(project: Path) -> None:
    """Add markup to every cell of text and every address in the tables of a project."""
    for name in NAMES:
        fields = read(name, project / "data")["fields"]
        added = {field["name"]: _added(name, field) for field in fields}
        path = project / "data" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(added), lineterminator="\n")
            writer.writeheader()
            for row in rows:
                writer.writerow({c: cell and cell + added[c] for c, cell in row.items()})
    build_timelines(project)


def _added(name, field):
    (check,) = of_field(field).checks
    kind = str(check.error).removeprefix("expected ")
    if kind.startswith("text ") and (name, field["name"]) not in SPARED:
        return MARKUP
    return ADDRESS if kind.startswith("an address ") else ""
