"""What binds each state on a day: its status under every treaty, and what that means for mines."""

from datetime import date

import pandas as pd

from record.atlas import Atlas
from treaty.snapshot import snapshot
from wording.still_bound import unbound

COLUMNS = (
    "date",
    "iso3",
    "name",
    "treaty",
    "status",
    "label",
    "bound",
    "certainty",
    "since",
    "for_mines",
    "source_url",
    "since_earliest",
    "since_latest",
    "retroactive",
)


def obligations(atlas: Atlas, day: date, *, today: date) -> pd.DataFrame:
    """Return one row per state and treaty that was open on a day, sorted by name.

    Columns are `COLUMNS`: those of a snapshot, and `for_mines`, what the status means for
    anti-personnel mines, in a sentence. The treaties stand in the order of `treaties.csv`.

    Raises
    ------
    DayOutOfRangeError
        If the day is after today.
    """
    parts = []
    for treaty, history in atlas.histories.items():
        if history.rules.opened > day:
            continue
        rows = snapshot(history, day, today=today)
        bound, free = atlas.treaty(treaty)["for_mines"], unbound(atlas.words(treaty))
        parts.append(rows.assign(for_mines=rows["bound"].map({True: bound, False: free})))
    order = {iso3: place for place, iso3 in enumerate(atlas.names)}
    table = pd.concat(parts, ignore_index=True)
    return table.sort_values("iso3", key=lambda codes: codes.map(order), kind="stable")[
        list(COLUMNS)
    ].reset_index(drop=True)
