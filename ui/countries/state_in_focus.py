"""The head of a state's profile: finding it, and where it stands in a line."""

from datetime import date

import streamlit as st

from record.view import View, parameters
from ui import cached, controls, line_of_time, side_panel, template
from ui.legend import swatch
from ui.plain import plain
from wording import answer
from wording.standing import headline, no_headline


def choices(view: View, today: date) -> None:
    """Show the search, the previous and the next state, the treaty and the day."""
    names = cached.atlas().names
    opened = cached.atlas().histories[view.treaty].rules.opened
    with st.container(key="find", horizontal=True, vertical_alignment="center"):
        with st.container(key="search", width=280):
            controls.country_choice(view)
        iso3 = controls.selected(view)
        if iso3:
            codes = list(names)
            place = codes.index(iso3)
            _step(codes[place - 1], ":material/chevron_left:", "Previous")
            _step(codes[(place + 1) % len(codes)], ":material/chevron_right:", "Next")
        controls.treaty_choice(view)
        line_of_time.exact_date(view, opened, today)
        if iso3:
            st.page_link(
                "pages/map.py",
                label="On the map",
                icon=":material/map:",
                query_params=parameters(view),
            )


def _step(iso3: str, icon: str, which: str) -> None:
    name = cached.atlas().names[iso3]
    st.button(
        plain(name),
        key=f"{which.lower()}_country",
        icon=icon,
        icon_position="left" if which == "Previous" else "right",
        help=f"{which} in the alphabet",
        on_click=controls.select,
        args=(iso3,),
    )


def show(view: View, today: date) -> None:
    """Show where the selected state stands; without one, how many states are bound."""
    iso3 = controls.selected(view)
    if iso3 is None:
        _all(view, today)
    else:
        _one(view, iso3, today)


def _all(view: View, today: date) -> None:
    record = cached.atlas()
    treaty, rule = record.treaty(view.treaty), record.words(view.treaty).whole_rule
    day = cached.day(view.treaty, view.day, today)
    found = day.answer
    template.show(
        "profile_head.html",
        headline=(
            f"{found.in_force} of {len(day.table)} states "
            f"{'are' if view.day == today else 'were'} bound by the {rule}"
        ),
        sentence=f"{answer.counted(found, treaty, today=today)}. Choose a state for its record.",
        standings=[],
        treaty=treaty,
        day=view.day.isoformat(),
    )


def _one(view: View, iso3: str, today: date) -> None:
    record = cached.atlas()
    state = record.tables.states.set_index("iso3").loc[iso3]
    treaty = record.treaty(view.treaty)
    table = cached.day(view.treaty, view.day, today).table.set_index("iso3", drop=False)
    if iso3 in table.index:
        line = headline(table.loc[iso3], treaty, today=today)
    else:
        line = no_headline(state, treaty, view.day, today=today)
    template.show(
        "profile_head.html",
        headline=line,
        sentence="",
        standings=[
            (record.treaty(code)["short_title"], standing)
            for code in sorted(record.histories, key=lambda code: code != view.treaty)
            if (standing := _standing(code, iso3, view.day, today))
        ],
        treaty=treaty,
        day=view.day.isoformat(),
        swatch=swatch,
    )


def _standing(treaty: str, iso3: str, day: date, today: date) -> dict[str, object] | None:
    if day < cached.atlas().histories[treaty].rules.opened:
        return None
    table = cached.day(treaty, day, today).table.set_index("iso3")
    if iso3 not in table.index:
        return None
    return side_panel.status(table.loc[iso3], cached.words(treaty))
