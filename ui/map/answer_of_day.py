"""The answer of the day, first thing on the page: headline and sentence."""

from datetime import date

from record.page_answers import of_map
from record.view import View
from ui import cached, page_answer


def show(view: View, today: date) -> None:
    """Show the answer of a view's day in words, with what is not certain of it."""
    page_answer.show(of_map(view, cached.basis(today)), followed=True)
