"""What a picture says: the words and the class of each state, computed from the record."""

from dataclasses import dataclass

import pandas as pd

from geo.areas import LABEL, MEANING, Area
from geo.borders import borders_on
from geo.boundaries import FOLLOWED
from geo.day_figures import DayFigures
from map.print.frame import FRAME
from palette import colours
from record.atlas import status_table
from record.basis import Basis
from record.findings import answer_on
from record.view import View, chosen
from treaty.declared import territories_on
from treaty.statuses import Status, Words
from wording import answer
from wording.citation import citation
from wording.values import written_day

NO_STATUS_LABEL = "Not eligible to join, or no data"
LINE_LABEL = (
    "Land border with Russia and Belarus, in the colour of the state behind it: along the line, "
    "rivers and lakes included, without lagoons and sea"
)
UNCERTAIN_LABEL = "Status not certain on this day"
DRAWN_AFTER = f"{FOLLOWED} and imply no opinion of the sources"


@dataclass(frozen=True, slots=True)
class Class:
    """A line of the legend: a status (or none), its label and the states that have it."""

    status: str
    label: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that stands in a picture and depends on the day.

    Attributes
    ----------
    statuses
        The status that the area of each state shows, or `colours.NO_STATUS`, and that of each
        territory of which a state has spoken, by code.
    sides
        The status of the state behind each border pair that is drawn.
    uncertain, faint
        Codes of the states whose status is not certain, and of the areas that the view leaves out.
    names
        Code and name of the states that can be named.
    territories
        Whether territories are in the colour of a status.
    chosen
        Code of a state that stands out, or empty.
    """

    area: Area
    kicker: str
    day: str
    headline: str
    sentence: str
    notes: tuple[str, ...]
    legend_title: str
    legend: tuple[Class, ...]
    sources: str
    statuses: dict[str, str]
    sides: dict[str, str]
    uncertain: frozenset[str]
    faint: frozenset[str]
    names: tuple[tuple[str, str], ...]
    territories: bool
    chosen: str = ""


def content(view: View, basis: Basis) -> Content:
    """Return what the picture of a view says."""
    atlas, today = basis.atlas, basis.today
    treaty = atlas.treaty(view.treaty)
    table = status_table(atlas, view.treaty, view.day, today=today)
    found = answer_on(view.treaty, view.day, basis)
    rows = chosen(view, table, atlas)
    members = atlas.areas[view.area]
    statuses = _statuses(table, atlas.tables.states.set_index("iso3"), members)
    pairs = borders_on(table, atlas.pairs).assign(pair=atlas.pairs["pair"])
    pairs = pairs[pairs["iso3"].isin(members)]
    shown = frozenset(rows["iso3"])
    picked = bool(view.statuses or view.countries)
    known = table.set_index("iso3")["certainty"]
    called = atlas.words(view.treaty)
    lands = atlas.tables.territories
    territories = territories_on(
        lands[lands["treaty"] == view.treaty],
        {code: status for code, status in statuses.items() if status != colours.NO_STATUS},
        view.day,
    )
    # A territory goes with its state: it is left out where that one is.
    left_out = {code for code, one in territories.items() if one.said.iso3 not in shown}
    return Content(
        area=view.area,
        kicker=f"{treaty['short_title']} · {LABEL[view.area]}",
        day=written_day(view.day),
        headline=answer.headline(found, treaty, today=today),
        sentence=f"{answer.counted(found, treaty, today=today)}.",
        notes=_notes(view, found, treaty),
        legend_title=_legend_title(view, len(rows), atlas.names, called),
        legend=_legend(rows, statuses, atlas.names, called, picked=picked),
        sources=_sources(view, basis, treaty),
        statuses=statuses | {code: one.status for code, one in territories.items()},
        sides=dict(zip(pairs["pair"], pairs["status"], strict=True)),
        uncertain=frozenset(code for code in members if known.get(code) == "uncertain"),
        faint=(frozenset(statuses) - shown) | left_out if picked else frozenset(),
        names=tuple((code, atlas.names[code]) for code in members),
        territories=bool(territories),
    )


def _statuses(
    table: pd.DataFrame, states: pd.DataFrame, members: tuple[str, ...]
) -> dict[str, str]:
    """Return what each member's area shows: before it was a state, the status of its parent."""
    status = dict(zip(table["iso3"], table["status"], strict=True))
    part_of = states["part_of"]
    return {
        code: status.get(code) or status.get(part_of[code]) or colours.NO_STATUS for code in members
    }


def _legend(
    rows: pd.DataFrame,
    statuses: dict[str, str],
    names: dict[str, str],
    called: Words,
    *,
    picked: bool,
) -> tuple[Class, ...]:
    """Return the classes that states of the view have that day, in the legend's order."""
    alike = rows.groupby("status")["name"].agg(tuple)
    classes = [
        Class(status.value, called.short[status], alike[status.value])
        for status in called.legend
        if status.value in alike.index
    ]
    without = [names[code] for code, status in statuses.items() if status == colours.NO_STATUS]
    if without and not picked:
        classes.append(Class(colours.NO_STATUS, NO_STATUS_LABEL, tuple(without)))
    return tuple(classes)


def _legend_title(view: View, number: int, names: dict[str, str], called: Words) -> str:
    statuses = " or ".join(called.short[Status(status)] for status in view.statuses)
    picked = [", ".join(names[code] for code in view.countries), statuses]
    only = "".join(f", only {one}" for one in picked if one)
    return f"{LABEL[view.area]}{only}: {number} state{'' if number == 1 else 's'}"


def _notes(view: View, found: DayFigures, treaty: pd.Series) -> tuple[str, ...]:
    notes = []
    if found.uncertain:
        notes.append(f"Not certain on this day: {', '.join(found.uncertain)}.")
    if view.day.isoformat() > treaty["known_until"]:
        notes.append(
            f"This day lies after the end of the record: acts are known until "
            f"{written_day(treaty['known_until'])}; later ones may be missing."
        )
    return tuple(notes)


def _sources(view: View, basis: Basis, treaty: pd.Series) -> str:
    return (
        f"Source: {citation(basis.atlas.version)} Legal acts: UN Treaty Collection "
        f"{treaty['un_treaty_collection']}, read as at {written_day(treaty['read_until'])}, acts "
        f"known until {written_day(treaty['known_until'])}. Border lines and lengths (geodesic, "
        f"WGS84): © OpenStreetMap contributors, ODbL 1.0. Areas: Natural Earth, public domain. "
        f"{DRAWN_AFTER}. Projection: {FRAME[view.area].projection}. {MEANING[view.area]}."
    )
