"""The head of the article's page: how much of it holds, and which verdicts to show."""

from datetime import date

import streamlit as st

from record import page_parameters
from record.article.statements import LABEL
from record.page_answers import of_article
from ui import cached, controls, page_answer

SIGN = {"supported": "✓", "imprecise": "≈", "wrong": "✕", "opinion": "”", "unverified": "?"}
"""The sign beside the name of a verdict, so that nothing hangs on a colour."""


def chosen() -> list[str]:
    """Return the verdicts that the visitor wants to see, none for all; reject unknown ones."""
    return controls.used(page_parameters.verdicts(controls.own()))


def show(today: date) -> None:
    """Show in one line how much of the article holds."""
    page_answer.show(of_article(cached.basis(today)))


def choice(verdicts: list[str]) -> None:
    """Show the filter by verdict."""
    controls.display("verdicts", verdicts)
    st.pills(
        "Verdict",
        list(LABEL),
        format_func=lambda verdict: f"{SIGN[verdict]} {LABEL[verdict]}",
        selection_mode="multi",
        key="verdicts",
        label_visibility="collapsed",
        on_change=lambda: controls.keep(
            page_parameters.VERDICT, list(st.session_state["verdicts"])
        ),
    )
