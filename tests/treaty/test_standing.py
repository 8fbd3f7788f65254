"""Acts that meet: those of one day, and those made before an earlier one takes effect."""

from datetime import date

import pytest

from treaty.acts import decisive, rules
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


@pytest.mark.parametrize(
    "kinds",
    [
        ("signature", "ratification"),
        ("signature", "withdrawal_notification"),
        ("suspension_notification", "ratification"),
        ("ratification", "withdrawal_notification"),
        ("suspension_notification", "withdrawal_notification"),
    ],
)
def test_of_acts_of_one_day_consent_comes_after_signature_and_a_notice_last(atlas, kinds):
    actions = atlas.tables.actions
    row = actions[(actions["iso3"] == "POL") & (actions["action"] == "ratification")].iloc[0]
    rows = actions.iloc[[row.name] * len(kinds)].assign(effective_date="")
    for order in (kinds, kinds[::-1]):
        own = rows.assign(action=list(order))
        acts = decisive(own, rules(atlas.tables.treaties))[row["treaty"]]["POL"]
        assert tuple(one.kind for one in acts) == kinds
