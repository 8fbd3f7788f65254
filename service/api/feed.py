"""The changes of a treaty as an Atom feed (RFC 4287), latest news first."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pandas as pd

from geo.areas import LABEL, Area
from record.atlas import Atlas
from record.versions import day
from record.view import View, parameters
from treaty.statuses import Status, Words
from wording import news
from wording.pages import SITE
from wording.values import listed, written_day, written_span

ATOM = "http://www.w3.org/2005/Atom"
AUTHORITY = "ottawa-convention-map,2026"
"""Authority of the tag URIs (RFC 4151), so that ids stay the same wherever the map is hosted."""


def numbered(changed: pd.DataFrame) -> pd.DataFrame:
    """Return all changes from the first on with `turn`: how often a state came to that status.

    An entry is known by it, whatever day it has.
    """
    return changed.assign(turn=changed.groupby(["iso3", "to_status"]).cumcount() + 1)


def atom(changed: pd.DataFrame, atlas: Atlas, view: View, *, site: str, address: str) -> str:
    """Return one entry per change; ids are stable for a state, a status and its turn.

    Parameters
    ----------
    changed
        Rows of `treaty.changes.changes`, `numbered`.
    view
        The treaty, the area and the states that the rows were chosen by.
    site
        Absolute address of the site: each entry links to the map on its day and to its source.
        Without it an entry links to its source alone.
    address
        Address of this feed on the site.
    """
    ET.register_namespace("", ATOM)
    treaty = atlas.treaty(view.treaty)["short_title"]
    taken_up = _taken_up(atlas, view.treaty)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"tag:{AUTHORITY}:{'/'.join(['changes', view.treaty, *_filter(view)])}")
    _add(feed, "title", _title(view, treaty, atlas))
    rows = changed.assign(taken_up=[taken_up[_act(row)] for row in changed.itertuples()])
    rows["updated"] = rows[["date", "taken_up"]].max(axis=1)
    newest = rows["updated"].max() if len(rows) else min(taken_up.values())
    _add(feed, "updated", _instant(newest))
    _add(_add(feed, "author"), "name", SITE)
    if site:
        _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{address}")
        _add(feed, "link", rel="alternate", href=f"{site}/?{urlencode({'treaty': view.treaty})}")
    for row in rows.sort_values(["updated", "date"], kind="stable").iloc[::-1].itertuples():
        entry = _add(feed, "entry")
        turn = [str(row.turn)] if row.turn > 1 else []
        place = "/".join(["changes", row.treaty, row.iso3, row.to_status, *turn])
        _add(entry, "id", f"tag:{AUTHORITY}:{place}")
        _add(entry, "title", news.title(row, treaty))
        _add(entry, "published", _instant(row.date))
        _add(entry, "updated", _instant(row.updated))
        if site:
            _add(entry, "link", rel="alternate", href=f"{site}/?{_map_of(row, atlas)}")
        _add(entry, "link", rel="related" if site else "alternate", href=row.source_url)
        on_record = news.taken_up(row.taken_up, min(taken_up.values()))
        _add(entry, "summary", f"{_summary(row, treaty, atlas.words(row.treaty))} {on_record}")
    ET.indent(feed)
    body = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _taken_up(atlas: Atlas, treaty: str) -> Mapping[tuple[str, str, str], str]:
    """Return the day on which the record took up each act; what is no act it began with."""
    actions = atlas.tables.actions
    own = actions[actions["treaty"] == treaty]
    # Versions that were kept before the record noted it say by their own day what they had.
    first = min(actions["taken_up"]) or day(atlas.version)
    acts = zip(own["iso3"], own["action"], own["date"], strict=True)
    days = [taken_up or first for taken_up in own["taken_up"]]
    return defaultdict(lambda: first, zip(acts, days, strict=True))


def _act(row: Any) -> tuple[str, str, str]:
    return row.iso3, row.act, row.act_date


def _filter(view: View) -> list[str]:
    return [*([] if view.area is Area.WORLD else [view.area.value]), *view.countries]


def _title(view: View, treaty: str, atlas: Atlas) -> str:
    area = [] if view.area is Area.WORLD else [LABEL[view.area]]
    names = [listed([atlas.names[code] for code in view.countries])] if view.countries else []
    return f"{treaty}: changes of status{''.join(f', {one}' for one in [*area, *names])}"


def _map_of(row: Any, atlas: Atlas) -> str:
    area = Area.EUROPE if row.iso3 in atlas.areas[Area.EUROPE] else Area.WORLD
    view = View(date.fromisoformat(row.date), row.treaty, area, countries=(row.iso3,))
    return urlencode(parameters(view), doseq=True)


def _summary(row: Any, treaty: str, called: Words) -> str:
    status = Status(row.to_status)
    before = f" Before: {called.short[Status(row.from_status)]}." if row.from_status else ""
    doubt = "" if row.certainty == "certain" else f" The exact day is not certain{_bounds(row)}."
    if row.retroactive:
        doubt += " The succession was deposited later and reaches back to this day."
    change = f"{row.name} under the {treaty} from {written_day(row.date)}: {called.short[status]}."
    return f"{change}{before}{doubt} {called.meaning[status]}"


def _bounds(row: Any) -> str:
    days = row.since_earliest, row.since_latest
    return f": {written_span(*days)}" if len(set(days)) > 1 else ""


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = text
    return child


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
