"""What binds a state on the view's day, treaty by treaty: in the map's panel and on its page."""

from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from record.atlas import Atlas
from record.in_use import kept
from record.obligations import obligations
from record.view import DEFAULT_TREATY, View
from treaty.history import EPOCH, of_state
from treaty.statuses import Status
from ui import cached, template
from ui.legend import picture, theme
from wording.standing import began
from wording.still_bound import all_still_bound, also_bound, still_bound

OTHERS = ("RUS", "BLR", "UKR")
"""Whom the article's page names beside those that left: who is across the border, and at war."""


def show(view: View, iso3: str, today: date) -> None:
    """Show what binds a state on the view's day, below a head that tells each of its statuses."""
    told = tuple(cached.atlas().histories)
    found = _text(iso3, view.treaty, _last_change_day_of(iso3, view.day), theme(), "", told, today)
    if found:
        template.show("heading.html", title=_heading(view, today))
        st.html(found)


def text(view: View, iso3: str, today: date) -> str:
    """Return the same as HTML, to stand below the status under the view's treaty."""
    heading = _heading(view, today)
    day = _last_change_day_of(iso3, view.day)
    return _text(iso3, view.treaty, day, theme(), heading, (view.treaty,), today)


def still_binding(today: date) -> None:
    """Show which treaties still bind the states that have left the default one, with sources."""
    record = cached.atlas()
    rows = on(today, today)
    own = rows[rows["treaty"] == DEFAULT_TREATY]
    gone = set(own.loc[own["status"] == Status.LEFT, "iso3"])
    found = []
    for treaty in record.histories:
        bound = rows[(rows["treaty"] == treaty) & rows["bound"]]
        names = list(bound.loc[bound["iso3"].isin(gone), "name"])
        others = [record.names[code] for code in OTHERS if code in set(bound["iso3"])]
        if names:
            left, called = record.treaty(DEFAULT_TREATY)["short_title"], record.words(treaty)
            sentences = [all_still_bound(names, len(gone), left, called)]
            sentences += [also_bound(others)] if others else []
            found.append((record.treaty(treaty), " ".join(sentences)))
    template.show("still_binding.html", found=found)


def on(day: date, today: date) -> pd.DataFrame:
    """Return what binds every state on a day (see `record.obligations`)."""
    return _obligations_on(_last_change_day(day), today).assign(date=day.isoformat())


def _heading(view: View, today: date) -> str:
    return "What binds it today" if view.day == today else "What bound it on this day"


def _last_change_day(day: date) -> date:
    """Return the last day up to a day on which something changed under any treaty."""
    histories = cached.atlas().histories
    open_by_then = [code for code, history in histories.items() if history.rules.opened <= day]
    return max(cached.last_change_day(treaty, day) for treaty in open_by_then)


def _last_change_day_of(iso3: str, day: date) -> date:
    """Return the last day up to a day on which a treaty was opened or a status of a state began."""
    days = _change_days_of(iso3)
    return days[bisect_right(days, day) - 1]


@kept(300)
def _change_days_of(iso3: str) -> list[date]:
    histories = _of_state(iso3).histories.values()
    began = {EPOCH + timedelta(days=int(day)) for one in histories for day in one.first}
    return sorted(began | {one.rules.opened for one in histories})


@kept(100)
def _obligations_on(day: date, today: date) -> pd.DataFrame:
    return obligations(cached.atlas(), day, today=today)


@kept(300)
def _of_state(iso3: str) -> Atlas:
    record = cached.atlas()
    own = {treaty: of_state(history, iso3) for treaty, history in record.histories.items()}
    return replace(record, histories=own)


@kept(2000)
def _text(
    iso3: str,
    treaty: str,
    day: date,
    shade: str,
    heading: str,
    told: tuple[str, ...],
    today: date,
) -> str:
    record = cached.atlas()
    rows = obligations(_of_state(iso3), day, today=today)
    has_left = ((rows["treaty"] == treaty) & (rows["status"] == Status.LEFT)).any()
    title = record.treaty(treaty)["short_title"]
    return template.text(
        "obligations.html",
        heading=heading,
        rows=[
            {
                "told": row["treaty"] in told,
                "title": record.treaty(row["treaty"])["short_title"],
                "name": record.words(row["treaty"]).short[Status(row["status"])],
                "since": "" if row["status"] == Status.OUTSIDE else began(row),
                "swatch": picture(row["status"], shade),
                "source": record.treaty(row["treaty"])["for_mines_source"],
                "row": row,
            }
            for row in rows.to_dict("records")
        ],
        still=[
            still_bound(row["name"], title, record.words(row["treaty"]), began(row))
            for row in rows[rows["bound"] & has_left].to_dict("records")
        ],
    )
