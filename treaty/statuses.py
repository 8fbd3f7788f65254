"""The seven statuses that a state can have, what each one means, and what a treaty calls them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """What a treaty means for a state on a day, in the order of a state's life under it."""

    OUTSIDE = "outside"
    SIGNED = "signed"
    JOINING = "joining"
    PARTY = "party"
    CONTESTED = "contested"
    LEAVING = "leaving"
    LEFT = "left"


LEGEND = (
    Status.PARTY,
    Status.CONTESTED,
    Status.LEAVING,
    Status.LEFT,
    Status.JOINING,
    Status.SIGNED,
    Status.OUTSIDE,
)
"""The statuses in the order of a legend."""

BOUND = frozenset({Status.PARTY, Status.CONTESTED, Status.LEAVING})
"""Statuses under which the treaty is in force for the state."""

_SHORT = {
    Status.PARTY: "{party}",
    Status.CONTESTED: "{party}, claims suspension",
    Status.LEAVING: "Leaving",
    Status.LEFT: "Left",
    Status.JOINING: "Joining",
    Status.SIGNED: "Signed, not ratified",
    Status.OUTSIDE: "Not a party",
}

_LABEL = _SHORT | {
    Status.LEAVING: "Leaving: in effect on {until}",
    Status.LEFT: "Left, in effect since {since}",
    Status.JOINING: "Joining: in force on {until}",
}

_LABEL_BY = _LABEL | {Status.JOINING: "Joining: in force by {until}"}

_MEANING = {
    Status.PARTY: "The treaty is in force for the state. It is bound by the {rule}.",
    Status.CONTESTED: (
        "The state says that it has suspended the treaty. The treaty has no clause for suspension "
        "and the depositary still lists the state as a party: it is bound by the {rule}."
    ),
    Status.LEAVING: (
        "The state has deposited a notice of withdrawal that has not taken effect. "
        "Until that day it is bound by the {rule}."
    ),
    Status.LEFT: "The withdrawal has taken effect. The state is not bound by the {rule}.",
    Status.JOINING: (
        "The state has deposited its consent and the UN counts it as a {party}, "
        "but the treaty is not yet in force for it: it is not bound by the {rule}."
    ),
    Status.SIGNED: "The state has signed but not ratified. It is not bound by the {rule}.",
    Status.OUTSIDE: "The state has not joined the treaty. It is not bound by the {rule}.",
}

DETAIL = {
    Status.PARTY: "In force for it since {since}.",
    Status.CONTESTED: (
        "Claims suspension since {since}; the depositary still lists it as a party: bound."
    ),
    Status.LEAVING: "Notice of {since}; bound until it takes effect on {until}.",
    Status.LEFT: "Withdrawal in effect since {since}; no longer bound.",
    Status.JOINING: "Deposited on {since}; in force on {until}, not bound until then.",
    Status.SIGNED: "Signed on {since}; not ratified, not bound.",
    Status.OUTSIDE: "No act under the treaty; not bound.",
}
"""When the status began, what comes next and when."""

DETAIL_BY = DETAIL | {
    Status.PARTY: "In force for it since a day between {earliest} and {since}.",
    Status.JOINING: "Deposited between {earliest} and {since}; in force by {until}.",
}
"""The same where the status may have begun before the day from which it counts."""

CANNOT_DEPOSIT = "Not eligible to join"
"""Shown for areas whose government the depositary does not accept acts from."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a treaty calls its rule and whom it binds (columns of `treaties.csv`).

    `rule` is what a state is bound by (ban), `rule_on` what stands between it and the weapons
    (ban on), `weapons` what that is about, `party` one whom it binds (State Party), `parties`
    several of them. `is_signed` says whether it has a stage of signature.
    """

    rule: str
    rule_on: str
    weapons: str
    party: str
    parties: str
    is_signed: bool

    @property
    def whole_rule(self) -> str:
        """The rule and what it is about: ban on anti-personnel mines."""
        return f"{self.rule_on} {self.weapons}"

    @property
    def parties_label(self) -> str:
        """The name of those who are bound, as a label: States Parties."""
        return _capital(self.parties)

    @property
    def legend(self) -> tuple[Status, ...]:
        """The statuses that a state can have under the treaty, in the order of a legend."""
        return tuple(status for status in LEGEND if self.is_signed or status is not Status.SIGNED)

    @property
    def short(self) -> dict[Status, str]:
        """Name of each status without a date, for legends and filters."""
        return self._filled(_SHORT)

    @property
    def label(self) -> dict[Status, str]:
        """Label of each status with a place for the date that it needs."""
        return self._filled(_LABEL)

    @property
    def label_by(self) -> dict[Status, str]:
        """The same for an act of which only the last possible day is known."""
        return self._filled(_LABEL_BY)

    @property
    def meaning(self) -> dict[Status, str]:
        """What each status means, in a sentence or two."""
        return self._filled(_MEANING)

    def _filled(self, texts: Mapping[Status, str]) -> dict[Status, str]:
        return {
            status: _capital(text.replace("{party}", self.party).replace("{rule}", self.rule))
            for status, text in texts.items()
        }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def words(treaty: Any) -> Words:
    """Return the words of a treaty, given as its row of `treaties.csv`."""
    return Words(
        rule=treaty.rule,
        rule_on=treaty.rule_on,
        weapons=treaty.ban_on,
        party=treaty.party,
        parties=treaty.parties,
        is_signed=treaty.signature_stage == "true",
    )


GENERAL = Words("treaty", "treaty on", "weapons", "State Party", "States Parties", is_signed=True)
"""Words for what is said of every treaty at once."""
SHORT, MEANING = GENERAL.short, GENERAL.meaning
