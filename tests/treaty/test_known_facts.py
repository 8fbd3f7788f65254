"""The record as the depositary and other sources have it, state by state and day by day.

What is known of days up to `KNOWN_UNTIL` is known for good. What the record said of later days, and
of an act without a day, is asked of the record as it stood on `TODAY` (`frozen`).
"""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest

from record.atlas import Atlas
from tests.serving import ROOT
from treaty.changes import changes
from treaty.counts import counts, counts_on
from treaty.snapshot import DayOutOfRangeError, snapshot

KNOWN_UNTIL, TODAY = date(2026, 5, 21), date(2026, 11, 24)


def on(atlas: Atlas, iso3: str, day: str, treaty: str = "ottawa") -> dict[str, object]:
    """Return a state's row of a snapshot."""
    table = snapshot(atlas.histories[treaty], date.fromisoformat(day), today=TODAY)
    return table.set_index("iso3").loc[iso3].to_dict()


@pytest.mark.parametrize(
    ("iso3", "day", "status"),
    [
        ("EST", "1997-12-03", "outside"),
        ("EST", "2004-05-11", "outside"),
        ("EST", "2004-05-12", "joining"),
        ("EST", "2004-10-31", "joining"),
        ("EST", "2004-11-01", "party"),
        ("EST", "2025-06-26", "party"),
        ("EST", "2025-06-27", "leaving"),
        ("EST", "2025-12-26", "leaving"),
        ("EST", "2025-12-27", "left"),
        ("LVA", "2005-06-30", "outside"),
        ("LVA", "2005-07-01", "joining"),
        ("LVA", "2006-01-01", "party"),
        ("LVA", "2025-06-27", "leaving"),
        ("LVA", "2025-12-27", "left"),
        ("LTU", "1999-02-25", "outside"),
        ("LTU", "1999-02-26", "signed"),
        ("LTU", "2003-05-11", "signed"),
        ("LTU", "2003-05-12", "joining"),
        ("LTU", "2003-11-01", "party"),
        ("LTU", "2025-06-27", "leaving"),
        ("LTU", "2025-12-27", "left"),
        ("FIN", "2012-01-08", "outside"),
        ("FIN", "2012-01-09", "joining"),
        ("FIN", "2012-07-01", "party"),
        ("FIN", "2025-07-09", "party"),
        ("FIN", "2025-07-10", "leaving"),
        ("FIN", "2026-01-09", "leaving"),
        ("FIN", "2026-01-10", "left"),
        ("POL", "1997-12-03", "outside"),
        ("POL", "1997-12-04", "signed"),
        ("POL", "2012-12-26", "signed"),
        ("POL", "2012-12-27", "joining"),
        ("POL", "2013-05-31", "joining"),
        ("POL", "2013-06-01", "party"),
        ("POL", "2025-08-19", "party"),
        ("POL", "2025-08-20", "leaving"),
        ("POL", "2026-02-19", "leaving"),
        ("POL", "2026-02-20", "left"),
        ("NOR", "1997-12-03", "signed"),
        ("NOR", "1998-07-09", "joining"),
        ("NOR", "1999-02-28", "joining"),
        ("NOR", "1999-03-01", "party"),
        ("UKR", "2005-12-27", "joining"),
        ("UKR", "2006-06-01", "party"),
        ("UKR", "2025-07-16", "party"),
        ("UKR", "2025-07-17", "contested"),
        ("BLR", "2003-09-02", "outside"),
        ("BLR", "2003-09-03", "joining"),
        ("BLR", "2004-03-01", "party"),
        ("SSD", "2011-07-09", "party"),
        ("SSD", "2011-11-11", "party"),
        ("MHL", "1997-12-03", "outside"),
        ("MHL", "1997-12-04", "signed"),
        ("MHL", "2025-03-11", "signed"),
        ("MHL", "2025-03-12", "joining"),
        ("MHL", "2025-08-31", "joining"),
        ("MHL", "2025-09-01", "party"),
        ("TON", "2025-06-24", "outside"),
        ("TON", "2025-06-25", "joining"),
        ("TON", "2025-11-30", "joining"),
        ("TON", "2025-12-01", "party"),
        ("USA", "1997-12-03", "outside"),
    ],
)
def test_status_on_the_days_around_each_act(atlas: Atlas, iso3: str, day: str, status: str) -> None:
    assert on(atlas, iso3, day)["status"] == status


@pytest.mark.parametrize(
    ("iso3", "day", "status"),
    [
        ("NOR", "2026-11-24", "party"),
        ("UKR", "2026-11-24", "contested"),
        ("BLR", "2026-11-24", "party"),
        ("LBN", "2026-02-02", "outside"),
        ("LBN", "2026-05-20", "outside"),
        ("LBN", "2026-05-21", "joining"),
        ("LBN", "2026-10-31", "joining"),
        ("LBN", "2026-11-01", "party"),
        ("USA", "2026-11-24", "outside"),
        ("RUS", "2026-11-24", "outside"),
    ],
)
def test_status_as_the_record_of_november_2026_has_it(
    frozen: Atlas, iso3: str, day: str, status: str
) -> None:
    assert on(frozen, iso3, day)["status"] == status


@pytest.mark.parametrize(
    ("day", "states_parties", "in_force"),
    [
        ("2024-12-31", 164, 164),
        ("2025-06-25", 166, 164),
        ("2025-12-27", 163, 163),
        ("2026-01-10", 162, 162),
        ("2026-02-20", 161, 161),
        ("2026-05-21", 162, 161),
    ],
)
def test_states_parties_as_the_un_counts(
    atlas: Atlas, day: str, states_parties: int, in_force: int
) -> None:
    series = counts(atlas.histories["ottawa"], atlas.areas["world"], area="world", until=TODAY)
    found = counts_on(series, date.fromisoformat(day))
    assert (found["states_parties"], found["in_force"]) == (states_parties, in_force)


def test_lebanon_was_the_162nd_state_party_of_november_2026(frozen: Atlas) -> None:
    history, world = frozen.histories["ottawa"], frozen.areas["world"]
    found = counts_on(counts(history, world, area="world", until=TODAY), TODAY)
    assert (found["states_parties"], found["in_force"]) == (162, 162)


def test_every_withdrawal_that_took_effect_by_may_2026(atlas: Atlas) -> None:
    found = {
        (row.treaty, row.iso3, row.act_date, row.date, row.reference)
        for history in atlas.histories.values()
        for row in changes(history, until=KNOWN_UNTIL).query("to_status == 'left'").itertuples()
    }
    assert found == {
        ("ottawa", "EST", "2025-06-27", "2025-12-27", "C.N.360.2025.TREATIES-XXVI-5"),
        ("ottawa", "LVA", "2025-06-27", "2025-12-27", "C.N.361.2025.TREATIES-XXVI-5"),
        ("ottawa", "LTU", "2025-06-27", "2025-12-27", "C.N.362.2025.TREATIES-XXVI-5"),
        ("ottawa", "FIN", "2025-07-10", "2026-01-10", "C.N.372.2025.TREATIES-XXVI-5"),
        ("ottawa", "POL", "2025-08-20", "2026-02-20", "C.N.421.2025.TREATIES-XXVI-5"),
        ("ccm", "LTU", "2024-09-06", "2025-03-06", "C.N.347.2024.TREATIES-XXVI-6"),
    }


def test_lithuania_left_the_cluster_munitions_treaty_first(atlas: Atlas) -> None:
    assert on(atlas, "LTU", "2025-03-05", "ccm")["status"] == "leaving"
    assert on(atlas, "LTU", "2025-03-06", "ccm")["status"] == "left"
    assert on(atlas, "LTU", "2025-03-06", "ottawa")["status"] == "party"


def test_no_hindsight_for_estonia(atlas: Atlas) -> None:
    before, after = on(atlas, "EST", "2012-12-31"), on(atlas, "EST", "2025-06-27")
    assert (before["notice"], before["left"], before["until"]) == ("", "", "")
    assert (after["notice"], after["left"], after["until"]) == (
        "2025-06-27",
        "2025-12-27",
        "2025-12-27",
    )
    assert after["label"] == "Leaving: in effect on 2025-12-27"
    assert after["bound"]


def test_entry_into_force_of_the_treaty_is_fixed_from_the_start(atlas: Atlas) -> None:
    canada = on(atlas, "CAN", "1997-12-03")
    assert canada["label"] == "Joining: in force on 1999-03-01"
    assert (canada["signed"], canada["consented"]) == ("1997-12-03", "1997-12-03")


def check_doubt(atlas: Atlas, iso3: str, first: str, last: str) -> None:
    """Assert that a state's status is uncertain from one day to another and not around them."""
    for day in (first, last):
        assert on(atlas, iso3, day)["certainty"] == "uncertain", day
    before = date.fromordinal(date.fromisoformat(first).toordinal() - 1).isoformat()
    after = date.fromordinal(date.fromisoformat(last).toordinal() + 1).isoformat()
    assert on(atlas, iso3, before)["certainty"] == "certain", before
    assert on(atlas, iso3, after)["certainty"] == "certain", after


def test_the_days_on_which_ukraines_claim_is_uncertain(atlas: Atlas) -> None:
    check_doubt(atlas, "UKR", "2025-07-17", "2025-07-20")


def test_the_days_on_which_an_act_without_a_day_leaves_doubt(frozen: Atlas) -> None:
    check_doubt(frozen, "LBN", "2026-02-03", "2026-05-20")
    check_doubt(frozen, "LBN", "2026-08-01", "2026-10-31")


def test_lebanons_unknown_days_are_not_dated(frozen: Atlas) -> None:
    """The day of deposit is not known, so no column pretends to know it."""
    joining, party = on(frozen, "LBN", "2026-06-01"), on(frozen, "LBN", "2026-11-24")
    assert (joining["consent_by"], joining["consented"], joining["in_force"]) == (
        "accession",
        "",
        "",
    )
    assert (joining["since"], joining["label"]) == ("", "Joining: in force by 2026-11-01")
    assert (joining["since_earliest"], joining["since_latest"]) == ("2026-02-03", "2026-05-21")
    assert (party["since"], party["consented"], party["in_force"]) == ("", "", "")
    assert (party["since_earliest"], party["since_latest"]) == ("2026-08-01", "2026-11-01")


def test_montenegro_is_in_doubt_from_its_birth_until_the_day_that_its_source_gives(
    atlas: Atlas,
) -> None:
    for day, status in (("2006-06-03", "outside"), ("2006-10-23", "joining")):
        row = on(atlas, "MNE", day)
        assert (row["status"], row["certainty"]) == (status, "uncertain")
    party = on(atlas, "MNE", "2007-04-01")
    assert (party["certainty"], party["since"]) == ("certain", "2007-04-01")
    assert (party["since_earliest"], party["since_latest"]) == ("2006-06-03", "2007-04-01")


def test_a_status_begins_within_its_bounds_and_only_a_succession_reaches_back(
    atlas: Atlas,
) -> None:
    for treaty, history in atlas.histories.items():
        spans = history.spans
        assert (spans["since_earliest"] <= spans["since"]).all(), treaty
        assert (spans["since"] <= spans["since_latest"]).all(), treaty
    back = atlas.histories["ottawa"].spans.query("retroactive")
    assert set(back["iso3"]) == {"SSD"}
    for treaty in ("ccm", "apii"):
        assert not atlas.histories[treaty].spans["retroactive"].any()


def test_south_sudan_is_bound_before_it_deposits(atlas: Atlas) -> None:
    before, after = on(atlas, "SSD", "2011-08-01"), on(atlas, "SSD", "2011-11-11")
    assert (before["status"], before["consented"], before["in_force"]) == (
        "party",
        "",
        "2011-07-09",
    )
    assert (after["consented"], after["consent_by"]) == ("2011-11-11", "succession")
    assert before["retroactive"] and after["retroactive"]
    series = counts(atlas.histories["ottawa"], {"SSD"}, area="x", until=TODAY)
    assert counts_on(series, date(2011, 8, 1))["states_parties"] == 0
    assert counts_on(series, date(2011, 8, 1))["in_force"] == 1
    assert counts_on(series, date(2011, 11, 11))["states_parties"] == 1


@pytest.mark.parametrize(
    ("iso3", "last_day_without"),
    [("MNE", "2006-06-02"), ("SSD", "2011-07-08"), ("TLS", "2002-05-19")],
)
def test_a_state_is_in_no_snapshot_before_it_exists(
    atlas: Atlas, iso3: str, last_day_without: str
) -> None:
    day = date.fromisoformat(last_day_without)
    history = atlas.histories["ottawa"]
    assert iso3 not in set(snapshot(history, day, today=TODAY)["iso3"])
    after = date.fromordinal(day.toordinal() + 1)
    assert iso3 in set(snapshot(history, after, today=TODAY)["iso3"])


def test_kosovo_and_taiwan_are_in_no_snapshot(atlas: Atlas) -> None:
    table = snapshot(atlas.histories["ottawa"], KNOWN_UNTIL, today=TODAY)
    assert len(table) == 197
    assert not {"XKX", "TWN"} & set(table["iso3"])


@pytest.mark.parametrize("day", [date(1997, 12, 2), date(2026, 11, 25)])
def test_a_day_outside_the_treatys_time_is_refused(atlas: Atlas, day: date) -> None:
    with pytest.raises(DayOutOfRangeError, match=f"{day} is not between 1997-12-03"):
        snapshot(atlas.histories["ottawa"], day, today=TODAY)


def test_the_source_of_an_act_is_a_page_and_not_the_front_page_of_a_site(atlas: Atlas) -> None:
    parts = atlas.tables.actions["source_url"].map(urlsplit)
    fronts = [part.netloc for part in parts if part.path in ("", "/") and not part.query]
    assert fronts == []


@pytest.mark.parametrize(
    ("iso3", "consented", "in_force"),
    [
        ("RUS", "2005-03-02", "2005-09-02"),
        ("EST", "2000-04-20", "2000-10-20"),
        ("FIN", "1998-04-03", "1998-12-03"),
        ("NOR", "1998-04-20", "1998-12-03"),
        ("LTU", "1998-06-03", "1998-12-03"),
        ("LVA", "2002-08-22", "2003-02-22"),
        ("POL", "2003-10-14", "2004-04-14"),
        ("UKR", "1999-12-15", "2000-06-15"),
        ("BLR", "2004-03-02", "2004-09-02"),
        ("CHN", "1998-11-04", "1999-05-04"),
        ("USA", "1999-05-24", "1999-11-24"),
    ],
)
def test_the_protocol_on_mines_binds_six_months_after_the_day_of_consent(
    atlas: Atlas, iso3: str, consented: str, in_force: str
) -> None:
    row = on(atlas, iso3, "2026-02-03", "apii")
    assert (row["status"], row["since"], row["consent_by"]) == (
        "party",
        in_force,
        "consent_to_be_bound",
    )
    assert (row["consented"], row["in_force"]) == (consented, in_force)
    eve = date.fromordinal(date.fromisoformat(in_force).toordinal() - 1).isoformat()
    assert on(atlas, iso3, eve, "apii")["status"] == "joining"


@pytest.mark.parametrize("iso3", ["AZE", "PRK", "KAZ", "MNG"])
def test_who_never_consented_to_the_protocol_on_mines_is_outside(atlas: Atlas, iso3: str) -> None:
    assert on(atlas, iso3, "2026-02-03", "apii")["status"] == "outside"


def test_the_protocol_on_mines_had_107_parties_when_its_page_was_read(atlas: Atlas) -> None:
    series = counts(atlas.histories["apii"], atlas.areas["world"], area="world", until=TODAY)
    found = counts_on(series, date(2026, 2, 3))
    assert (found["states_parties"], found["in_force"], found["signed"]) == (107, 107, 0)


def test_no_code_names_the_protocol_on_mines() -> None:
    rooms = ("treaty", "record", "geo", "wording", "palette", "map", "ui", "pages", "service")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.*")]
    files += [*ROOT.glob("*.py"), *(ROOT / "static").rglob("*.js")]
    texts = {path: path.read_bytes().lower() for path in files if path.suffix != ".pyc"}
    assert len(texts) > 200
    named = re.compile(rb"\bapii\b|xxvi-2-b|amended protocol ii")
    assert [path for path, text in texts.items() if named.search(text)] == []
