"""Rules of the table of states."""

from collections.abc import Iterator

from treaty.checks.rule import Frames, Rule, fault
from treaty.faults import Fault


def part_since(frames: Frames) -> Iterator[Fault]:
    """A state that was part of another has a day on which it came into being."""
    for row in frames["states"].itertuples():
        if row.part_of and not row.state_since:
            reason = f"needs the day on which {row.iso3} came into being, for it was part of"
            yield fault("states", row, "state_since", f"{reason} {row.part_of}")


def part_of_another(frames: Frames) -> Iterator[Fault]:
    """A state was not part of itself."""
    for row in frames["states"].itertuples():
        if row.part_of == row.iso3:
            yield fault("states", row, "part_of", "expected another state")


def numbers_differ(frames: Frames) -> Iterator[Fault]:
    """No two states have one M49 code."""
    states = frames["states"]
    again = (states["m49"] != "") & states["m49"].duplicated()
    for row in states[again].itertuples():
        yield fault("states", row, "m49", "stands more than once")


def members_deposit(frames: Frames) -> Iterator[Fault]:
    """Every member of the United Nations can deposit."""
    for row in frames["states"].itertuples():
        if row.un_member == "true" and row.can_deposit == "false":
            yield fault("states", row, "can_deposit", "expected 'true' for a member of the UN")


def union_left_after_joining(frames: Frames) -> Iterator[Fault]:
    """Who has left the European Union was a member before."""
    for row in frames["states"].itertuples():
        if row.eu_left and not row.eu_member_since:
            yield fault("states", row, "eu_member_since", f"expected a day before {row.eu_left}")
        elif row.eu_left and row.eu_left <= row.eu_member_since:
            yield fault("states", row, "eu_left", f"expected a day after {row.eu_member_since}")


RULES: tuple[Rule, ...] = (
    part_since,
    part_of_another,
    numbers_differ,
    members_deposit,
    union_left_after_joining,
)
