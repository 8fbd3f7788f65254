"""A change of status as news: who did what under which treaty, and since when the record has it."""

from typing import Any

from treaty.statuses import Status
from wording.values import opening, with_article, written_day

_TITLE = {
    Status.PARTY: "The {treaty} entered into force for {state}",
    Status.CONTESTED: "{state} claimed to have suspended the {treaty}",
    Status.LEAVING: "{state} gave notice of withdrawal from the {treaty}",
    Status.LEFT: "{state} left the {treaty}",
    Status.JOINING: "{state} consented to be bound by the {treaty}",
    Status.SIGNED: "{state} signed the {treaty}",
    Status.OUTSIDE: "{state} became a state, not a party to the {treaty}",
}


def title(row: Any, treaty: str) -> str:
    """Return what a row of `treaty.changes` says, under a treaty named by its short title."""
    text = _TITLE[Status(row.to_status)]
    return opening(text.format(state=with_article(row.name), treaty=treaty))


def taken_up(day: str, first: str) -> str:
    """Return since which day the record has an act; `first` is that of the record's beginning."""
    if day == first:
        return f"On record since the record began on {written_day(day)}."
    return f"Taken into the record, or its days corrected, on {written_day(day)}."
