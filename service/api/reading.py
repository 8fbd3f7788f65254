"""What is asked for, read from the values of a request or a command."""

from dataclasses import dataclass
from datetime import date

from geo.areas import Area
from record.basis import Basis
from record.view import BadValue, View, parse, parse_day
from service.api import parameters
from service.api.address import BadParameterError, UnknownNameError, Values
from treaty.tables import NAMES


@dataclass(frozen=True, slots=True)
class Period:
    """The changes of a treaty with after < date <= until; without `after` from the first on."""

    treaty: str
    after: date | None
    until: date


def read_view(values: Values, basis: Basis) -> View:
    """Return the view that values ask for; without an area it holds all states."""
    found, bad = parse(values, basis.atlas, today=basis.today, area=Area.WORLD)
    if bad:
        raise BadParameterError(bad[0])
    return found


def read_period(values: Values, basis: Basis) -> Period:
    """Return the period that values ask for."""
    treaty = read_treaty(values, basis)
    opened = basis.atlas.histories[treaty].rules.opened

    def day(name: str, text: str) -> date:
        parsed = parse_day(name, text, opened=opened, today=basis.today)
        if isinstance(parsed, BadValue):
            raise BadParameterError(parsed)
        return parsed

    after = day("from", values["from"][0]) if "from" in values else None
    end = values.get("to", [parameters.TO.default])[0]
    until = day("to", end)
    if after is not None and until < after:
        raise BadParameterError(BadValue("to", end, f"a day not before {after}"))
    return Period(treaty, after, until)


def read_treaty(values: Values, basis: Basis) -> str:
    """Return the code of the treaty that values ask for."""
    treaty = values.get("treaty", [parameters.TREATY.default])[0]
    if treaty not in basis.atlas.histories:
        expected = f"one of {', '.join(basis.atlas.histories)}"
        raise BadParameterError(BadValue("treaty", treaty, expected))
    return treaty


def read_name(values: Values, _basis: Basis) -> str:
    """Return the name of the table that values ask for."""
    (name,) = values["name"]
    if name not in NAMES:
        raise UnknownNameError(BadValue("name", name, f"one of {', '.join(NAMES)}"))
    return name
