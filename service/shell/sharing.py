"""What other sites show for a link: title, sentence and picture of the view that it leads to.

A value that cannot be used never breaks a page: its default stands, as on the page itself.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from geo.areas import LABEL
from map.print.frame import PREVIEW_SIZE
from record.atlas import Atlas, status_table
from record.basis import Basis
from record.findings import answer_on, shown_area, standing_on
from record.view import DEFAULT_TREATY, View, chosen, parameters, parse_page, short_parameters
from service import template
from service.api.address import ROOT
from service.api.parameters import LONGEST_VALUE, Values
from service.api.printed import PREVIEW
from wording import answer
from wording.pages import FIRST, PAGES, SITE, Page
from wording.values import listed, written_day

OEMBED = f"{ROOT}oembed.json"
"""The address that says how a link to the map is shown in a page of others."""
MOST_NAMES = 6
"""States that a description names; of more it gives the number."""
MOST_VALUES = 10
"""Values of a page's own parameter that its address keeps."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page and the view that its address asks for.

    `path` is the page's path; `query` holds what of the address can be used and is not the
    default, as names and values; a day that the address names is kept even if it is today's,
    so that the link means the same tomorrow.
    """

    path: str
    view: View
    query: tuple[tuple[str, str], ...]

    @property
    def page(self) -> Page:
        """The page that answers at the path: the first one at a path that no page has."""
        return PAGES.get(self.path, PAGES[FIRST])

    @property
    def day(self) -> str:
        """The day that the address names, as a reader writes it, or empty."""
        return written_day(self.view.day) if "date" in dict(self.query) else ""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in the head of a page for those who link to it.

    `url` is the address of the page and `image` that of its picture, absolute where the site
    is known; `alt` says what the picture shows, `size` is its width and height in pixels.
    `oembed` is the address that says how the link is shown, empty for what is no map.
    """

    title: str
    description: str
    url: str
    image: str
    alt: str
    size: tuple[int, int] = PREVIEW_SIZE
    site: str = SITE
    oembed: str = ""


def read(path: str, values: Values, basis: Basis) -> Asked:
    """Return what an address asks for, its path without the slash in front."""
    name = path.strip("/")
    view, _ = parse_page(values, basis.atlas, today=basis.today)
    query = short_parameters(view, View(basis.today))
    if values.get("date", [""])[0] == view.day.isoformat():
        query = {"date": view.day.isoformat(), **query}
    own = PAGES[name].own if name in PAGES else ()
    for parameter in own:
        given = [text for text in values.get(parameter, []) if len(text) <= LONGEST_VALUE]
        query[parameter] = given[:MOST_VALUES]
    pairs = [
        (name, text)
        for name, given in query.items()
        for text in ([given] if isinstance(given, str) else given)
    ]
    return Asked(name, view, tuple(pairs))


def card(asked: Asked, basis: Basis) -> Card:
    """Return what other sites show for a link to what is asked for."""
    where = asked.path if asked.path != FIRST else ""
    query = f"?{urlencode(asked.query)}" if asked.query else ""
    url = f"{basis.site}/{where}{query}"
    is_map = asked.path in ("", FIRST, "embed")
    return Card(
        title=_title(asked, basis.atlas),
        description=_description(asked, basis),
        url=url,
        image=f"{basis.site}{_picture(asked.view, basis.atlas)}",
        alt=alt(asked.view, basis.atlas),
        oembed=f"{basis.site}{OEMBED}?{urlencode({'url': url})}" if is_map else "",
    )


def alt(view: View, atlas: Atlas) -> str:
    """Return what the preview of a view shows, for those who do not see it."""
    area = LABEL[shown_area(view, atlas)]
    treaty = atlas.treaty(view.treaty)["short_title"]
    return f"Map of {area} by status under the {treaty} on {written_day(view.day)}"


def head(found: Card) -> str:
    """Return a card as the elements of a page's head."""
    return template.render("sharing.html", card=found).decode()


def _title(asked: Asked, atlas: Atlas) -> str:
    treaty = asked.view.treaty
    parts = [
        ", ".join(atlas.names[code] for code in asked.view.countries),
        "" if asked.page is PAGES[FIRST] else asked.page.title,
        "" if treaty == DEFAULT_TREATY else atlas.treaty(treaty)["short_title"],
        asked.day,
        SITE,
    ]
    return " · ".join(filter(None, parts))


def _description(asked: Asked, basis: Basis) -> str:
    if not asked.page.daily:
        return asked.page.about
    view = asked.view
    standing = [f"{standing_on(view, code, basis)}." for code in view.countries]
    picked = [_picked(view, basis)] if view.statuses else []
    found = answer_on(view.treaty, view.day, basis)
    told = answer.sentence(found, basis.atlas.treaty(view.treaty), today=basis.today)
    return " ".join(filter(None, [*standing, *picked, asked.page.about, told]))


def _picked(view: View, basis: Basis) -> str:
    """Return which states of the area have the statuses of a view."""
    table = status_table(basis.atlas, view.treaty, view.day, today=basis.today)
    named = View(view.day, view.treaty, view.area, view.statuses)
    names = list(chosen(named, table, basis.atlas)["name"])
    who = listed(names) if len(names) <= MOST_NAMES else f"{len(names)} states"
    statuses = " or ".join(basis.atlas.words(view.treaty).short[s] for s in view.statuses)
    return f"{statuses} in {LABEL[view.area]}: {who or 'no state'}."


def _picture(view: View, atlas: Atlas) -> str:
    """Return the address of the preview, spelled out, so that it means the same tomorrow."""
    spelled = parameters(view) | {"v": atlas.version}
    path = PREVIEW.path_in("png").replace("{date}", str(spelled.pop("date")))
    return f"{path}?{urlencode(spelled, doseq=True)}"
