"""How much of the article that started the project holds, in words."""

from collections.abc import Mapping
from datetime import date

from wording.values import written_day


def headline(figures: Mapping[str, int]) -> str:
    """Return in a line how many statements have each verdict that weighs.

    Parameters
    ----------
    figures
        Number of statements by verdict.
    """
    wrong = figures["wrong"]
    return (
        f"{figures['supported']} of the article’s {sum(figures.values())} statements hold, "
        f"{figures['imprecise']} are imprecise and {wrong or 'none'} "
        f"{'is' if wrong == 1 else 'are'} wrong"
    )


def sentence(announced: date, computed: int) -> str:
    """Return what the article is, and how many of its statements the tables decide."""
    return (
        "In March 2025 an article reported that Estonia, Latvia, Lithuania and Poland planned to "
        f"leave the Ottawa Convention, as announced on {written_day(announced)}; it started this "
        "project. Here each of its statements is checked against the record, "
        f"{computed} of them with figures computed from the tables."
    )
