"""What the embeddable page knows beside the timelines, as its script reads it."""

from geo.areas import LABEL, Area
from record.basis import Basis
from record.query_values import IGNORED
from record.view import DEFAULT_TREATY, SHARED
from treaty.history import day_number
from treaty.statuses import Status

PLAY = "play"
"""The parameter that only this page has."""


def facts(basis: Basis, whose_today: str) -> dict[str, object]:
    """Return what the page knows beside the timelines, as plain data for JSON.

    Today is the day of `basis`; `whose_today` says what kind of day that is, in words.
    `treaties` gives the day from which each treaty has a status. Days are numbers of days since
    1970-01-01.
    """
    atlas = basis.atlas
    return {
        "version": atlas.version,
        "today": day_number(basis.today),
        "whose_today": whose_today,
        "treaty": DEFAULT_TREATY,
        "treaties": {
            code: day_number(history.rules.opened) for code, history in atlas.histories.items()
        },
        "area": Area.EUROPE.value,
        "areas": {area.value: LABEL[area] for area in Area},
        "statuses": [status.value for status in Status],
        "parameters": [*SHARED, PLAY],
        "ignored": IGNORED.pattern,
    }
