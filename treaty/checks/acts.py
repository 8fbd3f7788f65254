"""Rules of a single act: its days, its effect, whom it concerns, its notification."""

from collections.abc import Iterator
from datetime import date

from treaty import acts, law
from treaty.checks.rule import Frames, Rule, at, fault
from treaty.faults import Fault

OBJECTION = "objection"


def by_who_can_deposit(frames: Frames) -> Iterator[Fault]:
    """Only those act from whom the depositary accepts acts."""
    cannot = set(frames["states"].query("can_deposit == 'false'")["iso3"])
    for row in frames["actions"].itertuples():
        if row.iso3 in cannot:
            yield fault("actions", row, "iso3", "cannot deposit, so it has no act")


def bounds_in_order(frames: Frames) -> Iterator[Fault]:
    """The first possible day of an act is not after the last."""
    for row in frames["actions"].itertuples():
        if row.date_earliest > row.date_latest:
            yield fault("actions", row, "date_latest", f"before {row.date_earliest}")


def day_within_bounds(frames: Frames) -> Iterator[Fault]:
    """The day of an act lies between its bounds."""
    for row in frames["actions"].itertuples():
        if row.date and not row.date_earliest <= row.date <= row.date_latest:
            span = f"{row.date_earliest} to {row.date_latest}"
            yield fault("actions", row, "date", f"outside its bounds {span}")


def after_opening(frames: Frames) -> Iterator[Fault]:
    """Nobody acts before the treaty is opened for signature."""
    opened = dict(frames["treaties"][["treaty", "opened_for_signature"]].to_numpy())
    for row in frames["actions"].itertuples():
        if row.date_earliest < opened[row.treaty]:
            reason = f"before the treaty was opened on {opened[row.treaty]}"
            yield fault("actions", row, "date_earliest", reason)


def after_birth(frames: Frames) -> Iterator[Fault]:
    """No state acts before it came into being."""
    born = dict(frames["states"][["iso3", "state_since"]].to_numpy())
    for row in frames["actions"].itertuples():
        if row.date_earliest < born[row.iso3]:
            reason = f"before {row.iso3} came into being on {born[row.iso3]}"
            yield fault("actions", row, "date_earliest", reason)


def effects(frames: Frames) -> Iterator[Fault]:
    """Consent binds by article 17 and a withdrawal frees by article 20; no other act has an effect.

    Where the day of an act is not known, neither is that of its effect.
    """
    rules = acts.rules(frames["treaties"])
    born = dict(frames["states"][["iso3", "state_since"]].to_numpy())
    for row in frames["actions"].itertuples():
        rule, expected = rules[row.treaty], {""}
        if row.date and row.action in law.CONSENT:
            expected = {rule.entry_into_force(date.fromisoformat(row.date)).isoformat()}
            if row.action == law.SUCCESSION:
                # A successor may be bound from the day on which it came into being
                # (South Sudan, by the practice of the UN Office of Legal Affairs).
                expected |= {born[row.iso3]} - {""}
        elif row.date and row.action == law.WITHDRAWAL:
            expected = {rule.withdrawal_effect(date.fromisoformat(row.date)).isoformat()}
        if row.effective_date not in expected:
            wanted = " or ".join(sorted(expected)) or "nothing"
            reason = f"expected {wanted} for {row.action} of {row.date or 'an unknown day'}"
            yield fault("actions", row, "effective_date", reason)


def earlier_effects(frames: Frames) -> Iterator[Fault]:
    """An effect may be earlier than it is counted only of a successor: from when it came to be."""
    born = dict(frames["states"][["iso3", "state_since"]].to_numpy())
    for row in frames["actions"].itertuples():
        earliest, since = row.effective_earliest, born[row.iso3]
        if earliest and (row.action != law.SUCCESSION or earliest != since):
            reason = "expected nothing or the day on which a successor came into being"
            yield fault("actions", row, "effective_earliest", reason)
        elif earliest and earliest >= row.effective_date:
            reason = f"expected a day before that of the effect, {row.effective_date}"
            yield fault("actions", row, "effective_earliest", reason)


def taken_up_once_made(frames: Frames) -> Iterator[Fault]:
    """The record takes up no act before it was made."""
    for row in frames["actions"].itertuples():
        if row.taken_up < row.date_latest:
            yield fault("actions", row, "taken_up", f"before {row.date_latest}")


def objections_concern(frames: Frames) -> Iterator[Fault]:
    """An objection concerns another state; no other act concerns one."""
    for row in frames["actions"].itertuples():
        if row.action != OBJECTION and row.concerns:
            yield fault("actions", row, "concerns", f"expected nothing for {row.action}")
        elif row.action == OBJECTION and row.concerns in ("", row.iso3):
            yield fault("actions", row, "concerns", "expected the state that it is made against")


def notifications_have_addresses(frames: Frames) -> Iterator[Fault]:
    """A notification has an address, and an address is that of a notification."""
    for row in frames["actions"].itertuples():
        if row.reference and not row.reference_url:
            yield fault("actions", row, "reference_url", f"expected that of {row.reference}")
        if row.reference_url and not row.reference:
            yield fault("actions", row, "reference", f"expected that of {row.reference_url}")


def notifications_of_the_treaty(frames: Frames) -> Iterator[Fault]:
    """A notification is one of the act's own treaty."""
    number = dict(frames["treaties"][["treaty", "un_treaty_collection"]].to_numpy())
    for row in frames["actions"].itertuples():
        if row.reference and row.reference.partition("TREATIES-")[2] != number[row.treaty]:
            reason = f"expected a notification of {row.treaty}, TREATIES-{number[row.treaty]}"
            yield fault("actions", row, "reference", reason)


def recorded_once(frames: Frames) -> Iterator[Fault]:
    """No act is recorded twice."""
    actions = frames["actions"]
    again = actions.duplicated(["treaty", "iso3", "action", "date", "date_latest", "concerns"])
    for row in actions[again].itertuples():
        place = f"{row.action!r} of {row.iso3} ({row.treaty}) on {row.date or row.date_latest}"
        yield at("actions", row.Index, "action", f"{place}: is recorded already")


RULES: tuple[Rule, ...] = (
    by_who_can_deposit,
    bounds_in_order,
    day_within_bounds,
    after_opening,
    after_birth,
    effects,
    earlier_effects,
    taken_up_once_made,
    objections_concern,
    notifications_have_addresses,
    notifications_of_the_treaty,
    recorded_once,
)
