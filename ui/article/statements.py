"""The statements of the article, each held against the record."""

from dataclasses import replace
from urllib.parse import urlencode

from geo.areas import LABEL as AREA
from record.article.statements import LABEL, MEANING, Claim, table
from record.view import parameters
from ui import cached, controls, data_table, download, template
from ui.article.verdict_counts import SIGN
from wording.values import written_day

_COLUMNS = {
    "id": "Id",
    "claim": "Statement",
    "verdict": "Verdict",
    "what_the_record_says": "What the record says",
    "computed": "Computed from the tables",
    "evidence_source": "Evidence",
    "confidence": "Confidence",
}


ORDER = ("wrong", "imprecise", "unverified", "opinion", "supported")
"""The verdicts in the order in which readers want them."""

FOLDED = frozenset({"opinion", "supported"})
"""The verdicts whose statements open at a click."""


def show(found: list[Claim], chosen: list[str]) -> None:
    """Show each statement with its verdict, the evidence and a link to the map of its day.

    What the article got wrong comes first; what holds is folded, unless it has been chosen.
    """
    groups = [
        (verdict, claims, verdict in chosen or verdict not in FOLDED)
        for verdict in ORDER
        if (claims := [claim for claim in found if claim.verdict == verdict])
    ]
    version = controls.read().version
    maps = {
        claim.id: (
            f"./?{urlencode(parameters(replace(claim.map, version=version)), doseq=True)}",
            _map_of(claim),
        )
        for claim in found
    }
    template.show(
        "statements.html", groups=groups, maps=maps, label=LABEL, meaning=MEANING, sign=SIGN
    )


def take_away(found: list[Claim]) -> None:
    """Offer the statements shown as a table and as CSV."""
    rows = table(found)
    data_table.fold(
        f"These {len(found)} statements as a table",
        "statements_table",
        lambda: data_table.show(
            rows.assign(verdict=rows["verdict"].map(LABEL)),
            _COLUMNS,
            "Statements of the article with their verdicts",
        ),
    )
    download.offer("statements", lambda: rows, "article-statements.csv")


def _map_of(claim: Claim) -> str:
    view = claim.map
    where = cached.atlas().names[view.countries[0]] if view.countries else AREA[view.area]
    return f"Map of {written_day(view.day)}: {where}"
