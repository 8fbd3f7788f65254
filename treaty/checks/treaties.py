"""Rules of the table of treaties."""

from collections.abc import Iterator
from datetime import date

from treaty.acts import rules
from treaty.checks.rule import Frames, Rule, fault
from treaty.faults import Fault
from treaty.law import CONSENT


def not_empty(frames: Frames) -> Iterator[Fault]:
    """There are treaties."""
    if frames["treaties"].empty:
        yield Fault("treaties.csv", None, None, "expected at least one treaty")


def days_in_order(frames: Frames) -> Iterator[Fault]:
    """A treaty is adopted, then opened for signature, and not in force before that."""
    for row in frames["treaties"].itertuples():
        if row.adopted > row.opened_for_signature:
            reason = f"before the treaty was adopted on {row.adopted}"
            yield fault("treaties", row, "opened_for_signature", reason)
        if row.opened_for_signature > row.entered_into_force:
            reason = f"before the treaty was opened on {row.opened_for_signature}"
            yield fault("treaties", row, "entered_into_force", reason)


def record_in_order(frames: Frames) -> Iterator[Fault]:
    """The record of a treaty ends after it was opened, and not before its page was read."""
    for row in frames["treaties"].itertuples():
        if row.read_until < row.opened_for_signature:
            reason = f"before the treaty was opened on {row.opened_for_signature}"
            yield fault("treaties", row, "read_until", reason)
        if row.known_until < row.read_until:
            reason = f"before the day of the page that was read, {row.read_until}"
            yield fault("treaties", row, "known_until", reason)


def in_force_by_its_deposits(frames: Frames) -> Iterator[Fault]:
    """A treaty is in force when enough states have deposited, not later (article 17(1)).

    It may be in force earlier than the deposits on record say, as long as some are missing.
    Those that the depositary did not count come on top.
    """
    actions, by_treaty = frames["actions"], rules(frames["treaties"])
    made = actions[actions["action"].isin(CONSENT) & (actions["date"] != "")]
    for row in frames["treaties"].itertuples():
        deposits = sorted(made.loc[made["treaty"] == row.treaty, "date"])
        needed = int(row.eif_first_n) + int(row.eif_not_counted or 0)
        if len(deposits) < needed:
            continue
        last = date.fromisoformat(deposits[needed - 1])
        due = by_treaty[row.treaty].months_after(last).isoformat()
        if row.entered_into_force > due:
            reason = f"expected {due} at the latest, for deposit {needed} was made on {last}"
            yield fault("treaties", row, "entered_into_force", reason)


RULES: tuple[Rule, ...] = (not_empty, days_in_order, record_in_order, in_force_by_its_deposits)
