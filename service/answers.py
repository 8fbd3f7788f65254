"""The answers that the service gives, on the command line and over HTTP alike."""

from datetime import date

from geo import borders, formats
from geo.areas import Area
from geo.atlas import Atlas, status_table
from geo.view import BadValue, View, chosen, parse, parse_day
from service import feed
from treaty import changes
from treaty.snapshot import snapshot

TABLE_FORMATS = ("csv", "json", "geojson")
CHANGE_FORMATS = ("csv", "json", "atom")
LICENCE = "Facts from the sources named; areas: Natural Earth, public domain"
BORDER_LICENCE = "Border lines and lengths: © OpenStreetMap contributors, ODbL 1.0"


class BadParameterError(ValueError):
    """A parameter that cannot be used; `bad` names it, its value and what was expected."""

    def __init__(self, bad: BadValue) -> None:
        """Keep the value; the message is one line."""
        super().__init__(str(bad))
        self.bad = bad


def view(parameters: dict[str, list[str]], atlas: Atlas, *, today: date) -> View:
    """Return the view that parameters ask for; without an area it holds all states.

    Raises
    ------
    BadParameterError
        For the first value that cannot be used.
    """
    found, bad = parse(parameters, atlas, today=today, area=Area.WORLD)
    if bad:
        raise BadParameterError(bad[0])
    return found


def period(
    treaty: str, atlas: Atlas, *, start: str | None, end: str, today: date
) -> tuple[date | None, date]:
    """Return the days between which changes are asked for; without a start all are.

    Raises
    ------
    BadParameterError
        If the treaty is not known, a day cannot be used or the end is before the start.
    """
    if treaty not in atlas.histories:
        raise BadParameterError(BadValue("treaty", treaty, f"one of {', '.join(atlas.histories)}"))
    opened = atlas.histories[treaty].rules.opened

    def day(parameter: str, text: str) -> date:
        parsed = parse_day(parameter, text, opened=opened, today=today)
        if isinstance(parsed, BadValue):
            raise BadParameterError(parsed)
        return parsed

    after, until = None if start is None else day("from", start), day("to", end)
    if after is not None and until < after:
        raise BadParameterError(BadValue("to", end, f"a day not before {after}"))
    return after, until


def status(asked: View, fmt: str, atlas: Atlas, *, today: date) -> str:
    """Return the status of the states asked for, as csv, json or geojson."""
    table = chosen(asked, status_table(atlas, asked.treaty, asked.day, today=today), atlas)
    if fmt == "csv":
        return formats.to_csv(table)
    about = _about(asked, atlas, licence=f"{LICENCE}. {BORDER_LICENCE}")
    if fmt == "json":
        return formats.to_json(table, about)
    return formats.to_geojson(table, about, layer="world", key="iso3")


def border(asked: View, fmt: str, atlas: Atlas, *, today: date) -> str:
    """Return the border pairs with the status of both sides, as csv, json or geojson."""
    day = snapshot(atlas.histories[asked.treaty], asked.day, today=today)
    table = borders.borders_on(day, atlas.pairs)
    if fmt == "csv":
        return formats.to_csv(table)
    about = _about(asked, atlas, licence=BORDER_LICENCE)
    if fmt == "json":
        return formats.to_json(table, about)
    keyed = table.assign(pair=atlas.pairs["pair"])
    return formats.to_geojson(keyed, about, layer="borders_detail", key="pair")


def change(treaty: str, fmt: str, atlas: Atlas, *, after: date | None, until: date) -> str:
    """Return the changes with after < date <= until, as csv, json or atom."""
    table = changes.changes(atlas.histories[treaty], after=after, until=until)
    if fmt == "csv":
        return formats.to_csv(table)
    if fmt == "json":
        return formats.to_json(table, _coverage(treaty, atlas))
    return feed.atom(table, atlas.treaty(treaty))


def _about(asked: View, atlas: Atlas, *, licence: str) -> dict[str, object]:
    return {"date": asked.day.isoformat(), **_coverage(asked.treaty, atlas), "licence": licence}


def _coverage(treaty: str, atlas: Atlas) -> dict[str, object]:
    row = atlas.treaty(treaty)
    return {
        "treaty": treaty,
        "title": row["short_title"],
        "read_until": row["read_until"],
        "known_until": row["known_until"],
        "source": row["source_url"],
        "version": atlas.version,
    }
