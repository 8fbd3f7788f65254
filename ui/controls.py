"""What the visitor chose: one view, in step with the widgets and with the address."""

from collections import deque
from dataclasses import replace
from datetime import date
from enum import IntEnum
from typing import TypeVar

import streamlit as st

from geo.areas import LABEL, Area
from record.atlas import utc_today
from record.names_to_find import names_to_find, state_of
from record.page_parameters import unknown_on
from record.query_values import tidied
from record.view import SHARED, BadValue, View, parameters, parse_page, short_parameters
from treaty.statuses import Status
from ui import cached

T = TypeVar("T")

DAY_WIDGETS = ("slider", "date", "year")
"""Keys of the widgets that display a day."""


def begin() -> None:
    """Begin a run on the day that it now is; the whole run has this one, also across midnight.

    Call it before anything is shown: there a newer message may cut a run short.
    """
    state = st.session_state
    state["today"] = utc_today()
    displayed = state.setdefault("displayed", {key: deque(maxlen=8) for key in DAY_WIDGETS})
    for key in DAY_WIDGETS:
        displayed[key].append(state.get(key))
    state["is_repeated"] = state.pop("repeat", False)
    state.pop("certainty", None)


def today() -> date:
    """Return the day of this run."""
    if "today" not in st.session_state:  # a page that runs by itself
        begin()
    return st.session_state["today"]


def display(key: str, value: object) -> None:
    """Have a widget display a value of the view.

    Where the browser said that it displays it already, it is left alone: what the visitor chooses
    or types at this moment stays.
    """
    state = st.session_state
    if state["is_repeated"] or key not in state or state[key] != value:
        state[key] = value
    if key in DAY_WIDGETS:
        state["displayed"][key].append(value)


def repeat() -> None:
    """Run again without a message of the browser, which may not get what this run has set."""
    st.session_state["repeat"] = True
    st.rerun()


def read() -> View:
    """Return what the visitor chose, from the address where it has changed by itself.

    The address changes by itself when a page is opened, by a link, and by the browser's
    back and forward. What could not be read from it waits in `bad_values`.
    """
    state = st.session_state
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    # A gesture made while the last run was still on its way comes with the address before it.
    if state.pop("gesture", False):
        state["written"] = address
    state.pop("certainty", None)
    if "view" in state and state["version"] != cached.atlas().version:
        # The record that the view was read against has been replaced.
        state["view"], state["bad"] = _read_again(state["view"], today())
    state["version"] = cached.atlas().version
    if "view" not in state or address != state.get("written"):
        values = tidied(address)
        state["view"], state["bad"] = parse_page(values, cached.atlas(), today=today())
        if "page" in state:  # not a page that runs by itself
            state["bad"] += unknown_on(state["page"], values)
        state["own"] = {name: own for name, own in values.items() if name not in SHARED}
        state["written"] = address
    state["latest"] = state["view"]
    return state["view"]


def latest() -> View:
    """Return the view as the latest run began with it, whatever this message has changed since.

    A browser says with each message where it has the slider, which may be a day behind.
    """
    return st.session_state["latest"]


def _read_again(view: View, today: date) -> tuple[View, list[BadValue]]:
    chosen = parameters(view).items()
    listed = {name: [value] if isinstance(value, str) else value for name, value in chosen}
    return parse_page(listed, cached.atlas(), today=today)


def write(view: View, *own: str) -> None:
    """Write the view to the address without what is the default, and a page's own parameters.

    Parameters
    ----------
    own
        Names of the parameters that this page adds to those of a view.
    """
    chosen = {name: st.session_state["own"].get(name, []) for name in own}
    short = short_parameters(view, View(today())) | {n: v for n, v in chosen.items() if v}
    st.query_params.from_dict(short)
    st.session_state["written"] = {
        name: [value] if isinstance(value, str) else value for name, value in short.items()
    }


def own() -> dict[str, list[str]]:
    """Return the values of the page's own parameters, those that no view has."""
    return st.session_state["own"]


def keep(parameter: str, values: list[str]) -> None:
    """Set a page's own parameter by a gesture of the visitor; without values it is dropped."""
    st.session_state["own"][parameter] = values
    change()


def used(read: tuple[T, list[BadValue]]) -> T:
    """Return what a function of `record.page_parameters` has read.

    Own parameters whose values cannot be used are dropped and named in a warning.
    """
    found, bad = read
    for one in bad:
        st.session_state["own"].pop(one.parameter, None)
        st.session_state["bad"].append(one)
    return found


def bad_values() -> list[BadValue]:
    """Return the values of the address that could not be used, until the visitor moves on."""
    return st.session_state.get("bad", [])


def change(**choices: object) -> None:
    """Change the view by a gesture of the visitor; it also ends old warnings."""
    state = st.session_state
    state["view"] = replace(state["view"], **choices)
    state["bad"], state["gesture"] = [], True


class Certainty(IntEnum):
    """How certain it is that a day in a message of the browser has just been chosen."""

    DISPLAYED = 0
    "A widget displays it: the browser may not yet have taken up what the server has set since."
    SENT = 1
    "The map sent it, perhaps some time ago."
    CHOSEN = 2
    "A widget displays a day that it has not displayed before."
    PRESSED = 3
    "A button was pressed."


def go(day: date, certainty: Certainty = Certainty.PRESSED) -> None:
    """Move to a day; to none outside the treaty's time, which only a forged message brings.

    Where one message of the browser brings several days, the most certain one holds.
    """
    state = st.session_state
    if certainty < state.get("certainty", Certainty.DISPLAYED):
        return
    state["certainty"] = certainty
    opened = cached.atlas().histories[state["view"].treaty].rules.opened
    if opened <= day <= today():
        change(day=day)


def stay() -> None:
    """Stay on the day of the latest run: what widgets say in this message is older than it."""
    go(latest().day)


def go_to_today() -> None:
    """Move to the day that it now is, which a page that is open over midnight has not seen yet."""
    begin()
    go(today())


def go_to_displayed(widget: str, day: date) -> None:
    """Move to the day that a widget of `DAY_WIDGETS` displays."""
    state = st.session_state
    is_old = state[widget] in state["displayed"][widget]
    go(day, Certainty.DISPLAYED if is_old else Certainty.CHOSEN)


def select(iso3: str | None) -> None:
    """Select a country, or none; one beyond the area widens the view to the world.

    A code that no country has, which only a forged message brings, selects nothing.
    """
    if iso3 is None:
        change(countries=())
        return
    if iso3 not in cached.atlas().names:
        return
    view: View = st.session_state["view"]
    inside = iso3 in cached.atlas().areas[view.area]
    change(countries=(iso3,), area=view.area if inside else Area.WORLD)


def selected(view: View) -> str | None:
    """Return the country that the view has selected."""
    return view.countries[0] if view.countries else None


def area_choice(view: View) -> None:
    """Show the choice of the area."""
    display("area", view.area)
    st.selectbox(
        "Area",
        list(Area),
        format_func=lambda area: LABEL[area],
        key="area",
        label_visibility="collapsed",
        width=190,
        on_change=_take_area,
    )


def _take_area() -> None:
    if st.session_state["area"] in list(Area):
        change(area=st.session_state["area"])


def treaty_choice(view: View) -> None:
    """Show the choice of the treaty."""
    titles = cached.titles()
    display("treaty", view.treaty)
    st.selectbox(
        "Treaty",
        list(titles),
        format_func=titles.__getitem__,
        key="treaty",
        label_visibility="collapsed",
        width=190,
        on_change=lambda: take_treaty(st.session_state["treaty"]),
    )


def take_treaty(treaty: str) -> None:
    """Choose a treaty; a day before its time becomes the day on which that begins."""
    if treaty not in cached.atlas().histories:
        return
    opened = cached.atlas().histories[treaty].rules.opened
    change(treaty=treaty, day=max(st.session_state["view"].day, opened))


def country_choice(view: View) -> None:
    """Show the search for a country."""
    names = names_to_find(cached.atlas())
    display("country", selected(view))
    st.selectbox(
        "Country",
        list(names),
        format_func=names.__getitem__,
        key="country",
        placeholder="Find a country",
        label_visibility="collapsed",
        on_change=_take_country,
    )


def _take_country() -> None:
    found = st.session_state["country"]
    select(found and state_of(found))


def status_choice(view: View, labels: dict[Status, str]) -> None:
    """Show the legend, which is the filter: choosing statuses dims the others."""
    display("statuses", [status for status in view.statuses if status in labels])
    st.pills(
        "Status",
        list(labels),
        format_func=labels.__getitem__,
        selection_mode="multi",
        wrap=True,
        key="statuses",
        label_visibility="collapsed",
        on_change=lambda: change(
            statuses=tuple(s for s in Status if s in st.session_state["statuses"])
        ),
    )
