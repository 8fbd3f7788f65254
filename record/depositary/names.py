"""The names of participants, as the depositary writes them, and the states that they mean."""

from collections.abc import Iterable, Mapping

import pandas as pd

from record.depositary.document import PageError

Names = Mapping[str, str]
"""ISO 3166-1 alpha-3 by name, in the form of `plain`."""


def names(states: pd.DataFrame, participant_names: pd.DataFrame) -> Names:
    """Return the states by every name that the tables know.

    Parameters
    ----------
    states
        The table `states`: `name` and `name_short`.
    participant_names
        The table `participant_names`: what the depositary writes otherwise, now or formerly.
    """
    known = [*states[["name_short", "iso3"]].to_numpy(), *states[["name", "iso3"]].to_numpy()]
    known += [*participant_names[["participant", "iso3"]].to_numpy()]
    return {plain(name): iso3 for name, iso3 in known}


def plain(name: str) -> str:
    """Return a name with straight apostrophes."""
    return name.replace("’", "'")


def check_known(participants: Iterable[str], known: Names) -> None:
    """Raise PageError, naming every name that means no state known."""
    unknown = [name for name in participants if plain(name) not in known]
    if unknown:
        expected = "participants named in states.csv or participant_names.csv"
        raise PageError(expected, ", ".join(map(repr, unknown)))
