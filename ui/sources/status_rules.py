"""The head of the page of sources, and how a status is decided."""

from treaty.statuses import BOUND, LEGEND, MEANING, SHORT, Status
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


def rules() -> None:
    """Show how a status is decided, with the articles of each treaty."""
    template.show(
        "rules.html",
        statuses=[
            (swatch(status), SHORT[status], status in BOUND, _BEGINS[status], MEANING[status])
            for status in LEGEND
        ],
        treaties=list(cached.atlas().tables.treaties.itertuples()),
    )
