"""What binds a state, and what still binds one that left, in words."""

from collections.abc import Sequence

from treaty.statuses import Words
from wording.values import listed, opening, with_article


def unbound(called: Words) -> str:
    """Return what a treaty means for mines where it does not bind."""
    return f"Not bound by the {called.whole_rule}."


def still_bound(name: str, left: str, called: Words, since: str) -> str:
    """Return in a sentence that a treaty binds a state that has left another one.

    Parameters
    ----------
    left
        The short title of the treaty that it has left.
    since
        From when the other one binds it, in words.
    """
    return opening(
        f"{with_article(name)} has left the {left} and is still bound by the "
        f"{called.whole_rule}, in force for it since {since}."
    )


def all_still_bound(names: Sequence[str], number: int, left: str, called: Words) -> str:
    """Return in a sentence which of the states that have left a treaty another one still binds.

    Parameters
    ----------
    names
        The names of those that are bound.
    number
        How many have left.
    """
    who = listed([with_article(name) for name in names])
    many = "all" if len(names) == number else str(len(names))
    verb = "is" if len(names) == 1 else "are"
    return (
        f"Of the {number} states that have left the {left}, {many} {verb} still bound by the "
        f"{called.whole_rule}: {who}."
    )


def also_bound(names: Sequence[str]) -> str:
    """Return in a sentence that a treaty binds others as well."""
    verb = "is" if len(names) == 1 else "are"
    return f"So {verb} {listed([with_article(name) for name in names])}."
