"""The panel beside the map: who acted and who said what, up to the chosen day."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from geo.areas import Area
from record.in_use import kept
from record.known import concerns, known_on, statements
from record.stream import stream
from record.view import View
from treaty.declared import applied, declared
from treaty.former_names import name_then
from treaty.life import life, objections
from treaty.statuses import CANNOT_DEPOSIT, Status
from ui import cached, controls, template, what_binds
from ui.legend import picture, theme
from ui.plain import plain
from wording.filtered import filtered
from wording.standing import standing
from wording.values import written_day

FEW = 3
"""How many states that acted on one day are named before a fold; many did on 1 March 1999."""

LANGUAGE = {
    "en": "English",
    "fi": "Finnish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
}


def show(view: View, today: date) -> None:
    """Show the panel of a view; it has its own scroll, which begins at the top for each country."""
    since = cached.last_change_day(view.treaty, view.day)
    iso3 = controls.selected(view)
    with st.container(key=f"panel_{iso3 or 'all'}"):
        if view.statuses:
            _filter(view, today)
        if iso3 is None:
            st.html(_overview(view.treaty, view.area, since, theme(), today))
            return
        st.button(
            "All countries",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=controls.select,
            args=(None,),
        )
        binding = what_binds.text(view, iso3, today)
        st.html(_country(view.treaty, iso3, since, theme(), today, binding))


def latest_quote(view: View, iso3: str) -> str:
    """Return the latest that was said of a state up to the view's day, empty if nothing was."""
    return _latest_quote(view.treaty, iso3, cached.last_change_day(view.treaty, view.day))


@dataclass(frozen=True, slots=True)
class _Own:
    """The rows of the tables under a treaty that concern a state."""

    acts: pd.DataFrame
    declarations: pd.DataFrame
    territories: pd.DataFrame
    events: pd.DataFrame
    quotes: pd.DataFrame


@kept(300)
def _own(treaty: str, iso3: str) -> _Own:
    tables = cached.atlas().tables

    def under(table: pd.DataFrame) -> pd.DataFrame:
        return table[table["treaty"] == treaty]

    acts, declarations = under(tables.actions), under(tables.declarations)
    territories, events, quotes = map(under, (tables.territories, tables.events, tables.quotes))
    return _Own(
        acts=acts[(acts["iso3"] == iso3) | (acts["concerns"] == iso3)],
        declarations=declarations[declarations["iso3"] == iso3],
        territories=territories[territories["iso3"] == iso3],
        events=events[concerns(events, iso3)],
        quotes=quotes[concerns(quotes, iso3)],
    )


@kept(2000)
def _latest_quote(treaty: str, iso3: str, day: date) -> str:
    said = statements(known_on(_own(treaty, iso3).quotes, treaty, day))
    if not said:
        return ""
    quote = said[0].quotes[0]
    return f"“{quote.translation or quote.quote}” {said[0].speaker}, {written_day(quote.date)}"


def _filter(view: View, today: date) -> None:
    """Show in words which states the choice of statuses leaves, and a way to clear it."""
    table = cached.day(view.treaty, view.day, today).table
    members = cached.atlas().areas[view.area]
    called = cached.words(view.treaty).short
    for status in view.statuses:
        st.markdown(plain(filtered(table, status, called[status], view.area, members)))
    st.button("Show all statuses", on_click=lambda: controls.change(statuses=()))


@kept(2000)
def _overview(treaty: str, area: Area, day: date, shade: str, today: date) -> str:
    record = cached.atlas()
    changed = cached.area_changes(treaty, area, today)
    latest = changed[changed["date"] <= day.isoformat()].iloc[::-1]
    return template.text(
        "overview.html",
        runs=stream(latest, statements(known_on(record.tables.quotes, treaty, day))),
        few=FEW,
        notifications=record.notifications,
        short=cached.words(treaty).short,
        swatch=partial(picture, shade=shade),
        language=LANGUAGE,
    )


@kept(2000)
def _country(treaty: str, iso3: str, day: date, shade: str, today: date, binding: str) -> str:
    record = cached.atlas()
    rules, called = record.histories[treaty].rules, record.words(treaty)
    state = record.tables.states.set_index("iso3").loc[iso3]
    table = cached.day(treaty, day, today).table.set_index("iso3")
    own = _own(treaty, iso3)
    return template.text(
        "country.html",
        state=state,
        former=name_then(record.tables.former_names, iso3, day),
        day=day.isoformat(),
        status=standing(table.loc[iso3], record.treaty(treaty)) if iso3 in table.index else None,
        cannot_deposit=CANNOT_DEPOSIT if state["can_deposit"] == "false" else "",
        binding=binding,
        life=life(own.acts, rules, iso3, day),
        declarations=declared(own.declarations, own.acts, iso3, day),
        territories=applied(own.territories, iso3, day),
        objections=objections(own.acts, rules, iso3, day),
        borders=borders(iso3, table),
        events=list(known_on(own.events, treaty, day).itertuples()),
        statements=statements(known_on(own.quotes, treaty, day)),
        names=record.names,
        short=called.short,
        swatch=partial(picture, shade=shade),
        language=LANGUAGE,
    )


def borders(iso3: str, table: pd.DataFrame) -> list[dict[str, object]]:
    """Return a state's land borders with Russia and Belarus, for `record.html`."""
    pairs = cached.atlas().pairs
    own = pairs[(pairs["iso3"] == iso3) | (pairs["neighbour"] == iso3)]
    return [
        {
            "other": other,
            "status": Status(table.at[other, "status"]),
            "length_km": pair.length_km,
            "published_km": pair.published_km,
            "source_url": pair.source_url,
        }
        for pair in own.itertuples()
        for other in {pair.iso3, pair.neighbour} - {iso3}
    ]
