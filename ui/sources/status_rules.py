"""The head of the page of sources, and how a status is decided."""

from treaty.statuses import BOUND, Status
from ui import cached, template
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


def show() -> None:
    """Show in one line what all pages rest on, and the rules by which a status is decided."""
    tables = cached.atlas().tables
    acts = tables.actions["confidence"].value_counts()
    template.show(
        "sources_head.html",
        acts=len(tables.actions),
        sure=int(acts["high"]),
        read=min(tables.treaties["read_until"]),
        version=tables.version,
    )


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
