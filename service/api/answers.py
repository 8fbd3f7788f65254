"""The answers that the service gives, on the command line and over HTTP alike."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from geo import borders, licences
from geo.areas import Area
from record import columns, formats
from record.atlas import status_table
from record.basis import Basis
from record.obligations import obligations
from record.spreadsheet import of_table, to_xlsx
from record.view import View, chosen, file_stem
from service.api import feed, parameters
from service.api.address import ROOT, Address
from treaty import changes, counts
from treaty.snapshot import snapshot
from wording.no_rows import note


def write_status(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return the status of the states asked for."""
    table = status_table(basis.atlas, asked.treaty, asked.day, today=basis.today)
    about = {"date": asked.day.isoformat(), **coverage(asked.treaty, basis, licences.STATUS)}
    rows = chosen(asked, table, basis.atlas)
    about |= with_note(asked, basis)
    if fmt == "geojson":
        return formats.to_geojson(rows, about, layer="world", key="iso3").encode()
    return _table(rows, fmt, about, columns.STATUS)


def write_borders(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return the border pairs with the status of both sides."""
    day = snapshot(basis.atlas.histories[asked.treaty], asked.day, today=basis.today)
    rows = borders.borders_on(day, basis.atlas.pairs)
    about = {"date": asked.day.isoformat(), **coverage(asked.treaty, basis, licences.BORDERS)}
    if fmt == "geojson":
        keyed = rows.assign(pair=basis.atlas.pairs["pair"])
        return formats.to_geojson(keyed, about, layer="borders_detail", key="pair").encode()
    return _table(rows, fmt, about, columns.BORDERS)


def write_obligations(asked: View, fmt: str, basis: Basis) -> bytes:
    """Return what binds the states asked for, treaty by treaty."""
    rows = obligations(basis.atlas, asked.day, today=basis.today)
    treaties = [coverage(code, basis, licences.FACTS) for code in basis.atlas.histories]
    about: dict[str, object] = {
        "date": asked.day.isoformat(),
        "treaties": treaties,
        "licence": licences.FACTS,
        "version": basis.atlas.version,
    }
    about |= with_note(asked, basis)
    return _table(chosen(asked, rows, basis.atlas), fmt, about, columns.OBLIGATIONS)


def write_changes(asked: parameters.Period, fmt: str, basis: Basis) -> bytes:
    """Return the changes of a period."""
    view = asked.view
    history = basis.atlas.histories[view.treaty]
    if fmt == "atom":
        numbered = feed.numbered(changes.changes(history, until=view.day))
        first = asked.after.isoformat() if asked.after else ""
        rows = chosen(view, numbered[numbered["date"] > first], basis.atlas)
        address = _address_of_feed(asked, basis)
        return feed.atom(rows, basis.atlas, view, site=basis.site, address=address).encode()
    rows = changes.changes(history, after=asked.after, until=view.day)
    about = {
        "from": asked.after.isoformat() if asked.after else None,
        "to": view.day.isoformat(),
        **coverage(view.treaty, basis, licences.FACTS),
    }
    return _table(chosen(view, rows, basis.atlas), fmt, about, columns.CHANGES)


def write_counts(treaty: str, fmt: str, basis: Basis) -> bytes:
    """Return the counts of all areas, by day and area."""
    history = basis.atlas.histories[treaty]
    count = partial(counts.counts, history, until=basis.today)
    series = pd.concat(
        count(basis.atlas.areas[area], area=area.value) for area in Area
    ).sort_values(["date", "area"], ignore_index=True)
    about = coverage(treaty, basis, licences.FACTS)
    return _table(series, fmt, about, columns.COUNTS)


def write_table(name: str, fmt: str, basis: Basis) -> bytes:
    """Return a table as its file stood when the record was read, or as a workbook."""
    tables = basis.atlas.tables
    if fmt == "csv":
        return tables.files[name]
    about = of_table(tables, name)
    return to_xlsx(getattr(tables, name), tables.about[name]["fields"], about)


def with_note(asked: View, basis: Basis) -> dict[str, str]:
    """Return a member `note` that says why a table lacks states asked for; none if it does not."""
    text = note(basis.atlas.tables.states, asked.countries, asked.day)
    return {"note": text} if text else {}


def coverage(treaty: str, basis: Basis, licence: str) -> dict[str, object]:
    """Return what a table of a treaty is about: its record, sources, version and licence."""
    row = basis.atlas.treaty(treaty)
    return {
        "treaty": treaty,
        "title": row["short_title"],
        "read_until": row["read_until"],
        "known_until": row["known_until"],
        "source": row["source_url"],
        "version": basis.atlas.version,
        "licence": licence,
    }


def _table(rows: pd.DataFrame, fmt: str, about: dict[str, object], schema: dict[str, Any]) -> bytes:
    if fmt == "xlsx":
        return to_xlsx(rows, schema["fields"], about)
    text = formats.to_csv(rows) if fmt == "csv" else formats.to_json(rows, about)
    return text.encode()


def _address_of_feed(asked: parameters.Period, basis: Basis) -> str:
    view = asked.view
    query: dict[str, object] = {"treaty": view.treaty}
    if asked.after:
        query["from"] = asked.after.isoformat()
    if view.day != basis.today:
        query["to"] = view.day.isoformat()
    if view.area is not Area.WORLD:
        query["area"] = view.area.value
    query["country"] = view.countries
    return f"{CHANGES.path_in('atom')}?{urlencode(query, doseq=True)}"


def _stem_of_changes(asked: parameters.Period) -> str:
    days = [asked.after, asked.view.day] if asked.after else [asked.view.day]
    return "-".join([asked.view.treaty, "changes", *(day.isoformat() for day in days)])


STATUS = Address(
    name="status",
    path=f"{ROOT}status/{{date}}.{{format}}",
    title="The status of each state on a day",
    returns="One row per state that exists that day and can deposit, sorted by name. "
    "GeoJSON gives each row its area.",
    formats=("csv", "json", "geojson", "xlsx"),
    parameters=parameters.OfStates,
    schema=columns.STATUS,
    write=write_status,
    stem=file_stem,
    licence=licences.STATUS,
)
BORDERS = Address(
    name="borders",
    path=f"{ROOT}borders/{{date}}.{{format}}",
    title="The land borders with Russia and Belarus on a day",
    returns="One row per border pair with the status of both sides, sorted by name. "
    "GeoJSON gives each row its line.",
    formats=("csv", "json", "geojson", "xlsx"),
    parameters=parameters.OfDay,
    schema=columns.BORDERS,
    write=write_borders,
    stem=lambda asked: f"{asked.treaty}-borders-{asked.day}",
    licence=licences.BORDERS,
)
OBLIGATIONS = Address(
    name="obligations",
    path=f"{ROOT}obligations/{{date}}.{{format}}",
    title="What binds each state on a day",
    returns="One row per state and treaty: its status and what that means for anti-personnel "
    "mines, sorted by name.",
    formats=("csv", "json", "xlsx"),
    parameters=parameters.OfStatesUnderAll,
    schema=columns.OBLIGATIONS,
    write=write_obligations,
    stem=lambda asked: f"obligations-{asked.day}",
    licence=licences.FACTS,
)
CHANGES = Address(
    name="changes",
    path=f"{ROOT}changes.{{format}}",
    title="Who changed status on which day",
    returns="One row per change of a state's status, oldest first; as Atom a feed to subscribe "
    "to, latest news first: `published` is the day of the change, `updated` the day on which the "
    "record took it up or corrected it, and an entry's id stays when its day is corrected.",
    formats=("csv", "json", "atom", "xlsx"),
    parameters=parameters.OfPeriod,
    schema=columns.CHANGES,
    write=write_changes,
    stem=_stem_of_changes,
    licence=licences.FACTS,
    absolute=True,
)
COUNTS = Address(
    name="counts",
    path=f"{ROOT}counts.{{format}}",
    title="How many states have each status, day by day",
    returns="One row per area and day on which one of its counts changed, up to today, sorted by "
    "date and area.",
    formats=("csv", "json", "xlsx"),
    parameters=parameters.OfTreaty,
    schema=columns.COUNTS,
    write=write_counts,
    stem=lambda treaty: f"{treaty}-counts",
    licence=licences.FACTS,
    until_today=True,
)
TABLES = Address(
    name="tables",
    path=f"{ROOT}tables/{{name}}.{{format}}",
    title="The tables that everything is computed from",
    returns="A table as it stands; datapackage.json describes the columns.",
    formats=("csv", "xlsx"),
    parameters=parameters.OfTable,
    write=write_table,
    stem=lambda name: name,
    licence="Facts and quotations from the sources named in each row",
)
ADDRESSES = (STATUS, BORDERS, OBLIGATIONS, CHANGES, COUNTS, TABLES)
