"""What somebody asks to see, read from the parameters of an address or a command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from geo.areas import Area
from record.atlas import Atlas
from treaty.statuses import Status

DEFAULT_TREATY = "ottawa"
VERSION = "v"
"""The parameter that names a version of the record."""

LONGEST_NAMES = 64
"""Characters that are shown of the names that are no parameters."""


@dataclass(frozen=True, slots=True)
class View:
    """A day under a treaty, an area, and the statuses and states picked out (none means all).

    `version` is the version of the record that was asked for, empty for the one in use.
    """

    day: date
    treaty: str = DEFAULT_TREATY
    area: Area = Area.EUROPE
    statuses: tuple[Status, ...] = ()
    countries: tuple[str, ...] = ()
    version: str = ""

    def at(self, day: date) -> "View":
        """Return the same view on another day."""
        return replace(self, day=day)


@dataclass(frozen=True, slots=True)
class BadValue:
    """A value that could not be used, what was expected in its place, and what a page shows.

    `instead` is empty where the page shows nothing else for it.
    """

    parameter: str
    value: str
    expected: str
    instead: str = "The default"

    def __str__(self) -> str:
        return f"{self.parameter} {self.value!r}: expected {self.expected}"

    def warning(self) -> str:
        """Return what a page says of the value."""
        does = f"{self.instead} is shown instead" if self.instead else "It is not used"
        return f"{self}. {does}."


def parse(
    parameters: Mapping[str, Sequence[str]], atlas: Atlas, *, today: date, area: Area
) -> tuple[View, list[BadValue]]:
    """Return the view that parameters ask for, and the values that could not be used.

    For a value that cannot be used the default stands: today, the default treaty, the given
    area, all statuses, all states.

    Parameters
    ----------
    parameters
        Values by parameter; unknown parameters are for others and are ignored.
    area
        The area if none is named.
    """
    bad: list[BadValue] = []

    def single(parameter: str) -> str | None:
        values = parameters.get(parameter, [])
        if len(values) > 1:
            bad.append(BadValue(parameter, ", ".join(values), "one value"))
        return values[0] if len(values) == 1 else None

    def code(parameter: str, allowed: Sequence[str], default: str) -> str:
        text = single(parameter)
        if text is None or text in allowed:
            return text or default
        bad.append(BadValue(parameter, text, f"one of {', '.join(allowed)}"))
        return default

    def codes(parameter: str, allowed: Sequence[str], expected: str) -> tuple[str, ...]:
        values = dict.fromkeys(parameters.get(parameter, []))
        bad.extend(BadValue(parameter, text, expected) for text in values if text not in allowed)
        return tuple(text for text in allowed if text in values)

    treaty = code("treaty", list(atlas.histories), DEFAULT_TREATY)
    opened = atlas.histories[treaty].rules.opened
    text = single("date")
    day = today if text is None else parse_day("date", text, opened=opened, today=today)
    if isinstance(day, BadValue):
        bad.append(day)
        day = today
    view = View(
        day=day,
        treaty=treaty,
        area=Area(code("area", [area.value for area in Area], area.value)),
        statuses=tuple(
            Status(status)
            for status in codes("status", list(Status), f"one of {', '.join(Status)}")
        ),
        countries=codes(
            "country",
            atlas.codes,
            "an ISO 3166-1 alpha-3 code of a state, such as POL",
        ),
        version=atlas.version if atlas.version in parameters.get(VERSION, []) else "",
    )
    return view, bad


def unknown(values: Mapping[str, Sequence[str]], own: Sequence[str]) -> list[BadValue]:
    """Return the names in a page's address that are no parameters of it, as one bad value.

    Parameters
    ----------
    own
        The parameters of the page beside those of a view.
    """
    known = (*SHARED, *own)
    names = ", ".join(name for name in values if name and name not in known)
    shown = names if len(names) <= LONGEST_NAMES else f"{names[:LONGEST_NAMES]}…"
    expected = f"one of {', '.join(known)}"
    return [BadValue("parameter", shown, expected, instead="")] if names else []


def parse_page(
    parameters: Mapping[str, Sequence[str]], atlas: Atlas, *, today: date
) -> tuple[View, list[BadValue]]:
    """Return the view that the address of a page asks for, and the values that were not used.

    As `parse`, but that a page shows Europe if no area is named and selects one state: the first
    in the address that can be used.
    """
    view, bad = parse(parameters, atlas, today=today, area=Area.EUROPE)
    named = dict.fromkeys(parameters.get("country", []))
    usable = [code for code in named if code in view.countries]
    bad += [BadValue("country", code, "one state", usable[0]) for code in usable[1:]]
    return replace(view, countries=tuple(usable[:1])), bad


def parse_day(parameter: str, text: str, *, opened: date, today: date) -> date | BadValue:
    """Return the day that a text names: `today`, or a date from a treaty's opening to today."""
    if text == "today":
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text or not opened <= day <= today:
        expected = f"a day from {opened} to {today} as YYYY-MM-DD, or today"
        return BadValue(parameter, text, expected)
    return day


def parameters(view: View) -> dict[str, str | list[str]]:
    """Return the parameters that spell a view out, so that they mean the same tomorrow."""
    found: dict[str, str | list[str]] = {
        "date": view.day.isoformat(),
        "treaty": view.treaty,
        "area": view.area.value,
        "status": [status.value for status in view.statuses],
        "country": list(view.countries),
    }
    return found | ({VERSION: view.version} if view.version else {})


SHARED = (*parameters(View(date.min)), VERSION)
"""Names of the parameters that every page takes."""


def short_parameters(view: View, default: View) -> dict[str, str | list[str]]:
    """Return only the parameters in which a view differs from the default one."""
    usual = parameters(default)
    return {name: value for name, value in parameters(view).items() if value != usual.get(name)}


def file_stem(view: View) -> str:
    """Return the name of a file with what a view shows: treaty, day, area, what is picked out."""
    parts = [view.treaty, view.day.isoformat(), view.area, *view.statuses, *view.countries]
    return "-".join(parts).lower()


def chosen(view: View, table: pd.DataFrame, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of a status table that a view asks for: by area, status and state."""
    keep = table["iso3"].isin(atlas.areas[view.area])
    if view.statuses:
        keep &= table["status"].isin(view.statuses)
    if view.countries:
        keep &= table["iso3"].isin(view.countries)
    return table[keep].reset_index(drop=True)
