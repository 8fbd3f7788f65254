"""A record of a few states, small enough to be checked by eye: the days are the real ones."""

from datetime import date

import pandas as pd

from geo.areas import members
from geo.borders import pairs
from record.atlas import Atlas
from treaty import acts, described
from treaty.collation import collated
from treaty.history import History, history
from treaty.tables import DATA, NAMES, Tables

DECLARED = {name: described.read(name, DATA) for name in NAMES}
"""The declaration of each table."""

OTTAWA = {
    "treaty": "ottawa",
    "title": "Convention on Anti-Personnel Mines",
    "short_title": "Ottawa Convention",
    "ban_on": "anti-personnel mines",
    "un_treaty_collection": "XXVI-5",
    "adopted": "1997-09-18",
    "opened_for_signature": "1997-12-03",
    "entered_into_force": "1999-03-01",
    "entry_into_force_article": "17",
    "eif_months": "6",
    "eif_first_n": "40",
    "withdrawal_months": "6",
    "eif_counted_from": "month",
    "eif_not_counted": "",
    "signature_stage": "true",
    "rule": "ban",
    "rule_on": "ban on",
    "party": "State Party",
    "parties": "States Parties",
    "read_until": "2026-02-03",
    "known_until": "2026-05-21",
    "source_url": "https://example.org/ottawa",
}
CLUSTER = OTTAWA | {
    "treaty": "ccm",
    "title": "Convention on Cluster Munitions",
    "short_title": "Convention on Cluster Munitions",
    "ban_on": "cluster munitions",
    "un_treaty_collection": "XXVI-6",
    "adopted": "2008-05-30",
    "opened_for_signature": "2008-12-03",
    "entered_into_force": "2010-08-01",
    "eif_first_n": "30",
    "source_url": "https://example.org/ccm",
}


def state(iso3: str, name: str, **cells: str) -> dict[str, str]:
    """Return a row of `states`: a member of the UN that can deposit, where nothing else is said."""
    known = {"iso3": iso3, "name": f"Republic of {name}", "name_short": name}
    return known | {"un_member": "true", "can_deposit": "true"} | cells


def act(iso3: str, action: str, day: str, effective_date: str = "", **cells: str) -> dict[str, str]:
    """Return a row of `actions` of a known day under the Ottawa Convention."""
    dates = {"date": day, "date_earliest": day, "date_latest": day}
    known = {"treaty": "ottawa", "iso3": iso3, "action": action, "effective_date": effective_date}
    told = {"source_url": f"https://example.org/{iso3}/{day}", "taken_up": "2026-11-24"}
    return known | dates | told | cells


STATES = [
    state("BLR", "Belarus", region="Europe"),
    state("GEO", "Georgia", region="Asia"),
    state("XKX", "Kosovo", un_member="false", can_deposit="false", region="Europe"),
    state("LBN", "Lebanon", region="Asia"),
    state("NOR", "Norway", nato_member_since="1949-08-24", region="Europe"),
    state("POL", "Poland", nato_member_since="1999-03-12", region="Europe"),
    state("RUS", "Russia", region="Europe"),
    state("SSD", "South Sudan", state_since="2011-07-09", part_of="SDN", region="Africa"),
    state("SDN", "Sudan", region="Africa"),
    state("UKR", "Ukraine", region="Europe"),
]
ACTIONS = [
    act("BLR", "accession", "2003-09-03", "2004-03-01"),
    act(
        *("LBN", "accession", ""),
        date_earliest="2026-02-03",
        date_latest="2026-05-21",
        source_url="https://example.org/LBN",
    ),
    act("NOR", "ratification", "1998-07-09", "1999-03-01"),
    act("POL", "signature", "1997-12-04"),
    act("POL", "ratification", "2012-12-27", "2013-06-01"),
    act(
        *("POL", "withdrawal_notification", "2025-08-20", "2026-02-20"),
        reference="C.N.421.2025.TREATIES-XXVI-5",
        reference_url="https://example.org/421",
        confidence="high",
        note="Six months.",
    ),
    act("SSD", "succession", "2011-11-11", "2011-07-09"),
    act("UKR", "signature", "1999-02-24"),
    act("UKR", "ratification", "2005-12-27", "2006-06-01"),
    act(
        *("UKR", "suspension_notification", "2025-07-17"),
        date_latest="2025-07-21",
        confidence="medium",
    ),
    act("POL", "objection", "2025-08-01", concerns="UKR"),
    act("BLR", "objection", "2025-08-01", concerns="UKR"),
    act("BLR", "provisional_application", "2003-09-03"),
    act("SDN", "signature", "2008-12-03", treaty="ccm"),
]
BORDERS = [
    {"pair": "BLR-POL", "iso3": "POL", "neighbour": "BLR", "length_km": 396.7},
    {"pair": "BLR-RUS", "iso3": "BLR", "neighbour": "RUS", "length_km": 1309.2},
    {"pair": "NOR-RUS", "iso3": "NOR", "neighbour": "RUS", "length_km": 195.7},
    {"pair": "POL-RUS", "iso3": "POL", "neighbour": "RUS", "length_km": 209.1},
    {"pair": "RUS-UKR", "iso3": "UKR", "neighbour": "RUS", "length_km": 2208.4},
]
PUBLISHED = [
    {
        "iso3_a": "POL",
        "iso3_b": "RUS",
        "length_km": "210",
        "like_for_like": "true",
        "source": "Poland",
        "source_url": "https://example.org/210",
    },
    {
        "iso3_a": "RUS",
        "iso3_b": "NOR",
        "length_km": "191",
        "like_for_like": "false",
        "source": "Factbook",
        "note": "Land.",
    },
]


def frame(name: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    """Return a table of texts with all columns that it declares, empty where nothing is said."""
    columns = [field["name"] for field in DECLARED[name]["fields"]]
    return pd.DataFrame(rows, columns=columns, dtype=object).fillna("")


def frames(**rows: list[dict[str, str]]) -> dict[str, pd.DataFrame]:
    """Return all tables: the treaties and states of the small record, and the rows given."""
    known = {"treaties": [OTTAWA, CLUSTER], "states": STATES}
    return {name: frame(name, (known | rows).get(name, [])) for name in NAMES}


def tables(**rows: list[dict[str, str]]) -> Tables:
    """Return the small record, with other rows where they are given."""
    return Tables(
        **frames(**{"actions": ACTIONS} | rows), about={}, files={}, version="2026-05-21-00000000"
    )


def atlas(**rows: list[dict[str, str]]) -> Atlas:
    """Return the small record with its borders."""
    read = tables(**{"border_lengths_published": PUBLISHED} | rows)
    found = pairs(read.states, read.border_lengths_published, pd.DataFrame(BORDERS))
    return Atlas(
        tables=read,
        names=dict(
            read.states.sort_values("name_short", key=collated)[["iso3", "name_short"]].to_numpy()
        ),
        histories={treaty: history(read, treaty) for treaty in read.treaties["treaty"]},
        areas=members(read.states, found),
        pairs=found,
    )


def life_of(iso3: str, actions: list[dict[str, str]] = ACTIONS) -> list[dict[str, object]]:
    """Return the spans of a state under the Ottawa Convention with the days that bound them."""
    made = ottawa(actions)
    spans = made.spans.assign(first=made.first, end=made.end)
    return spans[spans["iso3"] == iso3].drop(columns=["treaty", "iso3"]).to_dict("records")


def ottawa(actions: list[dict[str, str]] = ACTIONS) -> History:
    """Return the life of the Ottawa Convention among the states of the small record."""
    return history(tables(actions=actions), "ottawa")


def acts_of(iso3: str) -> list[acts.Act]:
    """Return the acts of a state under the Ottawa Convention that decide its status."""
    record = tables()
    return acts.decisive(record.actions, acts.rules(record.treaties))["ottawa"][iso3]


def on(day: str) -> date:
    """Return an ISO date as a day."""
    return date.fromisoformat(day)


def days_since_1970(day: str) -> int:
    """Return a day as the spans count it."""
    return on(day).toordinal() - on("1970-01-01").toordinal()
