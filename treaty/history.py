"""A treaty's whole life: for each state, spans of days in which nothing known changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from treaty import acts
from treaty.collation import collated
from treaty.law import Act, Rules, Standing, standing, turning_points
from treaty.statuses import BOUND, Words, words
from treaty.tables import Tables

EPOCH = date(1970, 1, 1)
END_OF_TIME = np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False)
class History:
    """The spans of every state under one treaty.

    `spans` has one row per state and span, sorted by name and time, with the columns of a
    snapshot (dates as ISO text, empty where none or where the day is not known, but for `since`,
    which is the day that decides) and
    `deposited` (counted by the UN), `act`, `act_date`, `act_certain`, `reference` of the act
    that the status rests on. `first` and `end` are the days since 1970-01-01 that bound each
    span, half-open.
    """

    treaty: str
    rules: Rules
    spans: pd.DataFrame
    first: np.ndarray
    end: np.ndarray


def history(tables: Tables, treaty: str) -> History:
    """Return the history of a treaty.

    Raises
    ------
    KeyError
        If `treaties.csv` has no such treaty.
    """
    rules = acts.rules(tables.treaties)
    rule = rules[treaty]
    actions = tables.actions[tables.actions["treaty"] == treaty]
    own = acts.decisive(actions, rules)[treaty]
    row = tables.treaties.set_index("treaty").loc[treaty]
    rows = [
        {"treaty": treaty, "iso3": state.iso3, "name": state.name_short, **span}
        for state in depositing(tables.states).sort_values("name_short", key=collated).itertuples()
        for span in _spans(
            own.get(state.iso3, []),
            _origin(state.state_since, rule),
            row["source_url"],
            words(row),
        )
    ]
    spans = pd.DataFrame(rows, dtype=object).astype(
        {"bound": bool, "deposited": bool, "retroactive": bool}
    )
    first, end = (spans.pop(name).to_numpy(dtype=int) for name in ("first", "end"))
    return History(treaty, rule, spans, first, end)


def of_state(history: History, iso3: str) -> History:
    """Return the spans of one state alone."""
    own = (history.spans["iso3"] == iso3).to_numpy()
    return History(
        history.treaty, history.rules, history.spans[own], history.first[own], history.end[own]
    )


def depositing(states: pd.DataFrame) -> pd.DataFrame:
    """Return the states from which the depositary accepts acts (197 of 199)."""
    return states[states["can_deposit"] == "true"]


def day_number(day: date) -> int:
    """Return a day as days since 1970-01-01."""
    return (day - EPOCH).days


def _origin(state_since: str, rule: Rules) -> date:
    return max(rule.opened, date.fromisoformat(state_since)) if state_since else rule.opened


def _spans(
    own: list[Act], origin: date, fallback_url: str, called: Words
) -> Iterator[dict[str, Any]]:
    days = turning_points(own, origin=origin)
    ends = [*(day_number(day) for day in days[1:]), END_OF_TIME]
    standings = [standing(own, day, origin=origin) for day in days]
    for day, end, where in zip(days, ends, standings, strict=True):
        yield {"first": day_number(day), "end": end} | _cells(where, fallback_url, called)


def _cells(where: Standing, fallback_url: str, called: Words) -> dict[str, Any]:
    since, until = _iso(where.since), _iso(where.until)
    dated = where.decisive is None or where.decisive.known
    label = (called.label if dated else called.label_by)[where.status]
    deposited_act = where.consent if where.deposited or where.notice else None
    return {
        "status": where.status.value,
        "label": label.replace("{since}", since).replace("{until}", until),
        "bound": where.status in BOUND,
        "certainty": "certain" if where.certain else "uncertain",
        "since": since,
        "since_earliest": _iso(where.since_earliest),
        "since_latest": _iso(where.since_latest),
        "until": until,
        "retroactive": where.retroactive,
        "signed": _made(where.signature),
        "consented": _made(deposited_act),
        "consent_by": deposited_act.kind if deposited_act else "",
        "in_force": _effect(where.consent),
        "notice": _made(where.notice),
        "left": _effect(where.notice),
        "source_url": where.decisive.source_url if where.decisive else fallback_url,
        "deposited": where.deposited,
        "act": where.decisive.kind if where.decisive else "",
        "act_date": _made(where.decisive),
        "act_certain": where.decisive is None
        or (where.decisive.certain and where.since_earliest == where.since_latest),
        "reference": where.decisive.reference if where.decisive else "",
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _made(act: Act | None) -> str:
    return _iso(act.on) if act and act.known else ""


def _effect(act: Act | None) -> str:
    return _iso(act.effect) if act and act.known else ""
