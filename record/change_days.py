"""The days on which anything on record changes; between two of them only the date does."""

from datetime import date

from treaty.acts import act_of
from treaty.history import EPOCH, History
from treaty.tables import Tables
from wording.values import last_day


def record_change_days(history: History, tables: Tables) -> list[date]:
    """Return, in order, the days on which something changes that is known under a treaty.

    These are the first days of all spans (a status, its certainty, the dates known of it), the
    days of acts and of their effects, the days from which events, quotes, declarations and what is
    said of territories count,
    and those on which a state changed its name. The first one is the treaty's opening for
    signature.

    Parameters
    ----------
    history
        The treaty's history.
    tables
        The tables that it was made from.
    """
    found = {date.fromordinal(EPOCH.toordinal() + int(first)) for first in set(history.first)}
    own = tables.actions[tables.actions["treaty"] == history.treaty]
    acts = [act_of(row, history.rules) for row in own.itertuples()]
    found.update(day for act in acts for day in (act.on, act.latest, act.effect) if day)
    for told in (tables.events, tables.quotes, tables.declarations, tables.territories):
        dates = told.loc[told["treaty"] == history.treaty, "date"]
        found.update(date.fromisoformat(last_day(text)) for text in dates if text)
    found.update(map(date.fromisoformat, tables.former_names["until"]))
    return sorted({max(day, history.rules.opened) for day in found})
