"""The statements of the article, each held against the record."""

import streamlit as st

from geo.areas import LABEL as AREA
from record.article.statements import LABEL, Claim, table
from record.view import parameters
from ui import cached, data_table, download, template
from ui.article.verdict_counts import SIGN
from ui.plain import plain
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


def show(found: list[Claim]) -> None:
    """Show each statement with its verdict, the evidence and a link to the map of its day."""
    for claim in found:
        with st.container(key=claim.id, gap="xsmall"):
            template.show("statement.html", claim=claim, label=LABEL, sign=SIGN)
            st.page_link(
                "pages/map.py",
                label=plain(_map_of(claim)),
                icon=":material/map:",
                query_params=parameters(claim.map),
            )


def take_away(found: list[Claim]) -> None:
    """Offer the statements shown as a table and as CSV."""
    rows = table(found)
    with st.expander(f"These {len(found)} statements as a table"):
        st.dataframe(
            rows.assign(verdict=rows["verdict"].map(LABEL)),
            column_order=list(_COLUMNS),
            column_config=_COLUMNS,
            hide_index=True,
            height=data_table.height(len(rows)),
            alt="Statements of the article with their verdicts",
        )
    download.offer("statements", lambda: rows, "article-statements.csv")


def _map_of(claim: Claim) -> str:
    view = claim.map
    where = cached.atlas().names[view.countries[0]] if view.countries else AREA[view.area]
    return f"Map of {written_day(view.day)}: {where}"
