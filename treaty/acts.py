"""From the rows of `treaties.csv` and `actions.csv` to rules and acts."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from treaty.law import CONSENT, DECISIVE, WITHDRAWAL, Act, Rules


def rules(treaties: pd.DataFrame) -> dict[str, Rules]:
    """Return the rules of each treaty by its code."""
    return {
        row.treaty: Rules(
            opened=date.fromisoformat(row.opened_for_signature),
            in_force=date.fromisoformat(row.entered_into_force),
            consent_months=int(row.eif_months),
            counted_from=row.eif_counted_from,
            withdrawal_months=int(row.withdrawal_months),
        )
        for row in treaties.itertuples()
    }


def decisive(
    actions: pd.DataFrame, by_treaty: Mapping[str, Rules]
) -> dict[str, dict[str, list[Act]]]:
    """Return the acts that decide a status, by treaty and ISO 3166-1 alpha-3, oldest first."""
    result: dict[str, dict[str, list[Act]]] = {treaty: defaultdict(list) for treaty in by_treaty}
    for row in actions[actions["action"].isin(DECISIVE)].itertuples():
        result[row.treaty][row.iso3].append(act_of(row, by_treaty[row.treaty]))
    for states in result.values():
        for acts in states.values():
            acts.sort(key=lambda act: act.on)
    return result


def act_of(row: Any, rule: Rules) -> Act:
    """Return the act that a row of `actions.csv` records."""
    earliest, latest = date.fromisoformat(row.date_earliest), date.fromisoformat(row.date_latest)
    known = bool(row.date)
    # Without a day the later bound decides, so that nothing is shown before it is sure.
    on = date.fromisoformat(row.date) if known else latest
    effect = effect_earliest = None
    if row.action in CONSENT | {WITHDRAWAL}:
        takes_effect = rule.withdrawal_effect if row.action == WITHDRAWAL else rule.entry_into_force
        stated = row.effective_date
        effect = date.fromisoformat(stated) if stated else takes_effect(on)
        first = row.effective_earliest or stated
        effect_earliest = (
            date.fromisoformat(first) if first else takes_effect(earliest if not known else on)
        )
    return Act(
        kind=row.action,
        on=on,
        earliest=earliest,
        latest=latest,
        known=known,
        effect=effect,
        effect_earliest=effect_earliest,
        reference=row.reference,
        source_url=row.source_url,
    )
