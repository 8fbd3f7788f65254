"""How many states have signed and are parties, counted as the depositary counts."""

from datetime import date

import pandas as pd

from treaty import acts
from treaty.law import Rules, standing
from treaty.statuses import Status


def counted(actions: pd.DataFrame, treaty: str, rules: Rules, day: date) -> tuple[int, int]:
    """Return signatories and parties of a treaty on a day; a state that has left is neither."""
    own = acts.decisive(actions[actions["treaty"] == treaty], {treaty: rules})[treaty]
    standings = [standing(made, day, origin=rules.opened) for made in own.values()]
    signatories = sum(s.signature is not None and s.status is not Status.LEFT for s in standings)
    return signatories, sum(s.deposited for s in standings)
