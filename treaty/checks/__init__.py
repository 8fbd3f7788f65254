"""Rules between rows and tables: codes that exist, and acts that the law allows."""

from treaty.checks import acts, codes, figures, lives, states, treaties, words
from treaty.checks.rule import Frames, Rule
from treaty.faults import Fault

RULES: tuple[Rule, ...] = (
    *treaties.RULES,
    *states.RULES,
    *acts.RULES,
    *lives.RULES,
    *words.RULES,
    *figures.RULES,
)
"""Every rule that needs codes that are known."""


def law_faults(frames: Frames) -> list[Fault]:
    """Return every fault that no single cell shows, for tables that fit their schemas."""
    faults = [fault for rule in codes.RULES for fault in rule(frames)]
    return faults or [fault for rule in RULES for fault in rule(frames)]
