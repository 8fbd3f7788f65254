"""Changes of status: what each rests on, and whether its day is beyond doubt."""

from datetime import date

import pytest

from tests.treaty.retold import retold
from treaty.changes import change_days, changes

TODAY = date(2026, 11, 24)
BOUNDS = {"date_earliest": "2025-08-20", "date_latest": "2025-08-25"}


def doubtful(history):
    """The changes whose day is not certain, as state, day and new status."""
    changed = changes(history, until=TODAY)
    own = changed[changed["certainty"] == "uncertain"]
    assert set(changed["certainty"]) <= {"certain", "uncertain"}
    return set(zip(own["iso3"], own["date"], own["to_status"], strict=True))


def test_a_change_is_as_certain_as_the_day_of_its_act(atlas):
    before = doubtful(atlas.histories["ottawa"])
    assert "POL" not in {iso3 for iso3, *_ in before}
    late = retold(atlas, "POL", "withdrawal_notification", date="2025-08-20", **BOUNDS)
    assert doubtful(late) - before == {
        ("POL", "2025-08-20", "leaving"),
        ("POL", "2026-02-20", "left"),
    }


def test_a_change_by_an_act_without_a_day_is_uncertain_on_the_last_one_possible(atlas):
    before = doubtful(atlas.histories["ottawa"])
    unknown = retold(atlas, "POL", "withdrawal_notification", date="", effective_date="", **BOUNDS)
    assert doubtful(unknown) - before == {
        ("POL", "2025-08-25", "leaving"),
        ("POL", "2026-02-25", "left"),
    }
    changed = changes(unknown, until=TODAY).set_index(["iso3", "to_status"])
    assert set(changed.loc["POL"].loc[["leaving", "left"], "act_date"]) == {""}


def test_a_day_that_is_given_without_doubt_is_certain(atlas):
    same = {"date_earliest": "2025-08-20", "date_latest": "2025-08-20"}
    sure = retold(atlas, "POL", "withdrawal_notification", date="2025-08-20", **same)
    assert doubtful(sure) == doubtful(atlas.histories["ottawa"])


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (None, date(1997, 12, 3), {"1997-12-03"}),
        (date(1997, 12, 3), date(1997, 12, 3), set()),
        (date(2025, 12, 26), date(2026, 1, 10), {"2025-12-27", "2026-01-10"}),
        (date(2025, 12, 27), date(2026, 1, 9), set()),
    ],
)
def test_a_period_begins_after_its_first_day_and_ends_with_its_last(atlas, after, until, days):
    changed = changes(atlas.histories["ottawa"], after=after, until=until)
    assert set(changed["date"]) == days


def test_the_days_of_some_states_are_theirs_alone_and_in_order(atlas):
    changed = changes(atlas.histories["ottawa"], until=TODAY)
    after = changed[changed["date"] > "2025-12-01"]
    assert change_days(after, {"FIN", "LTU"}) == [date(2025, 12, 27), date(2026, 1, 10)]
    assert change_days(after.iloc[::-1], {"FIN", "LTU"}) == [date(2025, 12, 27), date(2026, 1, 10)]
