"""What must hold for every state on every day, whatever the tables say."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from record.atlas import Atlas, utc_today
from tests.whole import the_record
from treaty.changes import changes
from treaty.counts import FIGURES, counts, counts_on
from treaty.history import END_OF_TIME, History, day_number, depositing
from treaty.law import CONSENT, FROM_MONTH, Act, Rules, standing, turning_points
from treaty.snapshot import snapshot
from treaty.statuses import BOUND, Status

TODAY = utc_today()
ATLAS = the_record()
TREATIES = sorted(ATLAS.histories)


@st.composite
def histories_and_days(draw: st.DrawFn) -> tuple[History, date]:
    """Draw a treaty and a day of its time."""
    history = ATLAS.histories[draw(st.sampled_from(TREATIES))]
    return history, draw(st.dates(history.rules.opened, TODAY))


@pytest.mark.parametrize("treaty", TREATIES)
def test_spans_partition_the_time_of_every_state(atlas: Atlas, treaty: str) -> None:
    history = atlas.histories[treaty]
    for iso3, own in history.spans.groupby("iso3"):
        first, end = history.first[own.index], history.end[own.index]
        assert np.array_equal(end[:-1], first[1:]), iso3
        assert (first < end).all(), iso3
        assert end[-1] == END_OF_TIME, iso3
    assert set(history.spans["iso3"]) == set(depositing(atlas.tables.states)["iso3"])


@given(histories_and_days())
def test_a_snapshot_equals_the_fold_of_the_changes_before_it(drawn: tuple[History, date]) -> None:
    history, day = drawn
    states = dict(snapshot(history, history.rules.opened, today=TODAY)[["iso3", "status"]].values)
    for row in changes(history, after=history.rules.opened, until=day).itertuples():
        assert states.get(row.iso3, "") == row.from_status
        states[row.iso3] = row.to_status
    assert states == dict(snapshot(history, day, today=TODAY)[["iso3", "status"]].values)


@given(histories_and_days())
def test_nobody_is_bound_without_consent(drawn: tuple[History, date]) -> None:
    history, day = drawn
    table = snapshot(history, day, today=TODAY)
    bound = table[table["bound"]]
    deposited = bound["consent_by"] != ""
    # A succession binds from the day on which the state came into being, before its deposit.
    assert set(bound.loc[~deposited, "iso3"]) <= {"SSD"}
    assert (table["bound"] == table["status"].isin(BOUND)).all()


@given(histories_and_days())
def test_no_snapshot_shows_an_act_of_a_later_day(drawn: tuple[History, date]) -> None:
    history, day = drawn
    table = snapshot(history, day, today=TODAY)
    for column in ("since", "signed", "consented", "notice"):
        assert (table[column] <= day.isoformat()).all(), column
    future = table["until"] != ""
    assert (table.loc[future, "until"] > day.isoformat()).all()
    assert table.loc[future, "status"].isin({Status.JOINING, Status.LEAVING}).all()


@given(histories_and_days())
def test_counts_add_up_to_the_states_that_exist_and_can_deposit(
    drawn: tuple[History, date],
) -> None:
    history, day = drawn
    everyone = set(ATLAS.tables.states["iso3"])
    found = counts_on(counts(history, everyone, area="world", until=TODAY), day)
    table = snapshot(history, day, today=TODAY)
    assert sum(found[status] for status in Status) == len(table)
    assert {status: found[status] for status in Status} == {
        status: int((table["status"] == status).sum()) for status in Status
    }
    assert found["in_force"] == int(table["bound"].sum())


def test_197_states_have_counted_since_south_sudan_came_into_being(atlas: Atlas) -> None:
    for history in atlas.histories.values():
        series = counts(history, atlas.areas["world"], area="world", until=TODAY)
        found = counts_on(series, date(2011, 7, 9))
        assert sum(found[status] for status in Status) == 197


def test_counts_hold_one_row_per_day_on_which_something_changed(atlas: Atlas) -> None:
    for history in atlas.histories.values():
        series = counts(history, atlas.areas["world"], area="world", until=TODAY)
        assert series["date"].is_monotonic_increasing
        assert series["date"].is_unique
        figures = series[list(FIGURES)]
        assert (figures != figures.shift()).any(axis=1).all()
        changed = set(changes(history, until=TODAY)["date"])
        assert changed <= set(series["date"]) | {history.rules.opened.isoformat()}


RULES = Rules(date(1997, 12, 3), date(1999, 3, 1), 6, FROM_MONTH, 6)
DAYS = st.dates(date(1997, 12, 3), date(2030, 1, 1))


@st.composite
def lives(draw: st.DrawFn) -> list[Act]:
    """Draw a lawful life of a state: signature, consent, claim, notice, perhaps again."""
    days = sorted(draw(st.lists(DAYS, min_size=1, max_size=8, unique=True)))
    acts, consented = [], False
    for number, day in enumerate(days):
        if number == 0 and draw(st.booleans()):
            kind = "signature"
        elif not consented:
            kind, consented = draw(st.sampled_from(sorted(CONSENT - {"succession"}))), True
        elif draw(st.booleans()):
            kind = "suspension_notification"
        else:
            kind, consented = "withdrawal_notification", False
        acts.append(_act(kind, day))
    return acts


def _act(kind: str, day: date) -> Act:
    effect = None
    if kind in CONSENT:
        effect = RULES.entry_into_force(day)
    elif kind == "withdrawal_notification":
        effect = RULES.withdrawal_effect(day)
    return Act(kind, day, day, day, True, effect, effect, "", "https://example.org")


@given(lives(), DAYS)
def test_standing_only_turns_at_turning_points(acts: list[Act], day: date) -> None:
    points = turning_points(acts, origin=RULES.opened)
    last = max(point for point in points if point <= day)
    assert standing(acts, day, origin=RULES.opened) == standing(acts, last, origin=RULES.opened)


@given(lives(), DAYS)
def test_standing_knows_nothing_of_later_acts(acts: list[Act], day: date) -> None:
    made = [act for act in acts if act.on <= day]
    assert standing(acts, day, origin=RULES.opened) == standing(made, day, origin=RULES.opened)


@given(lives(), DAYS)
def test_a_notice_is_one_of_this_life(acts: list[Act], day: date) -> None:
    where = standing(acts, day, origin=RULES.opened)
    assert (where.notice is not None) >= (where.status in {Status.LEAVING, Status.LEFT})
    if where.notice:
        # One of a state that is still joining changes no status before its day.
        assert where.status in {Status.JOINING, Status.LEAVING, Status.LEFT}
        assert where.consent
        assert where.notice.on >= where.consent.on


@given(lives(), DAYS)
def test_a_signature_is_one_of_this_life(acts: list[Act], day: date) -> None:
    where = standing(acts, day, origin=RULES.opened)
    if where.signature and where.consent:
        between = [act for act in acts if where.signature.on < act.on < where.consent.on]
        assert not [act for act in between if act.kind == "withdrawal_notification"]


@given(histories_and_days())
def test_only_who_has_given_notice_has_the_dates_of_a_withdrawal(
    drawn: tuple[History, date],
) -> None:
    history, day = drawn
    table = snapshot(history, day, today=TODAY)
    going = table["status"].isin({Status.LEAVING, Status.LEFT})
    for column in ("notice", "left"):
        assert (table.loc[going, column] != "").all(), column
        assert (table.loc[~going & (table["status"] != Status.JOINING), column] == "").all()


@given(lives(), DAYS)
def test_a_status_ends_on_the_day_that_was_announced(acts: list[Act], day: date) -> None:
    where = standing(acts, day, origin=RULES.opened)
    if where.until is None:
        return
    later = [act for act in acts if day < act.on <= where.until]
    if not later:
        after = standing(acts, where.until, origin=RULES.opened)
        assert after.status is not where.status
        assert after.since == where.until
        before = standing(acts, where.until - timedelta(days=1), origin=RULES.opened)
        assert before.status is where.status


@given(lives(), DAYS)
def test_a_status_began_on_the_day_that_it_names(acts: list[Act], day: date) -> None:
    where = standing(acts, day, origin=RULES.opened)
    assert where.since <= day
    if where.since == RULES.opened:
        return
    assert standing(acts, where.since, origin=RULES.opened).status is where.status
    before = standing(acts, where.since - timedelta(days=1), origin=RULES.opened)
    # Who claims once more makes no new status, but it is that claim which counts.
    is_claimed_again = where.decisive is not None and where.decisive.on == where.since
    assert before.status is not where.status or is_claimed_again


@given(DAYS)
def test_entry_into_force_is_the_first_of_the_sixth_month(deposit: date) -> None:
    in_force = RULES.entry_into_force(deposit)
    assert in_force.day == 1
    assert in_force >= RULES.in_force
    months = (in_force.year - deposit.year) * 12 + in_force.month - deposit.month
    assert months == 6 or in_force == RULES.in_force


def test_a_notice_outranks_a_claimed_suspension() -> None:
    acts = [
        _act("accession", date(2000, 1, 10)),
        _act("suspension_notification", date(2010, 5, 5)),
        _act("withdrawal_notification", date(2011, 3, 31)),
        _act("accession", date(2015, 2, 2)),
    ]
    expected = {
        date(2010, 5, 4): Status.PARTY,
        date(2010, 5, 5): Status.CONTESTED,
        date(2011, 3, 31): Status.LEAVING,
        date(2011, 9, 29): Status.LEAVING,
        date(2011, 9, 30): Status.LEFT,
        date(2015, 2, 2): Status.JOINING,
        date(2015, 8, 1): Status.PARTY,
    }
    found = {day: standing(acts, day, origin=RULES.opened).status for day in expected}
    assert found == expected


def test_days_are_counted_from_1970() -> None:
    assert day_number(date(1970, 1, 2)) == 1
