"""Which acts a status page lists otherwise than the record holds them."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from record.depositary.differences import Difference, Kind, in_words
from record.depositary.page import ListedAct, Page
from treaty import law

ROLES = (
    frozenset({law.SIGNATURE}),
    law.CONSENT,
    frozenset({law.WITHDRAWAL}),
    frozenset({law.PROVISIONAL_APPLICATION}),
)
"""Acts that a status page lists; within a role one can take the place of another."""


def of_acts(page: Page, actions: pd.DataFrame) -> list[Difference]:
    """Return the differences between the acts of a page and the rows of its treaty."""
    as_at = page.header.as_at.isoformat()
    known = actions[actions["date_earliest"] <= as_at]
    found: list[Difference] = []
    for iso3 in sorted({*known["iso3"], *(act.iso3 for act in page.acts)}):
        listed = [act for act in page.acts if act.iso3 == iso3]
        held = list(known[known["iso3"] == iso3].itertuples())
        for role in ROLES:
            apart = law.CONSENT if law.WITHDRAWAL in role else {law.WITHDRAWAL}
            found += _of_role(
                sorted([act for act in listed if act.action in role], key=lambda act: act.on),
                sorted([row for row in held if row.action in role], key=_on),
                {act.on.isoformat() for act in listed if act.action in apart}
                | {_on(row) for row in held if row.action in apart},
                page,
            )
    return found


def _of_role(
    listed: list[ListedAct], held: list[Any], apart: set[str], page: Page
) -> Iterator[Difference]:
    """Compare acts that can take each other's place, unless a day of `apart` lies between."""

    def same_day(act: ListedAct, row: Any) -> bool:
        return bool((act.action, act.on.isoformat()) == (row.action, row.date))

    def one_act(act: ListedAct, row: Any) -> bool:
        first, last = sorted([act.on.isoformat(), _on(row)])
        return not any(first < day <= last for day in apart)

    for act, row in [*_pairs(listed, held, same_day), *_pairs(listed, held, one_act)]:
        if changes(act, row, page.header.number):
            yield Difference(
                Kind.CHANGED, act.iso3, act.action, _says(act), _holds(row, act), act, row.Index
            )
    for act in listed:
        yield Difference(Kind.NEW, act.iso3, act.action, _says(act), "", act)
    for row in held:
        if row.date or row.date_latest <= page.header.as_at.isoformat():
            yield Difference(Kind.GONE, row.iso3, row.action, "", _holds(row), None, row.Index)


def _pairs(
    listed: list[ListedAct], held: list[Any], alike: Callable[[ListedAct, Any], bool]
) -> list[tuple[ListedAct, Any]]:
    """Take from both lists the acts that are alike, each once."""
    pairs = []
    for act in tuple(listed):
        row = next((row for row in held if alike(act, row)), None)
        if row is not None:
            listed.remove(act)
            held.remove(row)
            pairs.append((act, row))
    return pairs


def _on(row: Any) -> str:
    return str(row.date or row.date_latest)


def changes(act: ListedAct, row: Any, number: str) -> dict[str, str]:
    """Return the cells of a row of `actions` that a listed act says otherwise."""
    on = act.on.isoformat()
    says = {"action": act.action, "date": on, "date_earliest": on, "date_latest": on}
    if act.effect:
        says["effective_date"] = act.effect.isoformat()
    if act.reference:
        says["reference"] = full_reference(act.reference, number)
    if act.reference_url:
        says["reference_url"] = act.reference_url
    return {name: cell for name, cell in says.items() if getattr(row, name) != cell}


def full_reference(reference: str, number: str) -> str:
    """Return the designation of a depositary notification: C.N.362.2025.TREATIES-XXVI-5."""
    return f"{reference}.TREATIES-{number}" if reference else ""


def _says(act: ListedAct) -> str:
    effect = act.effect.isoformat() if act.effect else ""
    return in_words(act.on.isoformat(), effect, act.reference)


def _holds(row: Any, instead_of: ListedAct | None = None) -> str:
    kind = f"{row.action} " if instead_of and row.action != instead_of.action else ""
    on = kind + (row.date or f"{row.date_earliest} to {row.date_latest}")
    effect = row.effective_date if row.action == law.WITHDRAWAL else ""
    linked = "" if row.reference_url or not row.reference else " without its address"
    reference = row.reference.partition(".TREATIES")[0] + linked
    return in_words(on, effect, reference)
