"""The panel beside the map: who acted and who said what, up to the chosen day."""

from datetime import date
from functools import partial
from itertools import groupby, islice
from operator import attrgetter

import pandas as pd
import streamlit as st

from geo.areas import Area
from record.in_use import kept
from record.known import known_on, statements
from record.view import View
from treaty.declared import declared
from treaty.former_names import name_then
from treaty.life import life, objections
from treaty.statuses import CANNOT_DEPOSIT, DETAIL, DETAIL_BY, Status, Words
from ui import cached, controls, obligations, template
from ui.legend import picture, theme
from wording.standing import is_vague
from wording.values import written_day

HEIGHT = 600
LATEST = 6
"""How many days of change, and how many statements, the panel shows with nothing chosen."""

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
    """Show the panel of a view, with its own scroll."""
    since = cached.last_change_day(view.treaty, view.day)
    with st.container(height=HEIGHT, border=False, key="panel"):
        iso3 = controls.selected(view)
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
        binding = obligations.text(view, iso3, today)
        st.html(_country(view.treaty, iso3, since, theme(), today, binding))


@kept(2000)
def _overview(treaty: str, area: Area, day: date, shade: str, today: date) -> str:
    record = cached.atlas()
    changed = cached.area_changes(treaty, area, today)
    latest = changed[changed["date"] <= day.isoformat()].iloc[::-1]
    by_day = groupby(latest.itertuples(), key=attrgetter("date"))
    return template.text(
        "overview.html",
        days=[(day, list(rows)) for day, rows in islice(by_day, LATEST)],
        statements=statements(known_on(record.tables.quotes, treaty, day))[:LATEST],
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
    acts = record.tables.actions[record.tables.actions["treaty"] == treaty]
    made = record.tables.declarations[record.tables.declarations["treaty"] == treaty]
    return template.text(
        "country.html",
        state=state,
        former=name_then(record.tables.former_names, iso3, day),
        day=day.isoformat(),
        status=status(table.loc[iso3], called) if iso3 in table.index else None,
        cannot_deposit=CANNOT_DEPOSIT if state["can_deposit"] == "false" else "",
        binding=binding,
        life=life(acts, rules, iso3, day),
        declarations=declared(made, acts, iso3, day),
        objections=objections(acts, rules, iso3, day),
        borders=borders(iso3, table),
        events=list(known_on(record.tables.events, treaty, day, iso3).itertuples()),
        statements=statements(known_on(record.tables.quotes, treaty, day, iso3)),
        names=record.names,
        short=called.short,
        swatch=partial(picture, shade=shade),
        language=LANGUAGE,
    )


def status(row: pd.Series, called: Words) -> dict[str, object]:
    """Return what a state's row of a snapshot says, for `record.html`."""
    code = Status(row["status"])
    vague = is_vague(row)
    detail = (DETAIL_BY if vague else DETAIL)[code]
    days = {"since": row["since"] or row["since_latest"], "until": row["until"]}
    days["earliest"] = row["since_earliest"]
    dates = {name: written_day(day) if day else "" for name, day in days.items()}
    return {
        "code": code.value,
        "name": called.short[code],
        "detail": detail.format(**dates),
        "bound": bool(row["bound"]),
        "certain": row["certainty"] == "certain",
        "reaches_back": bool(row["retroactive"]),
    }


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
