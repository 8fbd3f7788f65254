"""The changes of a treaty as an Atom feed (RFC 4287), newest first."""

from xml.etree import ElementTree as ET

import pandas as pd

from treaty.statuses import SHORT, Status

ATOM = "http://www.w3.org/2005/Atom"
AUTHORITY = "ottawa-convention-map,2026"
"""Authority of the tag URIs (RFC 4151), so that ids stay the same wherever the map is hosted."""


def atom(changed: pd.DataFrame, treaty: pd.Series) -> str:
    """Return one entry per change; ids are stable for a state, a day and a new status.

    Parameters
    ----------
    changed
        Rows of `treaty.changes.changes`.
    treaty
        The treaty's row of `treaties.csv`.
    """
    ET.register_namespace("", ATOM)
    code = treaty.name
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"tag:{AUTHORITY}:changes/{code}")
    _add(feed, "title", f"{treaty['short_title']}: changes of status")
    newest = changed["date"].max() if len(changed) else treaty["opened_for_signature"]
    _add(feed, "updated", _instant(newest))
    _add(_add(feed, "author"), "name", "Ottawa Convention Map")
    for row in changed.iloc[::-1].itertuples():
        status = SHORT[Status(row.to_status)]
        entry = _add(feed, "entry")
        _add(entry, "id", f"tag:{AUTHORITY}:changes/{code}/{row.date}/{row.iso3}/{row.to_status}")
        _add(entry, "title", f"{row.name}: {status}")
        _add(entry, "updated", _instant(row.date))
        _add(entry, "link", href=row.source_url, rel="related")
        came_from = f", before: {SHORT[Status(row.from_status)]}" if row.from_status else ""
        doubt = "" if row.certainty == "certain" else " The exact day is not certain."
        _add(entry, "summary", f"{row.name} on {row.date}: {status}{came_from}.{doubt}")
    ET.indent(feed)
    body = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    child.text = text
    return child


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
