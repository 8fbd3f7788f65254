"""What is recorded of a state up to a day: acts, border, parliament, events and quotes."""

from datetime import date

from record.known import known_on, statements
from record.view import View
from treaty.declared import applied, declared
from treaty.former_names import name_then
from treaty.life import life, objections
from ui import cached, side_panel, template
from ui.legend import swatch

PARLIAMENT = "parliament"
"""The kind of events that are votes and decisions on the way to an act."""


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
            (
                record.treaty(code)["short_title"],
                life(acts[acts["treaty"] == code], record.histories[code].rules, iso3, view.day),
                declared(
                    made[made["treaty"] == code], acts[acts["treaty"] == code], iso3, view.day
                ),
                applied(lands[lands["treaty"] == code], iso3, view.day),
            )
            for code in sorted(record.histories, key=lambda code: code != view.treaty)
        ],
        objections=objections(acts[acts["treaty"] == view.treaty], rules, iso3, view.day),
        borders=side_panel.borders(iso3, table),
        decisions=list(events[events["kind"] == PARLIAMENT].itertuples()),
        events=list(events[events["kind"] != PARLIAMENT].itertuples()),
        statements=statements(known_on(record.tables.quotes, view.treaty, view.day, iso3)),
        events_until=cached.events_until(),
        names=record.names,
        short=record.words(view.treaty).short,
        swatch=swatch,
        language=side_panel.LANGUAGE,
    )
