"""The statements of the article with their verdicts and the map of the day in question."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pandas as pd

from geo.areas import Area
from record.article.verdicts import verdicts
from record.atlas import Atlas
from record.view import View, parse

LABEL = {
    "supported": "Supported",
    "imprecise": "Imprecise",
    "wrong": "Wrong",
    "opinion": "Opinion",
    "unverified": "Not verified",
}
"""Name of each verdict for readers, in the order in which they are shown."""

MEANING = {
    "supported": "The record says the same.",
    "imprecise": "Right in substance; a word, a date or a number is wrong.",
    "wrong": "The record says otherwise.",
    "opinion": "A judgement that no record can settle.",
    "unverified": "No source has been found that settles it.",
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: what the article says and what the record says of it.

    `verdict` is worked out from the tables where they decide it, and then `computed` says why;
    elsewhere it is the `judged` verdict of the table `article_claims`, of which `record`,
    `source`, `url` and `confidence` come in any case. `map` is the view of the day in question.
    """

    id: str
    claim: str
    quote: str
    verdict: str
    judged: str
    record: str
    computed: str
    source: str
    url: str
    confidence: str
    map: View


def claims(atlas: Atlas, *, today: date) -> list[Claim]:
    """Return all statements in the order of the table."""
    computed = verdicts(atlas, today=today)
    maps: Any = atlas.tables.about["article_claims"]["map"]
    return [
        Claim(
            id=row.id,
            claim=row.claim,
            quote=row.article_quote,
            verdict=computed[row.id].verdict if row.id in computed else row.verdict,
            judged=row.verdict,
            record=row.what_the_record_says,
            computed=computed[row.id].says if row.id in computed else "",
            source=row.evidence_source,
            url=row.evidence_url,
            confidence=row.confidence,
            map=_view(maps[row.id], atlas, today),
        )
        for row in atlas.tables.article_claims.itertuples()
    ]


def counted(found: list[Claim]) -> dict[str, int]:
    """Return how many statements have each verdict, in the order of `LABEL`."""
    return {verdict: sum(claim.verdict == verdict for claim in found) for verdict in LABEL}


def table(found: list[Claim]) -> pd.DataFrame:
    """Return statements as a table: the columns of `article_claims` and what was computed."""
    return pd.DataFrame(
        {
            "id": [claim.id for claim in found],
            "claim": [claim.claim for claim in found],
            "article_quote": [claim.quote for claim in found],
            "verdict": [claim.verdict for claim in found],
            "what_the_record_says": [claim.record for claim in found],
            "computed": [claim.computed for claim in found],
            "evidence_source": [claim.source for claim in found],
            "evidence_url": [claim.url for claim in found],
            "confidence": [claim.confidence for claim in found],
        }
    )


def _view(query: str, atlas: Atlas, today: date) -> View:
    view, bad = parse(parse_qs(query), atlas, today=today, area=Area.EUROPE)
    if bad:
        raise ValueError(f"article_claims.schema.json, map {query!r}: {bad[0]}")
    return view
