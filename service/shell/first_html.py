"""What the first HTML of a page holds for the view of its address, before Streamlit has begun.

It is what shows at once, what search engines and reader modes get, and what stays where the live
page does not come. Its words are those of the live page.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from geo.areas import LABEL
from map import folium_map
from map.print.sketch import CREDIT, sketch
from map.print.sketch import swatch as sample
from record.basis import Basis
from record.findings import counts_of
from record.in_use import older
from record.page_answers import OF_PAGE
from record.page_parameters import FIRST as FROM
from record.page_parameters import LAST as TO
from record.page_parameters import days, unknown_on, unused
from record.view import VERSION, View, parameters, parse_page, short_parameters
from service import template
from service.api.address import ROOT
from service.api.endpoint import given_values
from service.api.parameters import BadParameterError, Values
from service.shell import sharing
from wording.pages import FIRST, PAGES, SITE

DATA = ROOT.lstrip("/")


@dataclass(frozen=True, slots=True)
class FirstHtml:
    """What stands in the head and in the body of a page."""

    head: str
    body: str


def first_html(page: str, query: str, basis: Basis) -> FirstHtml:
    """Return the first HTML of a page, by its name in `wording.pages` and the query as asked."""
    try:
        values, bad = given_values(query), []
    except BadParameterError as error:
        values, bad = {}, [error.bad]
    view, bad_of_view = parse_page(values, basis.atlas, today=basis.today)
    bad += [*bad_of_view, *unused(page, values, view, basis.atlas, basis.today)]
    bad += unknown_on(page, values)
    card = sharing.card(sharing.read(page, values, basis), basis)
    short = urlencode(short_parameters(view, View(basis.today)), doseq=True)
    carried = f"?{short}" if short else ""
    is_map, called = page == FIRST, basis.atlas.words(view.treaty)
    counts = counts_of(view, basis) if is_map else {}
    body = template.render(
        "first.html",
        answer=OF_PAGE[page](view, values, basis),
        area=LABEL[view.area],
        credit=CREDIT,
        counts=[(s.value, called.short[s], counts[s]) for s in called.legend if is_map],
        followed=False,
        older=older(basis.atlas),
        page=page,
        pages=[
            (name, one.title, f"./{'' if name == FIRST else name}{carried}")
            for name, one in PAGES.items()
        ],
        sample=sample,
        site=SITE,
        sketch=sketch(view, basis, sharing.alt(view, basis.atlas)) if is_map else "",
        swatch=lambda code: f"app/static/legend/{code}-light.svg",
        swatch_dark=lambda code: f"app/static/legend/{code}-dark.svg",
        version=basis.atlas.version,
        view=view,
        warnings=[one.warning() for one in bad],
        ways=_ways(page, view, values, basis),
    )
    head = sharing.head(card) + (_ahead() if is_map else "")
    return FirstHtml(head, body.decode())


def _ways(page: str, view: View, values: Values, basis: Basis) -> list[tuple[str, str]]:
    """Return the ways to the same without the live page, each with its address."""
    spelled = parameters(view)
    embed = urlencode(spelled, doseq=True)
    table = _table(page, view, values, basis)
    if view.version:
        table += f"{'&' if '?' in table else '?'}{urlencode({VERSION: view.version})}"
    return [
        ("The map by itself", f"embed?{embed}"),
        ("As a table (CSV)", f"{DATA}{table}"),
        ("All data", DATA),
    ]


def _table(page: str, view: View, values: Values, basis: Basis) -> str:
    """Return the address of the table that holds what a page shows."""
    of_treaty = {"treaty": view.treaty}
    match page:
        case "borders":
            return f"borders/{view.day}.csv?{urlencode(of_treaty)}"
        case "timeline":
            return f"counts.csv?{urlencode(of_treaty)}"
        case "compare":
            between, _ = days(values, view.treaty, basis.atlas, basis.today)
            asked = of_treaty | {FROM: f"{between.first}", TO: f"{between.last}"}
            return f"changes.csv?{urlencode(asked)}"
        case "article":
            return "tables/article_claims.csv"
        case "sources":
            return "tables/actions.csv"
    only = "country" if page == "countries" else "status"
    spelled = parameters(view)
    asked_of_day = {name: spelled[name] for name in ("treaty", "area", only)}
    return f"status/{view.day}.csv?{urlencode(asked_of_day, doseq=True)}"


def _ahead() -> str:
    """Return the files of the map's frame, which `take_over.js` fetches while Streamlit begins."""
    return "".join(f'<link rel="ahead" href="{file}">\n' for file in folium_map.files())
