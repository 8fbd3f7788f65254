"""The events of the record as a list: filters, list and download."""

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from record import page_parameters
from record.events import KIND, events, states_concerned
from record.view import DEFAULT_TREATY, View, parameters
from ui import cached, controls, download, template
from wording.values import last_day


def kinds() -> tuple[str, ...]:
    """Return the kinds that the address names; wrong ones are named in a warning."""
    return controls.used(page_parameters.kinds(controls.own()))


def words() -> str:
    """Return the words that the address asks for."""
    return " ".join(controls.own().get("q", []))


def chosen() -> str | None:
    """Return the event that the address names, which stands open; a wrong one is named."""
    return controls.used(page_parameters.event(controls.own(), cached.atlas()))


def filters(view: View, chosen: tuple[str, ...], text: str) -> None:
    """Show the filters: kinds with their counts, a country, words."""
    record = cached.atlas()
    counts = record.tables.events["kind"].value_counts()
    controls.display("kinds", list(chosen))
    controls.display("words", text)
    controls.display("event_country", iso3 := controls.selected(view))
    codes = states_concerned(record)
    st.pills(
        "Kind of event",
        list(KIND),
        format_func=lambda kind: f"{KIND[kind]} · {counts.get(kind, 0)}",
        selection_mode="multi",
        key="kinds",
        label_visibility="collapsed",
        on_change=lambda: controls.keep(
            page_parameters.KINDS, [kind for kind in KIND if kind in st.session_state["kinds"]]
        ),
    )
    with st.container(horizontal=True):
        st.selectbox(
            "State concerned",
            codes if iso3 is None or iso3 in codes else [iso3, *codes],
            index=None,
            format_func=record.names.__getitem__,
            key="event_country",
            placeholder="Any state",
            label_visibility="collapsed",
            width=240,
            on_change=_take_country,
        )
        st.text_input(
            "Words in the event",
            key="words",
            placeholder="Search the events",
            label_visibility="collapsed",
            width=240,
            on_change=lambda: controls.keep(
                "q",
                [st.session_state["words"].strip()] if st.session_state["words"].strip() else [],
            ),
        )


def _take_country() -> None:
    iso3 = st.session_state["event_country"]
    if iso3 is None or iso3 in cached.atlas().names:
        controls.change(countries=(iso3,) if iso3 else ())


def heading(table: pd.DataFrame) -> None:
    """Show how many of the events match."""
    total = len(cached.atlas().tables.events)
    told = f"{total} events" if len(table) == total else f"{len(table)} of {total} events"
    template.show("heading.html", title=told)


def found(view: View, chosen: tuple[str, ...], text: str, today: date) -> pd.DataFrame:
    """Return the events that match, oldest first, with the `day` on which the map shows each.

    That day is empty for an event before its treaty was opened for signature.
    """
    record = cached.atlas()
    table = events(record, kinds=chosen, country=controls.selected(view), text=text)
    opened = {code: history.rules.opened for code, history in record.histories.items()}
    days = [min(date.fromisoformat(last_day(day)), today) for day in table["date"]]
    shown = [
        day.isoformat() if day >= opened[treaty] else ""
        for day, treaty in zip(days, table["treaty"], strict=True)
    ]
    return table.assign(day=shown)


def listing(table: pd.DataFrame, view: View, chosen: str | None, *, unfolded: bool) -> None:
    """Show the events as a list, newest first, the same as the marks: a line each that opens.

    Years before the recent ones are folded, unless `unfolded` or the chosen event is among them.
    """
    record = cached.atlas()
    titles = record.tables.treaties.set_index("treaty")["short_title"]
    rows = [
        {
            "event": row,
            "names": [record.names[code] for code in row.iso3.split(";") if code],
            "treaty": "" if row.treaty == view.treaty else titles[row.treaty],
            "link": _link(view, row) if row.day else "",
            "address": _address(view, row.id),
        }
        for row in table.iloc[::-1].itertuples()
    ]
    years = [
        (year, list(group)) for year, group in groupby(rows, lambda row: row["event"].date[:4])
    ]
    first_recent = (cached.recent_from(DEFAULT_TREATY) or date.min).year
    recent = [one for one in years if int(one[0]) >= first_recent]
    earlier = years[len(recent) :]
    template.show(
        "events.html",
        recent=recent,
        earlier=earlier,
        first_recent=first_recent,
        unfolded=unfolded,
        has_chosen=any(row["event"].id == chosen for _, rows in earlier for row in rows),
        chosen=chosen,
        kind=KIND,
    )


def downloads(table: pd.DataFrame, view: View, chosen: tuple[str, ...]) -> None:
    """Offer the events that are shown as CSV."""
    columns = list(cached.atlas().tables.events.columns)
    name = "-".join(["events", *chosen, *view.countries])
    download.offer("events", lambda: table[columns], f"{name.lower()}.csv")


def _address(view: View, event: str) -> str:
    """Return the address of this page with an event open, whatever the filters."""
    asked = {**parameters(replace(view, countries=())), page_parameters.EVENT: event}
    return f"./timeline?{urlencode(asked, doseq=True)}"


def _link(view: View, event: Any) -> str:
    there = replace(view, day=date.fromisoformat(event.day), treaty=event.treaty)
    return f"./?{urlencode(parameters(there), doseq=True)}"
