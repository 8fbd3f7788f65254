"""The changes of a treaty as an Atom feed (RFC 4287), newest first."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pandas as pd

from geo.areas import Area
from record.atlas import Atlas
from record.view import View, parameters
from treaty.statuses import Status, Words
from wording.pages import SITE
from wording.values import written_day, written_span

ATOM = "http://www.w3.org/2005/Atom"
AUTHORITY = "ottawa-convention-map,2026"
"""Authority of the tag URIs (RFC 4151), so that ids stay the same wherever the map is hosted."""


def atom(changed: pd.DataFrame, atlas: Atlas, treaty: str, *, site: str, address: str) -> str:
    """Return one entry per change; ids are stable for a state, a day and a new status.

    Parameters
    ----------
    changed
        Rows of `treaty.changes.changes`.
    treaty
        Code of the treaty.
    site
        Absolute address of the site: each entry links to the map on its day and to its source.
        Without it an entry links to its source alone.
    address
        Address of this feed on the site.
    """
    ET.register_namespace("", ATOM)
    about, called = atlas.treaty(treaty), atlas.words(treaty)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"tag:{AUTHORITY}:changes/{treaty}")
    _add(feed, "title", f"{about['short_title']}: changes of status")
    newest = changed["date"].max() if len(changed) else about["opened_for_signature"]
    _add(feed, "updated", _instant(newest))
    _add(_add(feed, "author"), "name", SITE)
    if site:
        _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{address}")
        _add(feed, "link", rel="alternate", href=f"{site}/?{urlencode({'treaty': treaty})}")
    for row in changed.iloc[::-1].itertuples():
        entry = _add(feed, "entry")
        _add(entry, "id", f"tag:{AUTHORITY}:changes/{treaty}/{row.date}/{row.iso3}/{row.to_status}")
        _add(entry, "title", f"{row.name}: {called.short[Status(row.to_status)]}")
        _add(entry, "updated", _instant(row.date))
        if site:
            _add(entry, "link", rel="alternate", href=f"{site}/?{_map_of(row, atlas)}")
        _add(entry, "link", rel="related" if site else "alternate", href=row.source_url)
        _add(entry, "summary", _summary(row, about["short_title"], called))
    ET.indent(feed)
    body = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


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
