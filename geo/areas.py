"""The sets of states that a visitor can look at."""

from enum import StrEnum

import pandas as pd

from treaty.collation import collated


class Area(StrEnum):
    """A named set of states."""

    EUROPE = "europe"
    EAST = "east"
    FRONTIER = "frontier"
    NATO = "nato"
    WORLD = "world"


LABEL = {
    Area.EUROPE: "Europe",
    Area.EAST: "NATO’s eastern border",
    Area.FRONTIER: "All neighbours of Russia and Belarus",
    Area.NATO: "NATO",
    Area.WORLD: "World",
}

MEANING = {
    Area.EUROPE: (
        "Europe as the UN's M49 standard has it, with Cyprus, Türkiye, Georgia, Armenia "
        "and Azerbaijan"
    ),
    Area.EAST: (
        "NATO's members with a land border with Russia or Belarus, and Ukraine, Belarus and Russia"
    ),
    Area.FRONTIER: "Russia, Belarus and the states that share a land border with them",
    Area.NATO: "The members of NATO today",
    Area.WORLD: "All states",
}

VIEW = {
    Area.EUROPE: ((35.5, -11.0), (70.2, 44.0)),
    Area.EAST: ((44.0, 9.5), (71.2, 41.5)),
    Area.FRONTIER: ((38.0, 15.0), (72.5, 142.0)),
    Area.NATO: ((22.0, -130.0), (70.0, 43.0)),
    Area.WORLD: ((-56.0, -168.0), (78.0, 190.0)),
}
"""What a map of the area shows: south-west and north-east corner, latitude before longitude."""

LAYER = dict.fromkeys(Area, "world") | {Area.EUROPE: "europe", Area.EAST: "europe"}
"""The layer of shapes that a map of the area is drawn from: `europe` is finer and ends sooner."""

_BESIDE_M49_EUROPE = ("ARM", "AZE", "CYP", "GEO", "TUR")


def members(states: pd.DataFrame, pairs: pd.DataFrame) -> dict[Area, tuple[str, ...]]:
    """Return the ISO 3166-1 alpha-3 codes of each area's states, in order of their names.

    Parameters
    ----------
    states
        The table `states`.
    pairs
        The border pairs of `geo.borders`.
    """
    ordered = states.sort_values("name_short", key=collated)
    code = ordered["iso3"]
    borders = code.isin({*pairs["iso3"], *pairs["neighbour"]})
    chosen = {
        Area.EUROPE: (ordered["region"] == "Europe") | code.isin(_BESIDE_M49_EUROPE),
        Area.EAST: borders & (ordered["region"] == "Europe"),
        Area.FRONTIER: borders,
        Area.NATO: ordered["nato_member_since"] != "",
        Area.WORLD: code.notna(),
    }
    return {area: tuple(code[mask]) for area, mask in chosen.items()}
