"""Rules of published lengths and of what is measured of states."""

from collections.abc import Iterator

from treaty.checks.rule import Frames, Rule, at, fault
from treaty.faults import Fault
from treaty.indicators import INDICATORS

LENGTHS = "border_lengths_published"


def borders_between_two(frames: Frames) -> Iterator[Fault]:
    """A border lies between two states."""
    for row in frames[LENGTHS].itertuples():
        if row.iso3_a == row.iso3_b:
            yield fault(LENGTHS, row, "iso3_b", "expected another state than iso3_a")


def one_figure_like_ours(frames: Frames) -> Iterator[Fault]:
    """Of each border at most one published figure is like the measured one."""
    table = frames[LENGTHS]
    for (one, other), own in table[table["like_for_like"] == "true"].groupby(["iso3_a", "iso3_b"]):
        if len(own) > 1:
            reason = f"{one}–{other} has {len(own)} figures of like definition, expected one"
            yield at(LENGTHS, own.index[-1], "like_for_like", f"'true': {reason}")


def values_allowed(frames: Frames) -> Iterator[Fault]:
    """A value is one that its indicator can have."""
    for row in frames["context"].itertuples():
        indicator = INDICATORS[row.indicator]
        if not indicator.allows(row.value):
            reason = f"expected {indicator.expected} for {row.indicator}"
            yield fault("context", row, "value", reason)


def editions_named(frames: Frames) -> Iterator[Fault]:
    """Where editions do not compare, a value names its own."""
    for row in frames["context"].itertuples():
        if INDICATORS[row.indicator].by_edition and not row.edition:
            reason = f"expected the edition, since those of {row.indicator} do not compare"
            yield fault("context", row, "edition", reason)


def one_value_a_year(frames: Frames) -> Iterator[Fault]:
    """An indicator has one value for a state, year and edition."""
    context = frames["context"]
    again = context.duplicated(["iso3", "indicator", "year", "edition"])
    for row in context[again].itertuples():
        reason = f"a second value for {row.iso3}, {row.indicator}, {row.year}"
        yield fault("context", row, "value", reason)


RULES: tuple[Rule, ...] = (
    borders_between_two,
    one_figure_like_ours,
    values_allowed,
    editions_named,
    one_value_a_year,
)
