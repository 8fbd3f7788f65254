"""Where one state stands, in a headline and in detail."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from treaty.statuses import DETAIL, DETAIL_BY, Status, words
from wording.values import opening, with_article, written_day, written_span

_HEADLINE = {
    Status.PARTY: "{state} {is} bound by the {rule}, since {since}",
    Status.CONTESTED: "{state} {is} bound by the {rule}; it {claims} to have suspended it",
    Status.LEAVING: "{state} {is} leaving the {rule}, bound until {until}",
    Status.LEFT: "{state} {has} left the {rule} and {has} not been bound since {since}",
    Status.JOINING: "{state} {is} joining the {rule}, bound from {until}",
    Status.SIGNED: "{state} {has} signed the {rule} but not ratified it: not bound",
    Status.OUTSIDE: "{state} {is} not bound by the {rule}: it {never} joined",
}
_JOINING_BY = "{state} {is} joining the {rule}, bound by {until} at the latest"
"""The same where the day of the deposit is not known."""
_NOW = {"is": "is", "has": "has", "claims": "claims", "never": "never"}
_THEN = {"is": "was", "has": "had", "claims": "claimed", "never": "had not"}


def headline(row: pd.Series, treaty: pd.Series, *, today: date) -> str:
    """Return where a state stands on the day of a snapshot, in a line.

    Parameters
    ----------
    row
        The state's row of a snapshot (see `treaty.snapshot`).
    treaty
        The treaty's row of `treaties.csv`.
    """
    past = row["date"] != today.isoformat()
    status = Status(row["status"])
    vague = is_vague(row)
    text = _JOINING_BY if vague and status is Status.JOINING else _HEADLINE[status]
    line = text.format(
        state=with_article(row["name"]),
        rule=words(treaty).whole_rule,
        since=began(row),
        until=written_day(row["until"]) if row["until"] else "",
        **(_THEN if past else _NOW),
    )
    return f"On {written_day(row['date'])} {line}" if past else opening(line)


def is_vague(row: Any) -> bool:
    """Whether a status may have begun before the day from which it counts.

    Parameters
    ----------
    row
        The state's row of a snapshot.
    """
    return bool(row["since_earliest"] < (row["since"] or row["since_latest"]))


def began(row: Any) -> str:
    """Return when a status began: a day, or the days between which it did."""
    if is_vague(row):
        return f"a day {written_span(row['since_earliest'], row['since_latest'])}"
    return written_day(row["since"])


def no_headline(state: pd.Series, treaty: pd.Series, day: date, *, today: date) -> str:
    """Return the line for a state without a status on a day.

    Parameters
    ----------
    state
        The state's row of `states.csv`.
    """
    name = with_article(state["name_short"])
    if state["can_deposit"] == "false":
        return opening(
            f"{name} is not eligible to join the {treaty['short_title']}: "
            "the depositary accepts no act from it"
        )
    was = "is" if day == today else "was"
    return f"On {written_day(day)} {name} {was} not yet a state"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a state stands under a treaty: the status by code and name, and what it means.

    `reaches_back` says whether it is bound from before its deposit, by succession.
    """

    treaty: str
    code: str
    name: str
    detail: str
    bound: bool
    certain: bool
    reaches_back: bool


def standing(row: pd.Series, treaty: pd.Series) -> Standing:
    """Return where a state stands, by its row of a snapshot and the treaty's of `treaties.csv`."""
    status = Status(row["status"])
    days = {"since": row["since"] or row["since_latest"], "until": row["until"]}
    days["earliest"] = row["since_earliest"]
    dates = {name: written_day(day) if day else "" for name, day in days.items()}
    return Standing(
        treaty=treaty["short_title"],
        code=status.value,
        name=words(treaty).short[status],
        detail=(DETAIL_BY if is_vague(row) else DETAIL)[status].format(**dates),
        bound=bool(row["bound"]),
        certain=row["certainty"] == "certain",
        reaches_back=bool(row["retroactive"]),
    )
