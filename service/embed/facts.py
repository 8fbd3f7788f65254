"""What the embeddable page knows beside the timelines, as its script reads it."""

from collections.abc import Iterator
from datetime import date

from geo.areas import LABEL, Area
from record.atlas import Atlas
from record.basis import Basis
from record.steps import year_ends
from record.view import DEFAULT_TREATY
from treaty.history import History, day_number
from treaty.statuses import BOUND, Status

DEPOSITED = BOUND | {Status.JOINING}
"""Statuses of which the deposit is part; a succession may bind before it."""


def facts(basis: Basis, whose_today: str) -> dict[str, object]:
    """Return what the page knows beside the timelines, as plain data for JSON.

    Today is the day of `basis`; `whose_today` says what kind of day that is, in words.
    Play shows the days of `year_ends` and then each change. `uncounted` lists the spans
    `[state, from, until]` in which a state is bound and the UN does not count it yet. Days are
    numbers of days since 1970-01-01.
    """
    atlas = basis.atlas
    return {
        "version": atlas.version,
        "today": day_number(basis.today),
        "whose_today": whose_today,
        "treaty": DEFAULT_TREATY,
        "treaties": {code: _treaty(atlas, history) for code, history in atlas.histories.items()},
        "area": Area.EUROPE.value,
        "areas": {area.value: LABEL[area] for area in Area},
        "statuses": [status.value for status in Status],
        "bound": [status.value for status in Status if status in BOUND],
        "deposited": [status.value for status in Status if status in DEPOSITED],
    }


def _treaty(atlas: Atlas, history: History) -> dict[str, object]:
    row, called = atlas.treaty(history.treaty), atlas.words(history.treaty)
    return {
        "title": row["short_title"],
        "rule": called.whole_rule,
        "parties": called.parties,
        "opened": day_number(history.rules.opened),
        "year_ends": [day_number(day) for day in year_ends(history.rules.opened)],
        "read_until": day_number(date.fromisoformat(row["read_until"])),
        "known_until": day_number(date.fromisoformat(row["known_until"])),
        "uncounted": list(_uncounted(history)),
    }


def _uncounted(history: History) -> Iterator[list[object]]:
    spans = history.spans
    counted = spans["status"].isin(DEPOSITED)
    if (spans["deposited"] & ~counted).any():
        raise ValueError("a state is counted by the UN without a status that shows its deposit")
    for row in spans.index[counted & ~spans["deposited"]]:
        yield [spans.at[row, "iso3"], int(history.first[row]), int(history.end[row])]
