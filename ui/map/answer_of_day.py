"""The answer of the day, first thing on the page: headline and sentence."""

from datetime import date

from record.view import View
from ui import cached, template
from wording import answer


def show(view: View, today: date) -> None:
    """Show the answer of a view's day in words, with what is not certain of it."""
    treaty = cached.atlas().treaty(view.treaty)
    found = cached.answer_of(view.treaty, view.day, today)
    template.show(
        "answer.html",
        headline=answer.headline(found, treaty, today=today),
        sentence=f"{answer.counted(found, treaty, today=today)}.",
        uncertain=found.uncertain,
        treaty=treaty,
        day=view.day.isoformat(),
    )
