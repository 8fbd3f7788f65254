"""A state's life under a treaty as phases of one status each."""

from datetime import date

import pandas as pd

from treaty.history import EPOCH, History, day_number

COLUMNS = (
    "treaty",
    "iso3",
    "name",
    "status",
    "from",
    "to",
    "act",
    "act_date",
    "certainty",
    "reference",
    "source_url",
    "since_earliest",
    "since_latest",
)


def phases(history: History, iso3: str, day: date) -> pd.DataFrame:
    """Return the phases of a state's life that had begun by a day, oldest first.

    Columns are `COLUMNS`: `from` is the first day of the status and `to` the first day of the
    next one (ISO dates), empty in the phase that holds on the day. `act` is the act that the
    status rests on, `act_date` its day (empty where it is not known) and `certainty` whether
    that day is beyond doubt; the status began between `since_earliest` and `since_latest`. A state
    that cannot deposit, or did not exist yet, has no phase.
    """
    own = (history.spans["iso3"] == iso3).to_numpy() & (history.first <= day_number(day))
    spans, first = history.spans[own], history.first[own]
    begins = (spans["status"] != spans["status"].shift()).to_numpy()
    days = [date.fromordinal(EPOCH.toordinal() + int(n)).isoformat() for n in first[begins]]
    rows = spans[begins].assign(
        certainty=spans["act_certain"][begins].map({True: "certain", False: "uncertain"})
    )
    rows["from"], rows["to"] = days, [*days[1:], ""][: len(days)]
    return rows[list(COLUMNS)].reset_index(drop=True)
