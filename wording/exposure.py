"""How much of a border lies under a treaty's rule, in words."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from geo.exposure import Stretch, lengths_on
from treaty.statuses import Words
from wording.peak import peak
from wording.values import listed, part_of, share, whole_km, written_day

LABEL = {
    Stretch.NATO: "NATO, today’s members",
    Stretch.MEMBERS: "NATO, members on the day",
    Stretch.ALL: "All their neighbours",
}

OF = {
    Stretch.NATO: "NATO’s land border with Russia and Belarus",
    Stretch.MEMBERS: "the land border that NATO’s members of the day had with Russia and Belarus",
    Stretch.ALL: "the land borders of Russia and Belarus",
}
"""How a headline names a stretch."""

MEANING = {
    Stretch.NATO: "Today’s NATO members throughout, to compare like with like.",
    Stretch.MEMBERS: "The members of NATO on the day: it grows when a state joins the alliance.",
    Stretch.ALL: "The land borders of Russia and Belarus with all their neighbours.",
}


def headline(
    lengths: Mapping[str, float], stretch: Stretch, day: date, called: Words, *, today: date
) -> str:
    """Return how much of a stretch is under a treaty's rule, in a line.

    Parameters
    ----------
    lengths
        `bound_km`, `leaving_km` and `total_km`, as in a result of `lengths_on`.
    """
    bound, leaving, total = (lengths[f"{name}_km"] for name in ("bound", "leaving", "total"))
    is_, are, belongs = ("is", "are", "belongs") if day == today else ("was", "were", "belonged")
    behind = f"; {whole_km(leaving)} km of it {belongs} to states that {are} leaving"
    return (
        f"{share(bound, total)} of {OF[stretch]}, {part_of(bound, total)}, {is_} under the "
        f"{called.whole_rule}{behind if leaving else ''}"
    )


def sentence(found: pd.DataFrame, day: date, called: Words, *, today: date) -> str:
    """Return what belongs to states that leave or have left, and the peak under the rule so far.

    Parameters
    ----------
    found
        The rows of `series`.
    """
    now, past = lengths_on(found, day), day != today
    belongs, were = ("belonged", "were") if past else ("belongs", "are")
    whose = {
        f"states that {'had' if past else 'have'} left": now["left_km"],
        f"states that {were} leaving": now["leaving_km"],
    }
    parts = [f"{whole_km(km)} km {belongs} to {who}" for who, km in whose.items() if km]
    most = _most(found, day, called.rule, past=past)
    return f"On {written_day(day)}, {listed(parts)}. {most}" if parts else most


def _most(found: pd.DataFrame, day: date, rule: str, *, past: bool) -> str:
    most = peak(found, "bound_km", day)
    if not most.value:
        return f"No part of it {'had' if past else 'has'} been under the {rule}."
    length = f"{whole_km(most.value)} km"
    if most.until:
        return f"At its peak, {length} was under the {rule}, {most.when()}."
    return f"The peak so far is {length} under the {rule}, {most.when()}."
