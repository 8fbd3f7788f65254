"""The head of the article's page: how much of it holds, and which verdicts to show."""

import streamlit as st

from record.article.statements import LABEL, MEANING, Claim, counted
from record.article.verdicts import ARTICLE_DAY
from record.view import BadValue
from ui import controls, template
from wording.values import written_day

PARAMETER = "verdict"
"""Name of the page's own parameter in its address; repeated for several verdicts."""

SIGN = {"supported": "✓", "imprecise": "≈", "wrong": "✕", "opinion": "”", "unverified": "?"}
"""The sign beside the name of a verdict, so that nothing hangs on a colour."""


def chosen() -> list[str]:
    """Return the verdicts that the visitor wants to see, none for all; reject unknown ones."""
    values = controls.own(PARAMETER)
    for value in values:
        if value not in LABEL:
            controls.reject(BadValue(PARAMETER, value, f"one of {', '.join(LABEL)}"))
            return []
    return [verdict for verdict in LABEL if verdict in values]


def show(found: list[Claim]) -> None:
    """Show in one line how much of the article holds, and the bar of all verdicts."""
    figures = counted(found)
    template.show(
        "article_head.html",
        figures=figures,
        total=len(found),
        computed=sum(bool(claim.computed) for claim in found),
        day=written_day(ARTICLE_DAY),
        label=LABEL,
        meaning=MEANING,
        sign=SIGN,
    )


def choice(found: list[Claim], verdicts: list[str]) -> None:
    """Show the filter by verdict."""
    figures = counted(found)
    st.session_state["verdicts"] = verdicts
    st.pills(
        "Verdict",
        list(LABEL),
        format_func=lambda verdict: f"{SIGN[verdict]} {LABEL[verdict]} · {figures[verdict]}",
        selection_mode="multi",
        key="verdicts",
        label_visibility="collapsed",
        on_change=lambda: controls.keep(PARAMETER, list(st.session_state["verdicts"])),
    )
