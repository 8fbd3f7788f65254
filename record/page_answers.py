"""The answer of each page in words, the same for the page itself and its first HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.areas import Area
from geo.comparison import turned
from geo.exposure import Stretch, lengths_on
from record import page_parameters
from record.article.statements import counted
from record.article.verdicts import ARTICLE_DAY
from record.basis import Basis
from record.findings import (
    answer_on,
    claims_on,
    counts_by_day,
    exposure_by_day,
    exposure_marks,
    standing_on,
)
from record.page_parameters import Days, Values
from record.view import View
from treaty.changes import changes
from treaty.counts import counts_on
from treaty.snapshot import snapshot
from treaty.statuses import Words
from wording import answer, article, comparison, evidence, exposure, states_bound
from wording.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """What a page answers.

    `uncertain` names the states whose status is not certain on the day, `quiet` says how far the
    record reaches where the day lies beyond, and `standings` where a chosen state stands.
    """

    headline: str
    sentence: str = ""
    quiet: str = ""
    uncertain: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, eq=False)
class Comparison:
    """What changed between two days in an area: states, and borders under the ban."""

    changed: pd.DataFrame
    borders: pd.DataFrame


def of_map(view: View, basis: Basis) -> PageAnswer:
    """Return the answer of a day: how much of NATO's border, and who is bound."""
    treaty, today = basis.atlas.treaty(view.treaty), basis.today
    found = answer_on(view.treaty, view.day, basis)
    return PageAnswer(
        headline=answer.headline(found, treaty, today=today),
        sentence=f"{answer.counted(found, treaty, today=today)}.",
        quiet=answer.beyond(treaty, view.day),
        uncertain=found.uncertain,
    )


def of_borders(view: View, stretch: Stretch, basis: Basis) -> PageAnswer:
    """Return how much of a stretch is under the ban on a day, and how it got there."""
    treaty, called, today = basis.atlas.treaty(view.treaty), _words(view, basis), basis.today
    series = exposure_by_day(view.treaty, stretch, basis)
    along = set(exposure_marks(view.treaty, stretch, basis)["name"])
    found = answer_on(view.treaty, view.day, basis)
    return PageAnswer(
        headline=exposure.headline(
            lengths_on(series, view.day), stretch, view.day, called, today=today
        ),
        sentence=exposure.sentence(series, view.day, called, today=today),
        quiet=answer.beyond(treaty, view.day),
        uncertain=tuple(name for name in found.uncertain if name in along),
    )


def of_timeline(view: View, basis: Basis) -> PageAnswer:
    """Return how many states of an area are bound on a day, and were at most."""
    treaty, past = basis.atlas.treaty(view.treaty), view.day != basis.today
    series = counts_by_day(view.treaty, view.area, basis)
    found = counts_on(series, view.day)
    return PageAnswer(
        headline=states_bound.headline(found, view.area, _words(view, basis), past=past),
        sentence=states_bound.sentence(series, view.day, past=past),
        quiet=answer.beyond(treaty, view.day),
    )


def of_countries(view: View, basis: Basis) -> PageAnswer:
    """Return where the chosen state stands; without one, how many states are bound."""
    atlas, today = basis.atlas, basis.today
    treaty = atlas.treaty(view.treaty)
    quiet = answer.beyond(treaty, view.day)
    if view.countries:
        (iso3,) = view.countries
        return PageAnswer(
            headline=standing_on(view, iso3, basis),
            quiet=quiet,
            standings=_standings(view, iso3, basis),
        )
    counts = counts_on(counts_by_day(view.treaty, Area.WORLD, basis), view.day)
    found = answer_on(view.treaty, view.day, basis)
    return PageAnswer(
        headline=states_bound.headline(
            counts, Area.WORLD, _words(view, basis), past=view.day != today, where=False
        ),
        sentence=f"{answer.counted(found, treaty, today=today)}. Choose a state for its record.",
        quiet=quiet,
    )


def _standings(view: View, iso3: str, basis: Basis) -> tuple[Standing, ...]:
    """Return where a state stands under each treaty that is open, that of the view first."""
    found = []
    for code in sorted(basis.atlas.histories, key=lambda code: code != view.treaty):
        history = basis.atlas.histories[code]
        if view.day >= history.rules.opened:
            table = snapshot(history, view.day, today=basis.today)
            rows = table[table["iso3"] == iso3]
            found += [standing(row, basis.atlas.treaty(code)) for _, row in rows.iterrows()]
    return tuple(found)


def compared(view: View, days: Days, basis: Basis) -> Comparison:
    """Return what changed between two days in the area of a view."""
    atlas = basis.atlas
    history, members = atlas.histories[view.treaty], atlas.areas[view.area]
    before, after = (snapshot(history, day, today=basis.today) for day in (days.first, days.last))
    changed = changes(history, after=days.first, until=days.last)
    pairs = atlas.pairs[atlas.pairs["iso3"].isin(members)]
    return Comparison(
        changed[changed["iso3"].isin(members)].reset_index(drop=True),
        turned(before, after, pairs),
    )


def of_comparison(view: View, days: Days, found: Comparison, basis: Basis) -> PageAnswer:
    """Return what changed between two days in the area of a view, in a line and in figures."""
    before, after = (answer_on(view.treaty, day, basis) for day in (days.first, days.last))
    called = _words(view, basis)
    return PageAnswer(
        headline=comparison.headline(found.changed, before, after, called),
        sentence=comparison.sentence(
            days.first, days.last, found.changed, found.borders, view.area, called
        ),
        quiet=answer.beyond(basis.atlas.treaty(view.treaty), days.last),
    )


def of_article(basis: Basis) -> PageAnswer:
    """Return how much of the article holds."""
    found = claims_on(basis)
    return PageAnswer(
        headline=article.headline(counted(found)),
        sentence=article.sentence(ARTICLE_DAY, sum(bool(claim.computed) for claim in found)),
    )


def of_sources(basis: Basis) -> PageAnswer:
    """Return what the record rests on."""
    tables = basis.atlas.tables
    sure = tables.actions["confidence"].value_counts()["high"]
    return PageAnswer(
        headline=evidence.headline(int(sure), len(tables.actions)),
        sentence=evidence.sentence(min(tables.treaties["read_until"])),
        quiet=f"Data version {basis.atlas.version}",
    )


def _words(view: View, basis: Basis) -> Words:
    return basis.atlas.words(view.treaty)


def _of_comparison(view: View, values: Values, basis: Basis) -> PageAnswer:
    days, _ = page_parameters.days(values, view.treaty, basis.atlas, basis.today)
    return of_comparison(view, days, compared(view, days, basis), basis)


OF_PAGE: Mapping[str, Callable[[View, Values, Basis], PageAnswer]] = {
    "map": lambda view, _, basis: of_map(view, basis),
    "borders": lambda view, values, basis: of_borders(
        view, page_parameters.stretch(values)[0], basis
    ),
    "timeline": lambda view, _, basis: of_timeline(view, basis),
    "countries": lambda view, _, basis: of_countries(view, basis),
    "compare": _of_comparison,
    "article": lambda _view, _values, basis: of_article(basis),
    "sources": lambda _view, _values, basis: of_sources(basis),
}
"""What each page (by its name in `wording.pages`) answers, by its view and its own parameters."""
