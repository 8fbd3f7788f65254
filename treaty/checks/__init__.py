"""Rules between rows and tables: codes that exist, and acts that the law allows."""

from collections.abc import Mapping
from typing import Any

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


def law_faults(frames: Frames, about: Mapping[str, Mapping[str, Any]]) -> list[Fault]:
    """Return every fault that no single cell shows, for tables that fit their declarations."""
    faults = [*codes.known(frames, about), *codes.listed_once(frames)]
    return faults or [fault for rule in RULES for fault in rule(frames)]
