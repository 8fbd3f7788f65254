"""The answer of a page, first thing on it: headline and sentence."""

from record.page_answers import PageAnswer
from ui import template
from ui.legend import swatch


def show(found: PageAnswer, *, followed: bool = False) -> None:
    """Show what a page answers; `followed` says whether its words follow the time of a map."""
    template.show("answer.html", answer=found, followed=followed, swatch=swatch, swatch_dark=None)
