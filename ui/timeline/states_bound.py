"""The answer of the page Timeline: how many states are bound, and were at most."""

from datetime import date

from record.page_answers import of_timeline
from record.view import View
from ui import cached, page_answer


def show(view: View, today: date) -> None:
    """Show how many states of the area are bound on the view's day, and were at most."""
    page_answer.show(of_timeline(view, cached.basis(today)))
