"""The embeddable map: a light page that but for its head is the same for every view.

Which view it shows stands in its own address, and the page reads that itself in the browser; so
any file server can hold it. Everything that it loads is named relative to where it stands.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from geo import answer, mapview, palette, swatch
from geo.answer import Answer
from geo.areas import LABEL, Area
from geo.atlas import Atlas
from geo.borders import Exposure
from geo.built import STATIC
from geo.view import DEFAULT_TREATY
from service import parameters, sharing, template
from service.address import ROOT, Address, Basis, Parameter
from service.answers import STATUS_LICENCE
from service.sharing import Asked, Card
from treaty.history import History, ordinal
from treaty.statuses import BOUND, CANNOT_DEPOSIT, LEGEND, SHORT, Status

_LAYER = mapview.SCRIPTS.index("map/layer.js") + 1
SCRIPTS = (
    *mapview.SCRIPTS[:_LAYER],  # what follows the layer is for streamlit-folium
    "embed/answer.js",
    "embed/time.js",
    "embed/legend.js",
    "embed/side.js",
    "embed/page.js",
)
FIRST = "embed/view.js"
"""The script that runs before anything is drawn."""
STYLES = (*mapview.STYLES, "embed/embed.css")
DEPOSITED = BOUND | {Status.JOINING}
"""Statuses of which the deposit is part; a succession may bind before it."""

FRAMING = "frame-ancestors *"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Content security policy: nothing but the files beside the page, and no script in the page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page stands among its neighbours, as addresses relative to it or absolute.

    `static` is the folder of its files; `full` the page that shows a view with all there is,
    empty if there is none; `table` the table of a day, with `{date}` in it, empty if not every
    day has one; `files` the page that lists all data.
    """

    static: str
    full: str
    table: str
    files: str


SERVED = Place(
    static="app/static/",
    full="./",
    table=f"{ROOT.lstrip('/')}status/{{date}}.csv",
    files=ROOT.lstrip("/"),
)


def page(atlas: Atlas, place: Place, card: Card) -> bytes:
    """Return the page as HTML; `card` is what links to it show."""
    row, found = atlas.treaty(DEFAULT_TREATY), _longest(atlas)
    return template.render(
        "embed.html",
        ahead=mapview.DATA,
        asset=lambda path: f"{place.static}{path}?v={_version(path)}",
        cannot_deposit=CANNOT_DEPOSIT,
        card=card,
        classes=[(status.value, SHORT[status]) for status in LEGEND],
        facts=facts(atlas),
        first=FIRST,
        headline=answer.headline(found, row["ban_on"], today=date.max),
        kicker=row["short_title"],
        known_until=row["known_until"],
        no_status=palette.NO_STATUS,
        place=place,
        policy=POLICY,
        read_until=row["read_until"],
        scripts=SCRIPTS,
        sentence=f"{answer.counted(found, row, today=date.max)}.",
        styles=STYLES,
        swatch_size=swatch.SIZE,
    )


def _longest(atlas: Atlas) -> Answer:
    """Return an answer whose words take the most room: they hold it, unseen, until a day's come."""
    nato = atlas.pairs.loc[atlas.pairs["nato"], "length_km"].sum()
    states = len(atlas.names)
    return Answer(
        day=date(2000, 9, 20),
        states_parties=states,
        in_force=states,
        leaving=0,
        left=0,
        exposure=Exposure(nato, nato),
        uncertain=(),
    )


def facts(atlas: Atlas) -> dict[str, object]:
    """Return what the page knows beside the timelines, as plain data for JSON.

    `uncounted` lists the spans `[state, from, until]` in which a state is bound and the UN does
    not count it yet; days are numbers of days since 1970-01-01.
    """
    return {
        "version": atlas.version,
        "treaty": DEFAULT_TREATY,
        "treaties": {code: _treaty(atlas, history) for code, history in atlas.histories.items()},
        "area": Area.EUROPE.value,
        "areas": {area.value: LABEL[area] for area in Area},
        "statuses": [status.value for status in Status],
        "bound": [status.value for status in Status if status in BOUND],
        "deposited": [status.value for status in Status if status in DEPOSITED],
    }


def _treaty(atlas: Atlas, history: History) -> dict[str, object]:
    row = atlas.treaty(history.treaty)
    return {
        "title": row["short_title"],
        "ban_on": row["ban_on"],
        "opened": ordinal(history.rules.opened),
        "read_until": ordinal(date.fromisoformat(row["read_until"])),
        "known_until": ordinal(date.fromisoformat(row["known_until"])),
        "uncounted": list(_uncounted(history)),
    }


def _uncounted(history: History) -> Iterator[list[object]]:
    spans = history.spans
    counted = spans["status"].isin(DEPOSITED)
    if (spans["deposited"] & ~counted).any():
        raise ValueError("a state is counted by the UN without a status that shows its deposit")
    for row in spans.index[counted & ~spans["deposited"]]:
        yield [spans.at[row, "iso3"], int(history.first[row]), int(history.end[row])]


def _version(path: str) -> str:
    """Return the version of a file for `?v=`: one for all that the map layer loads."""
    return _own_version(path) if path.startswith("embed/") else mapview.assets_version()


@cache
def _own_version(path: str) -> str:
    return hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:8]


def write_embed(asked: Asked, _fmt: str, basis: Basis) -> bytes:
    """Return the page of a view."""
    return page(basis.atlas, SERVED, sharing.card(asked, basis))


EMBED = Address(
    name="embed",
    path="/embed",
    title="A map to embed in another page",
    returns="A light page for an iframe: map, answer, legend and line of time of a view; time runs "
    "in the browser. A value that cannot be used is named on the page.",
    formats=("html",),
    parameters=(
        parameters.DATE,
        parameters.TREATY,
        replace(parameters.AREA, meaning="What the map shows", default=Area.EUROPE.value),
        replace(parameters.STATUS, meaning="Status that stands out"),
        replace(parameters.COUNTRY, meaning="State that is chosen", repeatable=False),
        Parameter(
            name="play",
            meaning="Whether time runs from the start",
            example="1",
            codes=lambda _: ("0", "1"),
            default="0",
        ),
    ),
    read=partial(sharing.read, "embed"),
    write=write_embed,
    stem=lambda _asked: "embed",
    licence=STATUS_LICENCE,
    until_today=True,
    absolute=True,
    policy=f"{POLICY}; {FRAMING}",
    tolerant=True,
)
ADDRESSES = (EMBED,)
