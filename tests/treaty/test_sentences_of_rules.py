"""What `python -m service check` prints for each broken rule, and what each rule lets be."""

import pytest

from tests.small_record import ACTIONS, CLUSTER, DECLARED, OTTAWA, STATES, act, frames, state
from treaty import checks
from treaty.checks import acts, codes, figures, lives, rule, states, treaties, words
from treaty.faults import Fault


def printed(rule, **rows):
    return [str(fault) for fault in rule(frames(**rows))]


def known(frames):
    return codes.known(frames, DECLARED)


def borders(*pairs, like="false"):
    return [{"iso3_a": a, "iso3_b": b, "like_for_like": like} for a, b in pairs]


WITHDRAWAL = act("POL", "withdrawal_notification", "2025-08-20", "2026-02-20")
UNKNOWN = act(*("LBN", "accession", ""), date_earliest="2026-02-03", date_latest="2026-05-21")
NUMBERED = {"reference": "C.N.1.2025.TREATIES-XXVI-5", "reference_url": "https://example.org/1"}
CASUALTIES = {"iso3": "UKR", "indicator": "mine_erw_casualties", "value": "5", "year": "2023"}
SPENDING = CASUALTIES | {"indicator": "nato_defence_expenditure_pct_gdp", "edition": "2024-06"}
SPENDING |= {"unit": "per cent"}
CLAIM = {"id": "c1", "verdict": "wrong", "evidence_url": "https://e.org", "evidence_source": "E"}
EVENT = {"id": "e1", "date": "2025-06-01", "end_date": "2025-06-01"}
QUOTE = {"id": "q1", "language": "de", "translation": "Yes", "date": "2025-01-01"}
QUOTE |= {"retrieved": "2025-01-01", "iso3": "POL;UKR"}

ALLOWED = [
    (acts.by_who_can_deposit, {"actions": ACTIONS}),
    (acts.bounds_in_order, {"actions": ACTIONS}),
    (acts.day_within_bounds, {"actions": ACTIONS}),
    (acts.after_opening, {"actions": [act("RUS", "signature", "1997-12-03")]}),
    (acts.after_birth, {"actions": [act("SSD", "accession", "2011-07-09")]}),
    (acts.effects, {"actions": ACTIONS}),
    (
        acts.earlier_effects,
        {
            "actions": [
                *ACTIONS,
                act(
                    *("SSD", "succession", "2011-11-11", "2012-05-01"),
                    effective_earliest="2011-07-09",
                ),
            ]
        },
    ),
    (
        acts.taken_up_once_made,
        {"actions": [act("RUS", "signature", "1997-12-03", taken_up="1997-12-03")]},
    ),
    (acts.objections_concern, {"actions": ACTIONS}),
    (acts.notifications_have_addresses, {"actions": ACTIONS}),
    (acts.notifications_of_the_treaty, {"actions": [WITHDRAWAL, WITHDRAWAL | NUMBERED]}),
    (acts.recorded_once, {"actions": ACTIONS}),
    (codes.listed_once, {"quotes": [QUOTE], "events": [EVENT | {"iso3": "POL;UKR"}]}),
    (figures.borders_between_two, {"border_lengths_published": borders(("POL", "RUS"))}),
    (
        figures.one_figure_like_ours,
        {
            "border_lengths_published": [
                *borders(("POL", "RUS"), ("POL", "BLR"), like="true"),
                *borders(("POL", "RUS")),
            ]
        },
    ),
    (figures.values_allowed, {"context": [CASUALTIES, SPENDING]}),
    (figures.editions_named, {"context": [CASUALTIES, SPENDING]}),
    (
        figures.one_value_a_year,
        {
            "context": [
                CASUALTIES,
                CASUALTIES | {"iso3": "RUS"},
                CASUALTIES | {"year": "2024"},
                CASUALTIES | {"edition": "2"},
                CASUALTIES | {"indicator": "mine_erw_killed"},
            ]
        },
    ),
    (states.part_since, {}),
    (states.part_of_another, {}),
    (states.numbers_differ, {"states": [*STATES, state("AFG", "A", m49="004")]}),
    (states.members_deposit, {}),
    (
        states.union_left_after_joining,
        {
            "states": [
                state("GBR", "UK", eu_member_since="1973-01-01", eu_left="2020-02-01"),
                state("POL", "Poland", eu_member_since="2004-05-01"),
            ]
        },
    ),
    (treaties.not_empty, {}),
    (
        treaties.days_in_order,
        {"treaties": [OTTAWA | {"adopted": "1997-12-03", "entered_into_force": "1997-12-03"}]},
    ),
    (
        treaties.record_in_order,
        {"treaties": [OTTAWA | {"read_until": "1997-12-03", "known_until": "1997-12-03"}]},
    ),
    (words.events_end_after_they_begin, {"events": [EVENT, EVENT | {"end_date": ""}]}),
    (words.events_in_order, {"events": [EVENT, EVENT, EVENT | {"date": "2025-07-01"}]}),
    (words.quotes_translated, {"quotes": [QUOTE, {"language": "en", "translation": ""}]}),
    (words.quotes_said_before_retrieved, {"quotes": [QUOTE]}),
    (words.declarations_dated, {"declarations": [{"date": "x"}, {"made_upon": "signature"}]}),
    (
        words.declarations_after_opening,
        {
            "declarations": [
                {"treaty": "ottawa", "date": "1997-12-03"},
                {"treaty": "ottawa", "date": "", "made_upon": "signature"},
            ]
        },
    ),
    (
        words.verdicts_rest_on_evidence,
        {"article_claims": [CLAIM, CLAIM | {"verdict": "opinion", "evidence_url": ""}]},
    ),
    (
        words.evidence_named,
        {
            "article_claims": [
                CLAIM,
                CLAIM | {"evidence_url": ""},
                CLAIM | {"verdict": "opinion", "evidence_url": "", "evidence_source": ""},
            ]
        },
    ),
]


@pytest.mark.parametrize(("rule", "rows"), ALLOWED, ids=[one[0].__name__ for one in ALLOWED])
def test_what_keeps_a_rule_is_no_fault(rule, rows):
    assert printed(rule, **rows) == []


def test_every_rule_lets_something_be_here():
    tried = {one[0] for one in ALLOWED}
    apart = {codes.known, treaties.in_force_by_its_deposits, *lives.RULES}
    assert tried | apart == {*checks.RULES, codes.known, codes.listed_once}


BROKEN = [
    (
        acts.by_who_can_deposit,
        {"actions": [WITHDRAWAL, act("XKX", "accession", "2010-01-01", "2010-07-01")]},
        "actions.csv, row 3, column iso3: 'XKX': cannot deposit, so it has no act",
    ),
    (
        acts.bounds_in_order,
        {"actions": [UNKNOWN | {"date_latest": "2026-02-02"}]},
        "actions.csv, row 2, column date_latest: '2026-02-02': before 2026-02-03",
    ),
    (
        acts.day_within_bounds,
        {"actions": [WITHDRAWAL | {"date": "2025-08-21"}]},
        (
            "actions.csv, row 2, column date: '2025-08-21': "
            "outside its bounds 2025-08-20 to 2025-08-20"
        ),
    ),
    (
        acts.day_within_bounds,
        {"actions": [WITHDRAWAL | {"date": "2025-08-19"}]},
        (
            "actions.csv, row 2, column date: '2025-08-19': "
            "outside its bounds 2025-08-20 to 2025-08-20"
        ),
    ),
    (
        acts.after_opening,
        {"actions": [act("RUS", "signature", "2008-12-02", treaty="ccm")]},
        (
            "actions.csv, row 2, column date_earliest: '2008-12-02': "
            "before the treaty was opened on 2008-12-03"
        ),
    ),
    (
        acts.after_birth,
        {"actions": [act("SSD", "accession", "2011-07-08")]},
        (
            "actions.csv, row 2, column date_earliest: '2011-07-08': "
            "before SSD came into being on 2011-07-09"
        ),
    ),
    (
        acts.effects,
        {"actions": [WITHDRAWAL | {"effective_date": "2026-02-21"}]},
        (
            "actions.csv, row 2, column effective_date: '2026-02-21': "
            "expected 2026-02-20 for withdrawal_notification of 2025-08-20"
        ),
    ),
    (
        acts.effects,
        {"actions": [act("SSD", "succession", "2011-11-11")]},
        (
            "actions.csv, row 2, column effective_date: '': "
            "expected 2011-07-09 or 2012-05-01 for succession of 2011-11-11"
        ),
    ),
    (
        acts.earlier_effects,
        {"actions": [WITHDRAWAL | {"effective_earliest": "2025-12-01"}]},
        (
            "actions.csv, row 2, column effective_earliest: '2025-12-01': "
            "expected nothing or the day on which a successor came into being"
        ),
    ),
    (
        acts.taken_up_once_made,
        {"actions": [WITHDRAWAL | {"taken_up": "2025-08-19"}]},
        "actions.csv, row 2, column taken_up: '2025-08-19': before 2025-08-20",
    ),
    (
        acts.effects,
        {"actions": [act("RUS", "succession", "2011-11-11", "2011-07-09")]},
        (
            "actions.csv, row 2, column effective_date: '2011-07-09': "
            "expected 2012-05-01 for succession of 2011-11-11"
        ),
    ),
    (
        acts.effects,
        {"actions": [act("SSD", "accession", "2011-11-11", "2011-07-09")]},
        (
            "actions.csv, row 2, column effective_date: '2011-07-09': "
            "expected 2012-05-01 for accession of 2011-11-11"
        ),
    ),
    (
        acts.effects,
        {"actions": [UNKNOWN | {"effective_date": "2026-11-01"}]},
        (
            "actions.csv, row 2, column effective_date: '2026-11-01': "
            "expected nothing for accession of an unknown day"
        ),
    ),
    (
        acts.effects,
        {"actions": [act("RUS", "accession", "2009-01-05", "2009-07-01", treaty="ccm")]},
        (
            "actions.csv, row 2, column effective_date: '2009-07-01': "
            "expected 2010-08-01 for accession of 2009-01-05"
        ),
    ),
    (
        acts.effects,
        {"actions": [act("RUS", "objection", "2025-08-20", "2026-02-20")]},
        (
            "actions.csv, row 2, column effective_date: '2026-02-20': "
            "expected nothing for objection of 2025-08-20"
        ),
    ),
    (
        acts.objections_concern,
        {"actions": [WITHDRAWAL | {"concerns": "UKR"}]},
        "actions.csv, row 2, column concerns: 'UKR': expected nothing for withdrawal_notification",
    ),
    (
        acts.objections_concern,
        {"actions": [act("POL", "objection", "2025-08-20", concerns="POL")]},
        "actions.csv, row 2, column concerns: 'POL': expected the state that it is made against",
    ),
    (
        acts.objections_concern,
        {"actions": [act("POL", "objection", "2025-08-20")]},
        "actions.csv, row 2, column concerns: '': expected the state that it is made against",
    ),
    (
        acts.notifications_have_addresses,
        {"actions": [WITHDRAWAL | NUMBERED | {"reference_url": ""}]},
        "actions.csv, row 2, column reference_url: '': expected that of C.N.1.2025.TREATIES-XXVI-5",
    ),
    (
        acts.notifications_have_addresses,
        {"actions": [WITHDRAWAL | NUMBERED | {"reference": ""}]},
        "actions.csv, row 2, column reference: '': expected that of https://example.org/1",
    ),
    (
        acts.notifications_of_the_treaty,
        {"actions": [WITHDRAWAL | NUMBERED | {"treaty": "ccm"}]},
        (
            "actions.csv, row 2, column reference: 'C.N.1.2025.TREATIES-XXVI-5': "
            "expected a notification of ccm, TREATIES-XXVI-6"
        ),
    ),
    (
        acts.recorded_once,
        {"actions": [WITHDRAWAL, WITHDRAWAL | {"note": "Again."}]},
        (
            "actions.csv, row 3, column action: 'withdrawal_notification' of POL (ottawa) on "
            "2025-08-20: is recorded already"
        ),
    ),
    (
        acts.recorded_once,
        {"actions": [UNKNOWN, WITHDRAWAL, UNKNOWN]},
        (
            "actions.csv, row 4, column action: 'accession' of LBN (ottawa) on "
            "2026-05-21: is recorded already"
        ),
    ),
    (
        known,
        {"states": [*STATES, state("MNE", "Montenegro", part_of="YUG")]},
        "states.csv, row 12, column part_of: 'YUG': not a code of states.csv",
    ),
    (
        known,
        {"quotes": [{"treaty": "oslo", "iso3": "POL;NATO"}]},
        "quotes.csv, row 2, column treaty: 'oslo': not a code of treaties.csv",
    ),
    (
        known,
        {"events": [{"treaty": "ottawa"}, {"treaty": "ottawa", "iso3": "POL;QQQ"}]},
        "events.csv, row 3, column iso3: 'QQQ': not a code of states.csv",
    ),
    (
        codes.listed_once,
        {"quotes": [QUOTE | {"iso3": "POL;POL"}]},
        "quotes.csv, row 2, column iso3: 'POL;POL': a code stands more than once",
    ),
    (
        codes.listed_once,
        {"events": [EVENT, EVENT | {"iso3": "POL;UKR;POL"}]},
        "events.csv, row 3, column iso3: 'POL;UKR;POL': a code stands more than once",
    ),
    (
        figures.borders_between_two,
        {"border_lengths_published": borders(("POL", "RUS"), ("POL", "POL"))},
        (
            "border_lengths_published.csv, row 3, column iso3_b: 'POL': "
            "expected another state than iso3_a"
        ),
    ),
    (
        figures.one_figure_like_ours,
        {
            "border_lengths_published": borders(
                ("POL", "RUS"), ("POL", "RUS"), ("POL", "BLR"), ("POL", "RUS"), like="true"
            )
        },
        (
            "border_lengths_published.csv, row 5, column like_for_like: 'true': "
            "POL–RUS has 3 figures of like definition, expected one"
        ),
    ),
    (
        figures.values_allowed,
        {"context": [CASUALTIES | {"value": "many"}]},
        (
            "context.csv, row 2, column value: 'many': "
            "expected a number with a point for decimals for mine_erw_casualties"
        ),
    ),
    (
        figures.editions_named,
        {"context": [SPENDING | {"edition": ""}]},
        (
            "context.csv, row 2, column edition: '': expected the edition, "
            "since those of nato_defence_expenditure_pct_gdp do not compare"
        ),
    ),
    (
        figures.one_value_a_year,
        {"context": [CASUALTIES, CASUALTIES | {"value": "6"}]},
        "context.csv, row 3, column value: '6': a second value for UKR, mine_erw_casualties, 2023",
    ),
    (
        states.part_since,
        {"states": [state("MNE", "Montenegro", part_of="SRB")]},
        (
            "states.csv, row 2, column state_since: '': "
            "needs the day on which MNE came into being, for it was part of SRB"
        ),
    ),
    (
        states.part_of_another,
        {"states": [state("MNE", "Montenegro", part_of="MNE", state_since="2006-06-03")]},
        "states.csv, row 2, column part_of: 'MNE': expected another state",
    ),
    (
        states.numbers_differ,
        {"states": [state("AFG", "A", m49="004"), *STATES, state("POL", "P", m49="004")]},
        "states.csv, row 13, column m49: '004': stands more than once",
    ),
    (
        states.members_deposit,
        {"states": [state("AFG", "A", can_deposit="false")]},
        "states.csv, row 2, column can_deposit: 'false': expected 'true' for a member of the UN",
    ),
    (
        states.union_left_after_joining,
        {"states": [state("GBR", "UK", eu_left="2020-02-01")]},
        "states.csv, row 2, column eu_member_since: '': expected a day before 2020-02-01",
    ),
    (
        states.union_left_after_joining,
        {"states": [state("GBR", "UK", eu_left="2020-02-01", eu_member_since="2020-02-01")]},
        "states.csv, row 2, column eu_left: '2020-02-01': expected a day after 2020-02-01",
    ),
    (treaties.not_empty, {"treaties": []}, "treaties.csv: expected at least one treaty"),
    (
        treaties.days_in_order,
        {"treaties": [OTTAWA | {"adopted": "1997-12-04"}]},
        (
            "treaties.csv, row 2, column opened_for_signature: '1997-12-03': "
            "before the treaty was adopted on 1997-12-04"
        ),
    ),
    (
        treaties.days_in_order,
        {"treaties": [OTTAWA | {"entered_into_force": "1997-12-02"}]},
        (
            "treaties.csv, row 2, column entered_into_force: '1997-12-02': "
            "before the treaty was opened on 1997-12-03"
        ),
    ),
    (
        treaties.record_in_order,
        {"treaties": [OTTAWA | {"read_until": "1997-12-02"}]},
        (
            "treaties.csv, row 2, column read_until: '1997-12-02': "
            "before the treaty was opened on 1997-12-03"
        ),
    ),
    (
        treaties.record_in_order,
        {"treaties": [OTTAWA | {"known_until": "2026-02-02"}]},
        (
            "treaties.csv, row 2, column known_until: '2026-02-02': "
            "before the day of the page that was read, 2026-02-03"
        ),
    ),
    (
        words.events_end_after_they_begin,
        {"events": [EVENT | {"end_date": "2025-05-31"}]},
        "events.csv, row 2, column end_date: '2025-05-31': before the event began on 2025-06-01",
    ),
    (
        words.events_in_order,
        {"events": [EVENT, EVENT | {"date": "2025-05-31"}]},
        (
            "events.csv, row 3, column date: '2025-05-31': "
            "expected a day not before that of the row above, 2025-06-01"
        ),
    ),
    (
        words.quotes_translated,
        {"quotes": [QUOTE | {"translation": ""}]},
        (
            "quotes.csv, row 2, column translation: '': "
            "the words are in 'de': expected a translation into English"
        ),
    ),
    (
        words.quotes_said_before_retrieved,
        {"quotes": [QUOTE | {"retrieved": "2024-12-31"}]},
        (
            "quotes.csv, row 2, column retrieved: '2024-12-31': "
            "before the words were said on 2025-01-01"
        ),
    ),
    (
        words.declarations_dated,
        {"declarations": [{"treaty": "ottawa"}]},
        "declarations.csv, row 2, column made_upon: '': expected an act, for there is no day",
    ),
    (
        words.declarations_after_opening,
        {"declarations": [{"treaty": "ccm", "date": "2008-12-02"}]},
        (
            "declarations.csv, row 2, column date: '2008-12-02': "
            "before the treaty was opened on 2008-12-03"
        ),
    ),
    (
        words.verdicts_rest_on_evidence,
        {"article_claims": [CLAIM | {"evidence_url": ""}]},
        (
            "article_claims.csv, row 2, column evidence_url: '': "
            "expected the evidence of a verdict 'wrong'"
        ),
    ),
    (
        words.evidence_named,
        {"article_claims": [CLAIM | {"evidence_source": ""}]},
        "article_claims.csv, row 2, column evidence_source: '': expected the name of https://e.org",
    ),
    (
        words.evidence_named,
        {"article_claims": [CLAIM | {"verdict": "opinion", "evidence_url": ""}]},
        "article_claims.csv, row 2, column evidence_url: '': expected the address of 'E'",
    ),
]


@pytest.mark.parametrize(
    ("rule", "rows", "line"),
    BROKEN,
    ids=[f"{one[0].__name__}-{number}" for number, one in enumerate(BROKEN)],
)
def test_a_fault_says_where_it_is_what_was_found_and_what_was_expected(rule, rows, line):
    assert printed(rule, **rows) == [line]


def deposits(*days, **cells):
    return [act(f"A{number:02}", "accession", day, **cells) for number, day in enumerate(days)]


FIRST_THREE = ["1998-01-15", "1998-02-10", "1998-03-31"]
THREE = OTTAWA | {"eif_first_n": "3", "entered_into_force": "1998-09-01"}


def test_a_treaty_is_in_force_six_months_after_the_deposit_that_was_needed():
    check = treaties.in_force_by_its_deposits
    assert printed(check, treaties=[THREE], actions=deposits(*FIRST_THREE)) == []
    late = [THREE | {"entered_into_force": "1998-09-02"}]
    fault = (
        "treaties.csv, row 2, column entered_into_force: '1998-09-02': "
        "expected 1998-09-01 at the latest, for deposit 3 was made on 1998-03-31"
    )
    assert printed(check, treaties=late, actions=deposits(*FIRST_THREE, "1999-01-01")) == [fault]
    # Too few deposits of a known day, of a consent, or under this treaty decide nothing.
    few = deposits(*FIRST_THREE[:2])
    for one in (
        *deposits("1998-03-31", treaty="ccm"),
        *deposits("", date_latest="1998-03-31"),
        act("A03", "signature", "1998-03-31"),
    ):
        assert printed(check, treaties=late, actions=[*few, one]) == []
    # A treaty with too few deposits does not keep the next one from being checked.
    both = [OTTAWA, CLUSTER | {"eif_first_n": "1", "entered_into_force": "2010-08-01"}]
    of_ccm = deposits("2008-12-03", treaty="ccm")
    assert printed(check, treaties=both, actions=of_ccm) == [
        (
            "treaties.csv, row 3, column entered_into_force: '2010-08-01': "
            "expected 2009-06-01 at the latest, for deposit 1 was made on 2008-12-03"
        )
    ]


SIGNATURE = act("POL", "signature", "1997-12-04")
RATIFICATION = act("POL", "ratification", "2012-12-27")
SUSPENSION = act("POL", "suspension_notification", "2013-01-01")
AGAIN = act("POL", "accession", "2026-03-01")
WHOLE = [AGAIN, WITHDRAWAL, SUSPENSION, RATIFICATION, SIGNATURE]


def line(row, one, reason):
    on = one["date"] or one["date_latest"]
    return (
        f"actions.csv, row {row}, column action: "
        f"{one['action']!r} of {one['iso3']} ({one['treaty']}) on {on}: {reason}"
    )


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (WHOLE, []),
        ([RATIFICATION | {"date": "1997-12-04"}, SIGNATURE], []),
        (
            [SUSPENSION | {"date": "2012-12-27"}, RATIFICATION, SIGNATURE],
            [],
        ),
        (
            [SIGNATURE, SIGNATURE | {"date": "1997-12-05"}],
            [
                line(
                    3,
                    SIGNATURE | {"date": "1997-12-05"},
                    "signature after consent or after another signature",
                )
            ],
        ),
        (
            [AGAIN, SIGNATURE | {"date": "2026-03-02"}],
            [
                line(
                    3,
                    SIGNATURE | {"date": "2026-03-02"},
                    "signature after consent or after another signature",
                )
            ],
        ),
        ([RATIFICATION], [line(2, RATIFICATION, "no signature before it")]),
        (
            [SIGNATURE | {"iso3": "UKR"}, SIGNATURE | {"treaty": "ccm"}, RATIFICATION],
            [line(4, RATIFICATION, "no signature before it")],
        ),
        (
            [SIGNATURE, RATIFICATION, AGAIN],
            [line(4, AGAIN, "a second binding act with no withdrawal between")],
        ),
        (
            [AGAIN, RATIFICATION | {"date": "2026-03-02"}],
            [
                line(
                    3,
                    RATIFICATION | {"date": "2026-03-02"},
                    "a second binding act with no withdrawal between",
                )
            ],
        ),
        ([WITHDRAWAL], [line(2, WITHDRAWAL, "no consent before it")]),
        ([SUSPENSION], [line(2, SUSPENSION, "no consent before it")]),
        (
            [UNKNOWN, WITHDRAWAL | {"iso3": "LBN", "date": "2026-05-20"}],
            [line(3, WITHDRAWAL | {"iso3": "LBN", "date": "2026-05-20"}, "no consent before it")],
        ),
        ([UNKNOWN, WITHDRAWAL | {"iso3": "LBN", "date": "2026-05-22"}], []),
        (
            [UNKNOWN, UNKNOWN],
            [line(3, UNKNOWN, "a second binding act with no withdrawal between")],
        ),
        ([act("POL", "objection", "1997-12-03")], []),
    ],
)
def test_the_acts_of_a_state_follow_one_another_as_the_law_has_it(rows, lines):
    found = frames(actions=rows)
    assert [str(fault) for check in lives.RULES for fault in check(found)] == lines


def test_nobody_signs_or_ratifies_a_treaty_without_a_stage_of_signature():
    unsigned = [OTTAWA | {"signature_stage": "false"}]
    rows = [SIGNATURE, RATIFICATION, act("RUS", "consent_to_be_bound", "2012-12-27")]
    check, reason = lives.signature_where_it_is_a_stage, "the treaty has no stage of signature"
    assert printed(check, treaties=unsigned, actions=rows) == [
        line(2, SIGNATURE, reason),
        line(3, RATIFICATION, reason),
    ]


def test_a_deposit_that_was_not_counted_comes_on_top_of_those_needed():
    check, uncounted = treaties.in_force_by_its_deposits, THREE | {"eif_not_counted": "1"}
    assert printed(check, treaties=[uncounted], actions=deposits(*FIRST_THREE)) == []
    late = [uncounted | {"entered_into_force": "1998-12-01"}]
    (fault,) = printed(check, treaties=late, actions=deposits(*FIRST_THREE, "1998-04-01"))
    assert fault.endswith("expected 1998-10-01 at the latest, for deposit 4 was made on 1998-04-01")


def test_rules_are_tried_once_all_codes_are_known():
    broken = WITHDRAWAL | {"effective_date": ""}
    ratified = act("POL", "ratification", "2012-12-27", "2013-06-01")
    (effect,) = checks.law_faults(frames(actions=[SIGNATURE, ratified, broken]), DECLARED)
    assert effect.column == "effective_date"
    (code,) = checks.law_faults(frames(actions=[broken | {"iso3": "QQQ"}]), DECLARED)
    assert str(code) == "actions.csv, row 2, column iso3: 'QQQ': not a code of states.csv"


def test_a_fault_of_a_row_is_counted_as_a_spreadsheet_counts():
    assert rule.at("events", 0, "date", "why") == Fault("events.csv", 2, "date", "why")
    (row,) = frames(events=[EVENT])["events"].itertuples()
    assert rule.fault("events", row, "date", "why") == Fault(
        "events.csv", 2, "date", "'2025-06-01': why"
    )
