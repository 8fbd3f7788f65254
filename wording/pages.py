"""The pages of the site: what each is called, what it is for, and what its address takes."""

from dataclasses import dataclass

SITE = "Ottawa Convention Map"
BELOW_A_PATH = (
    "server.baseUrlPath does not work here. Let the proxy in front cut the path off "
    "and name it in SITE_URL: see docs/operations.md, Below a path."
)
"""Why a server that was told to stand below a path shows nothing."""
FIRST = "map"
"""The page without a path of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its title, what it shows in a sentence, and its own parameters.

    `daily` says whether what it shows depends on the day of the view.
    """

    title: str
    about: str = ""
    own: tuple[str, ...] = ()
    daily: bool = True


PAGES = {
    FIRST: Page("Map"),
    "borders": Page(
        "Borders",
        "How many kilometres of the land border with Russia and Belarus belong to states that "
        "are bound, are leaving or have left.",
        ("border", "pair"),
    ),
    "timeline": Page(
        "Timeline",
        "What happened when, and how many states were bound.",
        ("kind", "q", "event", "change"),
    ),
    "countries": Page("Countries", "Where each state stands, and how it came there."),
    "compare": Page("Compare", "What changed between two days.", ("from", "to", "swipe")),
    "article": Page(
        "The article",
        "Each statement of the article that started the project, checked against the record.",
        ("verdict",),
        daily=False,
    ),
    "sources": Page(
        "Sources",
        "How a status is decided, what the record rests on, and how to cite and mend it.",
        daily=False,
    ),
}
"""Each page by the name of its script and of its path, in the order of the links."""


def tab(name: str) -> str:
    """Return what the browser's tab says on a page."""
    return SITE if name == FIRST else f"{PAGES[name].title} · {SITE}"
