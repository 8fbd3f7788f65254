"""The head of the page of sources, and how a status is decided."""

from datetime import date

from record.page_answers import of_sources
from treaty.statuses import BOUND, Status
from ui import cached, page_answer, template
from ui.legend import swatch

_BEGINS = {
    Status.PARTY: "entry into force for it",
    Status.CONTESTED: "notice of suspension",
    Status.LEAVING: "deposit of a notice of withdrawal",
    Status.LEFT: "effect of the withdrawal",
    Status.JOINING: "deposit of its consent",
    Status.SIGNED: "signature",
    Status.OUTSIDE: "no act",
}
"""The event with which each status begins."""


def show(today: date) -> None:
    """Show in one line what all pages rest on."""
    page_answer.show(of_sources(cached.basis(today)))


def rules(treaty: str) -> None:
    """Show how a status is decided, in the words of a treaty, with the articles of each."""
    called = cached.words(treaty)
    template.show(
        "rules.html",
        statuses=[
            (swatch(s), called.short[s], s in BOUND, _BEGINS[s], called.meaning[s])
            for s in called.legend
        ],
        rule=called.rule,
        treaties=list(cached.atlas().tables.treaties.itertuples()),
    )
