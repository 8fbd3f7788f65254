"""The events of the record: what happened when, searched and dated."""

from collections.abc import Collection

import pandas as pd

from record.atlas import Atlas
from wording.values import last_day

KIND = {
    "treaty": "Treaty",
    "deposit": "Deposit",
    "effect": "Taking effect",
    "conference": "Conference",
    "parliament": "Parliament",
    "announcement": "Announcement",
    "policy": "Policy",
    "transfer": "Transfer",
    "mine_use": "Mine use",
    "conflict": "Conflict",
}
"""Name of each kind of event, from acts under the treaty to what happens around it."""


def events(
    atlas: Atlas, *, kinds: Collection[str] = (), country: str | None = None, text: str = ""
) -> pd.DataFrame:
    """Return the events that match, oldest first: the rows of the table `events`.

    Added are `first` and `last`, the days between which the event lies as far as is known.

    Parameters
    ----------
    kinds
        Kinds of events to keep; none keeps all.
    country
        ISO 3166-1 alpha-3 code of a state that the events concern.
    text
        Words that each event holds, in its title, detail, source, treaty or states.
    """
    table = atlas.tables.events
    keep = pd.Series(True, index=table.index)
    if kinds:
        keep &= table["kind"].isin(kinds)
    if country:
        keep &= table["iso3"].str.split(";").map(lambda codes: country in codes)
    words = text.casefold().split()
    if words:
        said = _said(atlas, table)
        keep &= said.map(lambda line: all(word in line for word in words))
    first = table["date"].map(first_day)
    last = table["end_date"].where(table["end_date"] != "", table["date"]).map(last_day)
    found = table.assign(first=first, last=last)[keep]
    return found.sort_values(["first", "last"], ignore_index=True)


def states_concerned(atlas: Atlas) -> list[str]:
    """Return the codes of the states that some event concerns, in order of their names."""
    codes = {code for codes in atlas.tables.events["iso3"] for code in codes.split(";")}
    return [iso3 for iso3 in atlas.names if iso3 in codes]


def first_day(partial: str) -> str:
    """Return the first day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as `YYYY-MM-DD`."""
    return partial + "-01" * (2 - partial.count("-"))


def _said(atlas: Atlas, table: pd.DataFrame) -> pd.Series:
    titles = atlas.tables.treaties.set_index("treaty")["short_title"]
    names = table["iso3"].map(
        lambda codes: " ".join(atlas.names[code] for code in codes.split(";") if code)
    )
    parts = [table["title"], table["detail"], table["source_title"], names]
    return table["treaty"].map(titles).str.cat(parts, sep=" ").str.casefold()
