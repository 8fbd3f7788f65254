"""The embeddable map: a light page with the answer of a view in it.

Which view it shows stands in its own address, and the page reads that itself in the browser; so
any file server can hold it. Everything that it loads is named relative to where it stands.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self
from urllib.parse import urlencode

from pydantic import Field

from geo import licences
from geo.areas import LABEL, Area
from map import folium_map
from palette import colours, swatch
from record.atlas import Atlas
from record.basis import Basis
from record.built import STATIC
from record.findings import answer_on, counts_of
from record.in_use import older
from record.view import VERSION, View, parameters
from service import template
from service.api import parameters as fields
from service.api.address import ROOT, Address
from service.embed.facts import facts
from service.shell import sharing
from service.shell.sharing import Asked, Card
from treaty.declared import TERRITORIES, TERRITORIES_MEANING
from treaty.history import depositing
from treaty.statuses import CANNOT_DEPOSIT
from wording import answer

_LAYER = folium_map.SCRIPTS.index("map/layer.js") + 1
SCRIPTS = (
    *folium_map.SCRIPTS[:_LAYER],  # what follows the layer is for streamlit-folium
    "embed/legend.js",
    "embed/side.js",
    "embed/height.js",
    "embed/page.js",
)
FIRST = "embed/view.js"
"""The script that runs before anything is drawn."""
STYLES = (*folium_map.STYLES, "embed/embed.css")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Content security policy: nothing but the files beside the page, and no script in the page.

It does not name who may frame the page: `frame-ancestors *` would shut out pages from a disk.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page stands among its neighbours, as addresses relative to it or absolute.

    `static` is the folder of its files; `full` the page that shows a view with all there is,
    empty if there is none; `table` the table of a day, with `{date}` in it, empty if not every
    day has one; `files` the page that lists all data. `own_picture` and `own_table` show the day
    that the page is written for. `whose_today` says what its today is, `scripts` whether each file
    of the map stands beside it as a script too.
    """

    static: str
    full: str
    table: str
    files: str
    own_picture: str
    own_table: str
    whose_today: str
    scripts: bool = False


SERVED = Place(
    static="app/static/",
    full="./",
    table=f"{ROOT.lstrip('/')}status/{{date}}.csv",
    files=ROOT.lstrip("/"),
    own_picture=f"{ROOT.lstrip('/')}preview/{{date}}.png",
    own_table=f"{ROOT.lstrip('/')}status/{{date}}.csv",
    whose_today="the day of its server",
)


def page(basis: Basis, place: Place, view: View, card: Card) -> bytes:
    """Return the page as HTML, with the answer of a view in it; `card` is what links to it show.

    The answer stands until the browser has computed its own, and stays where it cannot.
    """
    atlas, day = basis.atlas, view.day
    row = atlas.treaty(view.treaty)
    found = answer_on(view.treaty, day, basis)
    counts = counts_of(view, basis)
    called = atlas.words(view.treaty)
    return template.render(
        "embed.html",
        ahead=folium_map.DATA,
        area=LABEL[view.area],
        asset=lambda path: f"{place.static}{path}?v={_version(path)}",
        beyond=day > date.fromisoformat(row["known_until"]),
        cannot_deposit=CANNOT_DEPOSIT,
        card=card,
        classes=[
            (status.value, called.short[status], counts[status], status in view.statuses)
            for status in called.legend
        ],
        day=day,
        facts=facts(basis, place.whose_today),
        first=FIRST,
        full=f"{place.full}?{_query(view)}",
        headline=answer.headline(found, row, today=basis.today),
        known_until=row["known_until"],
        no_status=colours.NO_STATUS,
        older=older(atlas),
        own_picture=_dated(place.own_picture, view),
        own_table=_dated(place.own_table, view),
        place=place,
        policy=POLICY,
        read_until=row["read_until"],
        scripts=SCRIPTS,
        sentence=f"{answer.counted(found, row, today=basis.today)}.",
        styles=STYLES,
        swatch_size=swatch.SIZE,
        table=_dated(place.table, view),
        territories=TERRITORIES,
        territories_meaning=TERRITORIES_MEANING,
        has_territories=_has_territories(view, atlas),
        title=row["short_title"],
        uncertain=found.uncertain,
        version=atlas.version,
        without=bool(set(atlas.areas[view.area]) - set(depositing(atlas.tables.states)["iso3"])),
    )


def _has_territories(view: View, atlas: Atlas) -> bool:
    """Whether a state of the area has spoken of a drawn territory by the day."""
    said = atlas.tables.territories
    drawn = said[(said["treaty"] == view.treaty) & (said["areas"] != "")]
    by_day = drawn[drawn["date"] <= view.day.isoformat()]
    return bool(set(by_day["iso3"]) & set(atlas.areas[view.area]))


def _dated(address: str, view: View) -> str:
    """Return the address of what a view shows on its day; a country filters nothing."""
    return f"{address.replace('{date}', view.day.isoformat())}?{_query(view, 'date', 'country')}"


def _query(view: View, *without: str) -> str:
    kept = {name: value for name, value in parameters(view).items() if name not in without}
    return urlencode(kept, doseq=True)


def _version(path: str) -> str:
    """Return the version of a file for `?v=`: one for all that the map layer loads."""
    return _own_version(path) if path.startswith("embed/") else folium_map.assets_version()


@cache
def _own_version(path: str) -> str:
    return hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:8]


def write_embed(asked: Asked, _fmt: str, basis: Basis) -> bytes:
    """Return the page of a view."""
    return page(basis, SERVED, asked.view, sharing.card(asked, basis))


class OfEmbed(fields.Parameters):
    """A view, and whether time runs; a value that cannot be used is named on the page."""

    date: fields.OneValue = fields.DATE
    treaty: fields.OneValue = fields.TREATY
    area: fields.OneValue = fields.area_field(Area.EUROPE, "What the map shows")
    status: fields.SeveralValues = fields.statuses_field("Status that stands out")
    country: fields.OptionalValue = fields.country_field("State that is chosen")
    play: fields.OneValue = Field(
        "0",
        description="Whether time runs from the start",
        examples=["1"],
        json_schema_extra=fields.Codes(lambda _: ("0", "1")),
    )

    @classmethod
    def from_values(cls, values: fields.Values) -> Self:
        """Return the parameters with values as they came."""
        known: dict[str, Any] = {name: values[name] for name in cls.fields() if name in values}
        known[VERSION] = (values.get(VERSION) or [""])[-1]
        return cls.model_construct(**known)

    def read(self, basis: Basis) -> Asked:
        """Return the page and the view, with what can be used of its address."""
        asked = {n: vars(self)[n] for n in self.model_fields_set - {VERSION}}
        return sharing.read("embed", asked | {VERSION: [self.v]}, basis)


EMBED = Address(
    name="embed",
    path="/embed",
    title="A map to embed in another page",
    returns="A light page for an iframe: map, answer, legend and line of time of a view; time runs "
    "in the browser. A value that cannot be used is named on the page.",
    formats=("html",),
    parameters=OfEmbed,
    write=write_embed,
    stem=lambda _asked: "embed",
    licence=licences.STATUS,
    until_today=True,
    absolute=True,
    policy=POLICY,
)
ADDRESSES = (EMBED,)
