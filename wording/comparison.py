"""What changed between two days, in words."""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from geo.areas import LABEL, Area
from geo.comparison import Move, moves
from geo.day_figures import DayFigures
from treaty.statuses import BOUND, Status, Words
from wording.values import NUMBERS, listed, number, opening, whole_km, with_article, written_day

MOST_NAMES = 2
"""A group of so few states is named in a headline; of a larger one it says how many there are."""
_DONE = {
    Status.LEFT: ("left", "left"),
    Status.LEAVING: ("gave notice to leave", "gave notice to leave"),
    Status.CONTESTED: ("claims suspension", "claim suspension"),
    Status.PARTY: ("became a {party}", "became {parties}"),
    Status.JOINING: ("deposited its consent", "deposited their consent"),
    Status.SIGNED: ("signed", "signed"),
    Status.OUTSIDE: ("came into being", "came into being"),
}
"""What states have done, one and several, by their status after it; what weighs most is first."""
_WENT_BACK = ("stays a {party} after all", "stay {parties} after all")
"""The same of states that were leaving, or claimed suspension, and are bound as before."""
_NOBODY = "no state changed status"
_STATES = "states"
_STAYED = "{now} km of NATO’s border stayed under the {rule}"
_MOVED = "NATO’s border under the {rule} {verb} from {was} to {now} km"
_SHRANK, _GREW = "shrank", "grew"


def headline(changed: pd.DataFrame, before: DayFigures, after: DayFigures, called: Words) -> str:
    """Return in a line who changed and what that did to NATO's border.

    Parameters
    ----------
    changed
        The changes of the area's states between the two days, a result of
        `treaty.changes.changes`.
    """
    was, now = before.exposure.bound_km, after.exposure.bound_km
    border = (_STAYED if round(was) == round(now) else _MOVED).format(
        rule=called.rule,
        verb=_SHRANK if now < was else _GREW,
        was=whole_km(was),
        now=whole_km(now),
    )
    who = _who(changed, called) or _NOBODY
    return f"{opening(who)}; {border}"


def pieces(called: Words, names: Iterable[str]) -> dict[str, object]:
    """Return what headlines are made of, for the browser, which makes them while time moves.

    Parameters
    ----------
    names
        The short names of all states.
    """
    return {
        "done": {
            status: [_filled(text, called) for text in done]
            for status, done in [*_DONE.items(), ("back", _WENT_BACK)]
        },
        "nobody": _NOBODY,
        "states": _STATES,
        "stayed": _STAYED.replace("{rule}", called.rule),
        "moved": _MOVED.replace("{rule}", called.rule),
        "shrank": _SHRANK,
        "grew": _GREW,
        "most_names": MOST_NAMES,
        "numbers": NUMBERS,
        "with_article": {name: whole for name in names if (whole := with_article(name)) != name},
    }


def _who(changed: pd.DataFrame, called: Words) -> str:
    """Return who did what; empty if no state stands otherwise than before."""
    groups: dict[tuple[str, str], list[Move]] = {}
    for (was, status), own in moves(changed).items():
        if was != status:
            groups.setdefault(_done(was, Status(status)), []).extend(own)
    order = [*_DONE.values(), _WENT_BACK]
    parts = [
        f"{_named(own)} {done[len(own) > 1]}"
        for done, own in sorted(groups.items(), key=lambda group: order.index(group[0]))
    ]
    return _filled(listed(parts), called)


def _filled(text: str, called: Words) -> str:
    return text.replace("{party}", called.party).replace("{parties}", called.parties)


def _done(was: str, status: Status) -> tuple[str, str]:
    went_back = status is Status.PARTY and was in BOUND
    return _WENT_BACK if went_back else _DONE[status]


def _named(states: Sequence[Move]) -> str:
    if len(states) <= MOST_NAMES:
        return listed([with_article(state.name) for state in states])
    return f"{number(len(states))} {_STATES}"


def sentence(
    first: date,
    last: date,
    changed: pd.DataFrame,
    borders: pd.DataFrame,
    area: Area,
    called: Words,
) -> str:
    """Return the two days, the number of changes and the kilometres gained and lost."""
    ways = {True: f"came under the {called.rule}", False: f"left the {called.rule}"}
    parts = [
        f"{whole_km(own['length_km'].sum())} km {ways[gained]}"
        for gained in (True, False)
        if len(own := borders[borders["gained"] == gained])
    ]
    return (
        f"{LABEL[area]}, from {written_day(first)} to {written_day(last)}: {len(changed)} "
        f"{'change' if len(changed) == 1 else 'changes'} of status; along the borders with Russia "
        f"and Belarus {' and '.join(parts) or 'nothing changed'}."
    )
