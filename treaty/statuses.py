"""The seven statuses that a state can have, and what each one means."""

from enum import StrEnum


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

SHORT = {
    Status.PARTY: "State Party",
    Status.CONTESTED: "State Party, claims suspension",
    Status.LEAVING: "Leaving",
    Status.LEFT: "Left",
    Status.JOINING: "Joining",
    Status.SIGNED: "Signed, not ratified",
    Status.OUTSIDE: "Not a party",
}
"""Name of each status without a date, for legends and filters."""

LABEL = SHORT | {
    Status.LEAVING: "Leaving: in effect on {until}",
    Status.LEFT: "Left, in effect since {since}",
    Status.JOINING: "Joining: in force on {until}",
}
"""Label of each status; the date that it needs is filled in."""

MEANING = {
    Status.PARTY: "The treaty is in force for the state. It is bound by the ban.",
    Status.CONTESTED: (
        "The state says that it suspends the treaty. The treaty has no clause for suspension "
        "and the depositary still lists the state as a party: it is bound by the ban."
    ),
    Status.LEAVING: (
        "The state has deposited a notice of withdrawal that has not taken effect. "
        "Until that day it is bound by the ban."
    ),
    Status.LEFT: "The withdrawal has taken effect. The state is not bound by the ban.",
    Status.JOINING: (
        "The state has deposited its consent and the UN counts it as a State Party, "
        "but the treaty is not yet in force for it: it is not bound by the ban."
    ),
    Status.SIGNED: "The state has signed and not ratified. It is not bound by the ban.",
    Status.OUTSIDE: "No act of the state under the treaty. It is not bound by the ban.",
}
"""What each status means, in a sentence or two."""

DETAIL = {
    Status.PARTY: "In force for it since {since}.",
    Status.CONTESTED: "Claims suspension since {since}; the depositary lists it as a party, bound.",
    Status.LEAVING: "Notice of {since}; bound until it takes effect on {until}.",
    Status.LEFT: "Withdrawal in effect since {since}; not bound any more.",
    Status.JOINING: "Deposited on {since}; in force on {until}, not bound before.",
    Status.SIGNED: "Signed on {since}; not ratified, not bound.",
    Status.OUTSIDE: "No act under the treaty; not bound.",
}
"""When the status began, what comes next and when."""

DETAIL_BY = DETAIL | {
    Status.PARTY: "In force for it by {since}; the exact day is not known.",
    Status.JOINING: "Deposited by {since}, in force by {until}; the exact days are not known.",
}
"""The same for an act of which only the last possible day is known."""

CANNOT_DEPOSIT = "Cannot deposit"
"""Shown for areas whose government the depositary does not accept acts from."""
