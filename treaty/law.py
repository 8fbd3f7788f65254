"""The rules of a treaty, and the one function that says where a state stands on a day.

The articles are those of the Ottawa Convention; the Convention on Cluster Munitions has
the same articles 17 and 20. A treaty's own numbers, and whether it counts months from the day or
from the month of a deposit, come from `treaties.csv`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from treaty.statuses import BOUND, Status

SIGNATURE = "signature"
DEFINITIVE_SIGNATURE = "definitive_signature"
SUCCESSION = "succession"
NOTIFIED_CONSENT = "consent_to_be_bound"
"""A consent notified by who is a party to the convention that a protocol is annexed to."""
CONSENT = frozenset(
    {
        "ratification",
        "acceptance",
        "approval",
        "accession",
        SUCCESSION,
        DEFINITIVE_SIGNATURE,
        NOTIFIED_CONSENT,
    }
)
"""Acts that express consent to be bound (article 16)."""
WITHDRAWAL = "withdrawal_notification"
SUSPENSION = "suspension_notification"
PROVISIONAL_APPLICATION = "provisional_application"
SILENT = frozenset({"objection", PROVISIONAL_APPLICATION})
"""Acts that are recorded and change no status."""
DECISIVE = CONSENT | {SIGNATURE, WITHDRAWAL, SUSPENSION}
KINDS = DECISIVE | SILENT
FROM_MONTH, FROM_DAY = "month", "day"
"""What the months until an entry into force are counted from: the month or the day of deposit."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a treaty says of its own time (a row of `treaties.csv`)."""

    opened: date
    in_force: date
    consent_months: int
    counted_from: str
    withdrawal_months: int

    def entry_into_force(self, deposit: date) -> date:
        """Day on which a treaty enters into force for who deposits on a day (article 17(2)).

        States that deposit before the treaty itself is in force are bound from the treaty's
        own entry into force (article 17(1)).
        """
        return max(self.months_after(deposit), self.in_force)

    def months_after(self, deposit: date) -> date:
        """Day that the treaty counts to from a deposit.

        From the month of deposit it is the first day of the sixth month after it; from the day of
        deposit the same day of that month, or its last one where it has no such day.
        """
        if self.counted_from == FROM_DAY:
            return _same_day(deposit, self.consent_months)
        return (pd.Period(deposit, "M") + self.consent_months).to_timestamp().date()

    def withdrawal_effect(self, notice: date) -> date:
        """Day on which a withdrawal takes effect: months after its receipt (article 20(3))."""
        return _same_day(notice, self.withdrawal_months)


def _same_day(day: date, months: int) -> date:
    return (pd.Timestamp(day) + pd.DateOffset(months=months)).date()


@dataclass(frozen=True, slots=True)
class Act:
    """One dated act of a state.

    `on` is the day that decides and `latest` the last day on which the act may have been
    made; they differ where the day is not certain. Where no day is known at all, `on` equals
    `latest`, `known` is false and `earliest` opens the doubt. `effect` is the day on which
    the act binds or releases the state, `effect_earliest` the first day on which it may.
    """

    kind: str
    on: date
    earliest: date
    latest: date
    known: bool
    effect: date | None
    effect_earliest: date | None
    reference: str
    source_url: str

    @property
    def certain(self) -> bool:
        """Whether the day of the act is beyond doubt."""
        return self.known and self.on == self.latest

    @property
    def began(self) -> date:
        """The first day from which the act counts, as far as is known."""
        return self.on if self.known else self.earliest

    def doubts(self) -> list[tuple[date, date]]:
        """Half-open intervals of days on which it is uncertain whether the act counts yet."""
        doubts = [(self.began, self.latest)]
        if self.effect and self.effect_earliest:
            doubts.append((self.effect_earliest, self.effect))
        return [(start, end) for start, end in doubts if start < end]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a state stands on a day, from the acts made by that day and what they fix.

    `since` and `until` bound this status as known that day; it began between `since_earliest`
    and `since_latest`, which differ where the day is not certain. `retroactive` says whether the
    state is bound by a succession from before its deposit. `signature`, `consent` and
    `notice` are the latest acts of their kind; who consents again after a withdrawal begins a
    new life under the treaty, and the signature and the notice of the one before are none of it.
    `decisive` is the act that the status rests on.
    """

    status: Status
    certain: bool
    since: date
    since_earliest: date
    since_latest: date
    until: date | None
    retroactive: bool
    deposited: bool
    signature: Act | None
    consent: Act | None
    notice: Act | None
    decisive: Act | None


def standing(acts: Sequence[Act], day: date, *, origin: date) -> Standing:
    """Return where a state stands on a day.

    The latest act decides; a notice of withdrawal outranks a claimed suspension; a deposit
    after a withdrawal begins anew. No act of a later day is used, with one exception: a
    succession may bind from the day on which the state came into being, before its deposit.

    Parameters
    ----------
    acts
        The acts of one state under one treaty, in order of `on`.
    day
        The day in question.
    origin
        The later of the day on which the treaty was opened and that on which the state
        came into being.
    """
    made = [act for act in acts if act.on <= day]
    consent = _latest(
        [act for act in acts if act.on <= day or (act.kind == SUCCESSION and _effect(act) <= day)],
        CONSENT,
    )
    since_consent = [act for act in made if consent and act.on >= consent.on]
    notice, claim = _latest(since_consent, {WITHDRAWAL}), _latest(since_consent, {SUSPENSION})
    former = _latest([act for act in made if consent and act.on < consent.on], {WITHDRAWAL})
    signature = _latest([act for act in made if not former or act.on > former.on], {SIGNATURE})

    status, since, until, decisive = Status.OUTSIDE, origin, None, None
    if signature:
        status, since, decisive = Status.SIGNED, signature.on, signature
    if consent:
        in_force = _effect(consent)
        if notice and day >= _effect(notice):
            status, since, decisive = Status.LEFT, _effect(notice), notice
        elif day < in_force:
            # A notice during these months may take effect before the entry into force.
            until = min(in_force, _effect(notice)) if notice else in_force
            status, since, decisive = Status.JOINING, consent.on, consent
        elif notice:
            until, decisive = _effect(notice), notice
            status, since = Status.LEAVING, max(notice.on, in_force)
        elif claim:
            decisive = claim
            status, since = Status.CONTESTED, max(claim.on, in_force)
        else:
            status, since, decisive = Status.PARTY, in_force, consent

    earliest, latest = _began(status, decisive, consent) if decisive else (since, since)
    return Standing(
        status=status,
        certain=not any(start <= day < end for act in acts for start, end in act.doubts()),
        since=since,
        since_earliest=earliest,
        since_latest=latest,
        until=until,
        retroactive=status in BOUND and consent is not None and _effect(consent) < consent.on,
        deposited=consent is not None and consent.on <= day and status is not Status.LEFT,
        signature=signature,
        consent=consent,
        notice=notice,
        decisive=decisive,
    )


def _began(status: Status, decisive: Act, consent: Act | None) -> tuple[date, date]:
    """Return the first and the last day on which a status may have begun."""
    if status in (Status.PARTY, Status.LEFT):
        return _effect_earliest(decisive), _effect(decisive)
    if consent is None or status is Status.JOINING:
        return decisive.began, decisive.latest
    # Who is not bound yet leaves, or claims suspension, from the entry into force on.
    return (
        max(decisive.began, _effect_earliest(consent)),
        max(decisive.latest, _effect(consent)),
    )


def turning_points(acts: Sequence[Act], *, origin: date) -> list[date]:
    """Return the days, in order, from which `standing` may give another answer."""
    days = {origin}
    for act in acts:
        days |= {act.on, act.effect or act.on}
        days |= {day for doubt in act.doubts() for day in doubt}
    return sorted(day for day in days if day >= origin)


def _latest(acts: Sequence[Act], kinds: frozenset[str] | set[str]) -> Act | None:
    return next((act for act in reversed(acts) if act.kind in kinds), None)


def _effect(act: Act) -> date:
    if act.effect is None:
        raise ValueError(f"act {act.kind} of {act.on} has no effect, one was expected")
    return act.effect


def _effect_earliest(act: Act) -> date:
    return act.effect_earliest or _effect(act)
