"""Acts that meet: those of one day, and those made before an earlier one takes effect."""

from datetime import date
from itertools import permutations

import pytest

from treaty.law import Act, standing

OPENED = date(1997, 12, 3)
CONSENT = ("accession", "2024-01-15", "2024-07-01")
STORIES = {
    "a claim of the months before entry into force shows from then on": (
        [CONSENT, ("suspension_notification", "2024-03-01", "")],
        [
            ("2024-03-01", "joining", "2024-01-15", "2024-07-01"),
            ("2024-07-01", "contested", "2024-07-01", ""),
        ],
    ),
    "a notice of the months before entry into force makes leaving begin with it": (
        [CONSENT, ("withdrawal_notification", "2024-03-01", "2024-09-01")],
        [
            ("2024-03-01", "joining", "2024-01-15", "2024-07-01"),
            ("2024-07-01", "leaving", "2024-07-01", "2024-09-01"),
            ("2024-09-01", "left", "2024-09-01", ""),
        ],
    ),
    "a notice that takes effect before entry into force ends it": (
        [CONSENT, ("withdrawal_notification", "2024-03-01", "2024-06-01")],
        [
            ("2024-02-29", "joining", "2024-01-15", "2024-07-01"),
            ("2024-03-01", "joining", "2024-01-15", "2024-06-01"),
            ("2024-06-01", "left", "2024-06-01", ""),
        ],
    ),
    "a claim of the day of consent is a claim": (
        [CONSENT, ("suspension_notification", "2024-01-15", "")],
        [("2024-08-01", "contested", "2024-07-01", "")],
    ),
    "a notice of the day of consent is a notice": (
        [CONSENT, ("withdrawal_notification", "2024-01-15", "2024-07-15")],
        [
            ("2024-07-14", "leaving", "2024-07-01", "2024-07-15"),
            ("2024-07-15", "left", "2024-07-15", ""),
        ],
    ),
}


def act(kind, on, effect):
    day, binds = date.fromisoformat(on), date.fromisoformat(effect) if effect else None
    return Act(kind, day, day, day, True, binds, binds, "", "https://example.org")


@pytest.mark.parametrize(("acts", "expected"), STORIES.values(), ids=STORIES)
def test_acts_that_meet(acts, expected):
    life = [act(*one) for one in acts]
    for day, *told in expected:
        where = standing(life, date.fromisoformat(day), origin=OPENED)
        until = where.until.isoformat() if where.until else ""
        assert [where.status.value, where.since.isoformat(), until] == told, day


EFFECTS = {"ratification": "2001-07-01", "withdrawal_notification": "2001-07-15"}


@pytest.mark.parametrize(
    "kinds",
    list(permutations([*EFFECTS, "signature", "suspension_notification"], 2)),
)
def test_the_order_of_acts_of_one_day_decides_nothing(kinds):
    acts = [act(kind, "2001-01-15", EFFECTS.get(kind, "")) for kind in kinds]
    for day in (date(2001, 1, 15), date(2001, 7, 1), date(2001, 7, 15)):
        there, back = (standing(order, day, origin=OPENED) for order in (acts, acts[::-1]))
        assert there == back, day
