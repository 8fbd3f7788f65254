"""A state's whole history under a treaty, act by act, as known on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from treaty.acts import act_of
from treaty.law import SUCCESSION, WITHDRAWAL, Rules

TITLE = {
    "signature": "Signature",
    "ratification": "Ratification deposited",
    "acceptance": "Acceptance deposited",
    "approval": "Approval deposited",
    "accession": "Accession deposited",
    "succession": "Succession deposited",
    "definitive_signature": "Signature, definitive",
    "consent_to_be_bound": "Consent to be bound notified",
    "withdrawal_notification": "Notice of withdrawal deposited",
    "suspension_notification": "Suspension claimed",
    "objection": "Objection to a claimed suspension",
    "provisional_application": "Provisional application declared",
}
IN_FORCE = "Entry into force"
OUT_OF_FORCE = "Withdrawal in effect"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a state's history.

    It happened between `earliest` and `latest` (ISO dates, equal where the day is certain);
    `iso3` is the state that acted and `concerns` the state whose act it objects to, if any.
    """

    iso3: str
    title: str
    earliest: str
    latest: str
    concerns: str
    reference: str
    reference_url: str
    source_url: str
    confidence: str
    note: str


def life(actions: pd.DataFrame, rules: Rules, iso3: str, day: date) -> list[Entry]:
    """Return a state's acts up to a day and the effects that they fix, newest first.

    Parameters
    ----------
    actions
        The rows of the table `actions` under one treaty.
    rules
        That treaty's rules.
    """
    own = actions[actions["iso3"] == iso3]
    entries = [entry for row in own.itertuples() for entry in _entries(row, rules, day)]
    return sorted(entries, key=lambda entry: (entry.latest, _RANK[entry.title]), reverse=True)


def objections(actions: pd.DataFrame, rules: Rules, iso3: str, day: date) -> list[Entry]:
    """Return the objections to a state's acts up to a day, oldest first."""
    against = actions[actions["concerns"] == iso3]
    entries = [entry for row in against.itertuples() for entry in _entries(row, rules, day)]
    return sorted(entries, key=lambda entry: (entry.latest, entry.iso3))


_RANK = {title: rank for rank, title in enumerate([*TITLE.values(), IN_FORCE, OUT_OF_FORCE])}


def _entries(row: Any, rules: Rules, day: date) -> Iterator[Entry]:
    act = act_of(row, rules)
    known = {
        "iso3": row.iso3,
        "reference": row.reference,
        "reference_url": row.reference_url,
        "source_url": row.source_url,
        "confidence": row.confidence,
    }
    if act.on <= day:
        earliest = act.on if act.known else act.earliest
        yield Entry(
            title=TITLE[act.kind],
            earliest=earliest.isoformat(),
            latest=act.latest.isoformat(),
            concerns=row.concerns,
            note=row.note,
            **known,
        )
    binds_already = act.kind == SUCCESSION and act.effect is not None and act.effect <= day
    if act.effect and act.effect_earliest and (act.on <= day or binds_already):
        yield Entry(
            title=OUT_OF_FORCE if act.kind == WITHDRAWAL else IN_FORCE,
            earliest=act.effect_earliest.isoformat(),
            latest=act.effect.isoformat(),
            concerns="",
            note="",
            **known,
        )
