"""The chosen border pair: where it is, what it measures and where both its sides stand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from geo.areas import Area
from record import page_parameters
from record.view import View, parameters
from ui import cached, controls, map_panel, template
from ui.legend import swatch
from wording.standing import standing

MAP_HEIGHT = 225


def chosen(view: View) -> str | None:
    """Return the pair that the address names; a wrong one is named in a warning.

    A pair is left behind when another country is chosen, on the map or by a link.
    """
    pair = controls.used(page_parameters.pair(controls.own(), cached.atlas()))
    country = controls.selected(view)
    return pair if pair and (country is None or country in pair.split("-")) else None


def choose(pair: str | None) -> None:
    """Choose a pair, and with it the country whose side it is; none takes both back."""
    pairs = cached.atlas().pairs.set_index("pair")
    if pair and pair not in pairs.index:
        return
    controls.keep(page_parameters.PAIR, [pair] if pair else [])
    controls.select(pairs.at[pair, "iso3"] if pair else None)


def shown(view: View, pair: str | None) -> list[str]:
    """Return the pairs to point out: the chosen one, or those of the chosen country's side."""
    if pair:
        return [pair]
    pairs = cached.atlas().pairs
    return list(pairs.loc[pairs["iso3"] == controls.selected(view), "pair"])


def search(pair: str | None) -> None:
    """Show the search for a pair."""
    pairs = cached.atlas().pairs.set_index("pair")
    names = {code: name(row) for code, row in pairs.iterrows()}
    controls.display("pair", pair)
    st.selectbox(
        "Border",
        list(names),
        index=None,
        format_func=names.__getitem__,
        key="pair",
        placeholder="Find a border",
        label_visibility="collapsed",
        on_change=lambda: choose(st.session_state["pair"]),
    )


def name(pair: pd.Series) -> str:
    """Return a pair's name: the state whose side it is, then its neighbour."""
    names = cached.atlas().names
    return f"{names[pair['iso3']]} – {names[pair['neighbour']]}"


def map_of(view: View, pairs: list[str]) -> None:
    """Show the frontier on the view's day; sides that are picked out in Europe, from nearby."""
    record = cached.atlas()
    own = record.pairs.set_index("pair")["iso3"]
    sides = tuple(dict.fromkeys(own[pairs])) or view.countries
    near = bool(sides) and set(sides) <= set(record.areas[Area.EUROPE])
    area = Area.EUROPE if near else Area.FRONTIER
    map_panel.show(replace(view, area=area, statuses=(), countries=sides), height=MAP_HEIGHT)


def figures(view: View, pairs: list[str], today: date) -> None:
    """Show what pairs measure, what others publish, and where both sides stand."""
    record = cached.atlas()
    table = cached.day(view.treaty, view.day, today).table.set_index("iso3")
    lengths = cached.published()
    treaty = record.treaty(view.treaty)
    template.show(
        "border_pair.html",
        pairs=[
            {
                "name": name(row),
                "length_km": row["length_km"],
                "sides": [
                    (record.names[iso3], standing(table.loc[iso3], treaty))
                    for iso3 in (row["iso3"], row["neighbour"])
                ],
                "published": list(lengths[lengths["pair"] == code].itertuples()),
            }
            for code, row in record.pairs.set_index("pair").loc[pairs].iterrows()
        ],
        day=view.day.isoformat(),
        link=parameters(replace(view, area=Area.EUROPE)),
        swatch=swatch,
    )
