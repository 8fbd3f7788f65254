"""The parameters that only some pages have: what their addresses choose beside a view.

Each function takes the values of an address by parameter, and returns what they choose, the default
where they cannot be used, with the values that could not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.exposure import Stretch
from record.article.statements import LABEL as VERDICTS
from record.article.verdicts import ARTICLE_DAY
from record.atlas import Atlas
from record.events import KIND
from record.view import BadValue, View, parse_day, unknown
from treaty.changes import changes
from wording.pages import PAGES

Values = Mapping[str, Sequence[str]]

BORDER, PAIR, KINDS, EVENT, FIRST, LAST = "border", "pair", "kind", "event", "from", "to"
VERDICT, CHANGE, SWIPE = "verdict", "change", "swipe"
"""Names of the parameters."""


@dataclass(frozen=True, slots=True)
class Days:
    """Two days that are compared, the first not after the last."""

    first: date
    last: date


def stretch(values: Values) -> tuple[Stretch, list[BadValue]]:
    """Return the stretch of the border."""
    codes = values.get(BORDER, [])
    if not codes:
        return Stretch.NATO, []
    if len(codes) == 1 and codes[0] in list(Stretch):
        return Stretch(codes[0]), []
    return Stretch.NATO, [BadValue(BORDER, ", ".join(codes), f"one of {', '.join(Stretch)}")]


def pair(values: Values, atlas: Atlas) -> tuple[str | None, list[BadValue]]:
    """Return the border pair, None without one."""
    codes = values.get(PAIR, [])
    if not codes:
        return None, []
    named = "-".join(sorted(codes[0].split("-")))
    if len(codes) == 1 and named in set(atlas.pairs["pair"]):
        return named, []
    expected = "the codes of two neighbours, such as FIN-RUS"
    return None, [BadValue(PAIR, ", ".join(codes), expected)]


def kinds(values: Values) -> tuple[tuple[str, ...], list[BadValue]]:
    """Return the kinds of events, none for all."""
    named = values.get(KINDS, [])
    wrong = [kind for kind in named if kind not in KIND]
    if wrong:
        return (), [BadValue(KINDS, ", ".join(wrong), f"one of {', '.join(KIND)}")]
    return tuple(kind for kind in KIND if kind in named), []


def event(values: Values, atlas: Atlas) -> tuple[str | None, list[BadValue]]:
    """Return the event that stands open, None without one."""
    named = values.get(EVENT, [])
    if not named:
        return None, []
    if len(named) == 1 and named[0] in set(atlas.tables.events["id"]):
        return named[0], []
    return None, [BadValue(EVENT, ", ".join(named), "the id of an event, such as e30")]


def change(
    values: Values, treaty: str, atlas: Atlas, today: date
) -> tuple[str | None, list[BadValue]]:
    """Return the change of status that is in sight, None without one."""
    named = values.get(CHANGE, [])
    if not named:
        return None, []
    found = changes(atlas.histories[treaty], until=today)
    if len(named) == 1 and named[0] in set(map(change_id, found["iso3"], found["date"])):
        return named[0], []
    expected = "a state and the day of its change, such as POL-2026-02-20"
    return None, [BadValue(CHANGE, ", ".join(named), expected)]


def change_id(iso3: str, day: str) -> str:
    """Return what an address calls a change of status under its treaty."""
    return f"{iso3}-{day}"


def days(values: Values, treaty: str, atlas: Atlas, today: date) -> tuple[Days, list[BadValue]]:
    """Return the two days that are compared; without them, from the announcement to today."""
    opened = atlas.histories[treaty].rules.opened
    bad: list[BadValue] = []

    def day(parameter: str, usual: date) -> date:
        given = values.get(parameter, [])
        if not given:
            return usual
        if len(given) > 1:
            bad.append(BadValue(parameter, ", ".join(given), "one value"))
            return usual
        found = parse_day(parameter, given[0], opened=opened, today=today)
        if isinstance(found, BadValue):
            bad.append(found)
            return usual
        return found

    first, last = day(FIRST, max(ARTICLE_DAY, opened)), day(LAST, today)
    if last < first:
        bad.append(BadValue(LAST, last.isoformat(), f"a day not before {first}"))
        last = today
    return Days(first, last), bad


def swipe(values: Values) -> tuple[int | None, list[BadValue]]:
    """Return where two maps that lie one over the other meet, in per cent; None side by side."""
    given = values.get(SWIPE, [])
    if not given:
        return None, []
    if len(given) == 1 and re.fullmatch("[0-9]{1,2}|100", given[0]):
        return int(given[0]), []
    return None, [BadValue(SWIPE, ", ".join(given), "a whole number from 0 to 100")]


def verdicts(values: Values) -> tuple[list[str], list[BadValue]]:
    """Return the verdicts, none for all; the first that does not exist is told."""
    named = values.get(VERDICT, [])
    wrong = [name for name in named if name not in VERDICTS]
    if wrong:
        return [], [BadValue(VERDICT, wrong[0], f"one of {', '.join(VERDICTS)}")]
    return [verdict for verdict in VERDICTS if verdict in named], []


STREAMLITS = ("embed", "embed_options")
"""Parameters that Streamlit takes on every page."""


def unknown_on(page: str, values: Values) -> list[BadValue]:
    """Return the names in the address of a page that are no parameters of it."""
    asked = {name: given for name, given in values.items() if name not in STREAMLITS}
    return unknown(asked, PAGES[page].own)


def unused(page: str, values: Values, view: View, atlas: Atlas, today: date) -> list[BadValue]:
    """Return which values of its own parameters a page cannot use."""
    match page:
        case "borders":
            return [*stretch(values)[1], *pair(values, atlas)[1]]
        case "timeline":
            named = change(values, view.treaty, atlas, today)[1]
            return [*kinds(values)[1], *event(values, atlas)[1], *named]
        case "compare":
            return [*days(values, view.treaty, atlas, today)[1], *swipe(values)[1]]
        case "article":
            return verdicts(values)[1]
    return []
