"""The changes of status under the view's treaty one by one, each with an address of its own."""

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from geo.areas import Area
from record import page_parameters
from record.view import View, parameters
from ui import cached, controls, data_table, template
from wording import news


def chosen(view: View, today: date) -> str | None:
    """Return the change that the address names; a wrong one is named in a warning."""
    record = cached.atlas()
    return controls.used(page_parameters.change(controls.own(), view.treaty, record, today))


def listing(view: View, chosen: str | None, today: date) -> None:
    """Show the changes in a fold, newest first, of the selected state or of all, and the feed.

    Years before the recent ones are folded, but for that of the chosen change, with which the fold
    stands open.
    """
    iso3 = controls.selected(view)
    changed = cached.area_changes(view.treaty, Area.WORLD, today)
    shown = changed[changed["iso3"] == iso3] if iso3 else changed
    data_table.fold(
        f"{len(shown)} changes of status, one by one",
        "changes",
        lambda: _lines(shown.iloc[::-1], view, chosen),
        opened=chosen is not None,
    )
    template.show("feed.html", treaty=view.treaty)


def _lines(shown: pd.DataFrame, view: View, chosen: str | None) -> None:
    title = cached.atlas().treaty(view.treaty)["short_title"]
    rows = [
        {
            "change": row,
            "id": page_parameters.change_id(row.iso3, row.date),
            "said": news.title(row, title),
            "map": _map_of(view, row),
            "address": _address(view, page_parameters.change_id(row.iso3, row.date)),
        }
        for row in shown.itertuples()
    ]
    first_recent = (cached.recent_from(view.treaty) or date.min).year
    years = [
        (year, own, int(year) >= first_recent or chosen in [row["id"] for row in own])
        for year, own in (
            (year, list(group)) for year, group in groupby(rows, lambda row: row["change"].date[:4])
        )
    ]
    template.show("changes.html", years=years, chosen=chosen)


def _address(view: View, change: str) -> str:
    """Return the address of this page with a change in sight."""
    asked = {**parameters(replace(view, countries=())), page_parameters.CHANGE: change}
    return f"./timeline?{urlencode(asked, doseq=True)}"


def _map_of(view: View, change: Any) -> str:
    """Return the address of the map on the day of a change, in an area that has its state."""
    inside = change.iso3 in cached.atlas().areas[view.area]
    there = replace(
        view,
        day=date.fromisoformat(change.date),
        area=view.area if inside else Area.WORLD,
        countries=(change.iso3,),
    )
    return f"./?{urlencode(parameters(there), doseq=True)}"
