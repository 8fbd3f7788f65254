"""Where one state stands, in a headline and in detail."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from treaty.law import SUCCESSION
from treaty.statuses import DETAIL, DETAIL_BY, SHORT, Status
from wording.values import opening, with_article, written_day

_HEADLINE = {
    Status.PARTY: "{state} {is} bound by the ban on {ban_on}, since {since}",
    Status.CONTESTED: "{state} {is} bound by the ban on {ban_on}; it {claims} to suspend it",
    Status.LEAVING: "{state} {is} leaving the ban on {ban_on}, bound until {until}",
    Status.LEFT: "{state} {has} left the ban on {ban_on}: not bound since {since}",
    Status.JOINING: "{state} {is} joining the ban on {ban_on}, not bound before {until}",
    Status.SIGNED: "{state} {has} signed the ban on {ban_on} and not ratified it: not bound",
    Status.OUTSIDE: "{state} {is} not bound by the ban on {ban_on}: it {never} joined",
}
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
    line = _HEADLINE[Status(row["status"])].format(
        state=with_article(row["name"]),
        ban_on=treaty["ban_on"],
        since=written_day(row["since"]),
        until=written_day(row["until"]) if row["until"] else "",
        **(_THEN if past else _NOW),
    )
    return f"On {written_day(row['date'])} {line}" if past else opening(line)


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
            f"{name} cannot join the {treaty['short_title']}: no act is accepted from it"
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
    day_known = row["consented"] or not row["consent_by"]
    dates = {name: written_day(row[name]) if row[name] else "" for name in ("since", "until")}
    return Standing(
        treaty=treaty["short_title"],
        code=status.value,
        name=SHORT[status],
        detail=(DETAIL if day_known else DETAIL_BY)[status].format(**dates),
        bound=bool(row["bound"]),
        certain=row["certainty"] == "certain",
        reaches_back=row["consent_by"] == SUCCESSION and row["in_force"] < row["consented"],
    )
