"""What is recorded of a state up to a day: quotes, acts, border, parliament and events."""

from datetime import date

from record.known import known_on, statements
from record.view import View
from treaty.declared import applied, declared
from treaty.former_names import name_then
from treaty.life import life, objections
from treaty.phases import phases
from treaty.statuses import Status
from ui import cached, side_panel, template
from ui.legend import swatch

QUOTES = 2
"""How many quotes, the latest, stand open."""

PARLIAMENT = "parliament"
"""The kind of events that are votes and decisions on the way to an act."""


def quotes(view: View, iso3: str) -> None:
    """Show what was said of a state, the latest first; what is older is folded."""
    table = cached.atlas().tables.quotes
    template.show(
        "profile_quotes.html",
        statements=statements(known_on(table, view.treaty, view.day, iso3)),
        shown=QUOTES,
        language=side_panel.LANGUAGE,
    )


def show(view: View, iso3: str, today: date) -> None:
    """Show the record of a state, the treaty of the view first."""
    record = cached.atlas()
    table = cached.day(view.treaty, view.day, today).table.set_index("iso3")
    events = known_on(record.tables.events, view.treaty, view.day, iso3)
    rules = record.histories[view.treaty].rules
    acts, made = record.tables.actions, record.tables.declarations
    lands = record.tables.territories
    template.show(
        "profile_record.html",
        day=view.day.isoformat(),
        former=name_then(record.tables.former_names, iso3, view.day),
        lives=[
            {
                "title": record.treaty(code)["short_title"],
                "now": _now(code, iso3, view),
                "life": life(
                    acts[acts["treaty"] == code], record.histories[code].rules, iso3, view.day
                ),
                "declarations": declared(
                    made[made["treaty"] == code], acts[acts["treaty"] == code], iso3, view.day
                ),
                "territories": applied(lands[lands["treaty"] == code], iso3, view.day),
            }
            for code in sorted(record.histories, key=lambda code: code != view.treaty)
        ],
        objections=objections(acts[acts["treaty"] == view.treaty], rules, iso3, view.day),
        borders=side_panel.borders(iso3, table),
        decisions=list(events[events["kind"] == PARLIAMENT].itertuples()),
        events=list(events[events["kind"] != PARLIAMENT].itertuples()),
        events_until=cached.events_until(),
        names=record.names,
        short=record.words(view.treaty).short,
        swatch=swatch,
    )


def _now(treaty: str, iso3: str, view: View) -> str:
    """Return where a state stands under a treaty, in a word; empty where it has no status."""
    own = phases(cached.atlas().histories[treaty], iso3, view.day)
    return cached.words(treaty).short[Status(own["status"].iloc[-1])] if len(own) else ""
