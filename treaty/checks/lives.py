"""Rules of the acts of one state under one treaty, in their order."""

from collections.abc import Iterator
from typing import Any

from treaty import law
from treaty.checks.rule import Frames, Rule, at
from treaty.faults import Fault

AFTER_SIGNATURE = frozenset({"ratification", "acceptance", "approval"})
"""Consents by which only a signatory is bound (article 16)."""


def one_signature_first(frames: Frames) -> Iterator[Fault]:
    """A state signs once, before it consents."""
    for act, signed, consented in _steps(frames):
        if act.action == law.SIGNATURE and (signed or consented):
            yield _fault(act, "signature after consent or after another signature")


def signature_where_it_is_a_stage(frames: Frames) -> Iterator[Fault]:
    """Nobody signs a treaty that has no stage of signature, or ratifies it."""
    signed = frames["treaties"].query("signature_stage == 'true'")["treaty"]
    for act, _, _ in _steps(frames):
        if act.action in {law.SIGNATURE, *AFTER_SIGNATURE} and act.treaty not in set(signed):
            yield _fault(act, "the treaty has no stage of signature")


def signature_before_ratification(frames: Frames) -> Iterator[Fault]:
    """Who ratifies, accepts or approves has signed."""
    for act, signed, consented in _steps(frames):
        if act.action in AFTER_SIGNATURE and not signed and not consented:
            yield _fault(act, "no signature before it")


def one_binding_act(frames: Frames) -> Iterator[Fault]:
    """Between two exits there is one act that binds."""
    for act, _, consented in _steps(frames):
        if act.action in law.CONSENT and consented:
            yield _fault(act, "a second binding act with no withdrawal between")


def consent_before_exit(frames: Frames) -> Iterator[Fault]:
    """Who withdraws or claims to suspend has consented."""
    for act, _, consented in _steps(frames):
        if act.action in (law.WITHDRAWAL, law.SUSPENSION) and not consented:
            yield _fault(act, "no consent before it")


RULES: tuple[Rule, ...] = (
    one_signature_first,
    signature_where_it_is_a_stage,
    signature_before_ratification,
    one_binding_act,
    consent_before_exit,
)

_RANK = {law.SIGNATURE: 0, **dict.fromkeys(law.CONSENT, 1)}
_LAST = 2


def _steps(frames: Frames) -> Iterator[tuple[Any, bool, bool]]:
    """Yield each act, and whether its state has signed and is bound before it."""
    actions = frames["actions"]
    actions = actions[actions["action"].isin(law.DECISIVE)]
    actions = actions.assign(
        on=actions["date"].where(actions["date"] != "", actions["date_latest"]),
        rank=[_RANK.get(action, _LAST) for action in actions["action"]],
    )
    signatories: set[tuple[str, str]] = set()
    bound: set[tuple[str, str]] = set()
    for act in actions.sort_values(["on", "rank"]).itertuples():
        state = (act.treaty, act.iso3)
        yield act, state in signatories, state in bound
        if act.action == law.SIGNATURE:
            signatories.add(state)
        elif act.action in law.CONSENT:
            bound.add(state)
        elif act.action == law.WITHDRAWAL:
            bound.discard(state)


def _fault(act: Any, reason: str) -> Fault:
    place = f"{act.action!r} of {act.iso3} ({act.treaty}) on {act.on}"
    return at("actions", act.Index, "action", f"{place}: {reason}")
