"""A few states from act to snapshot: every cell of what the law makes of them."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from record.depositary.counted import counted
from tests.small_record import (
    ACTIONS,
    OTTAWA,
    act,
    acts_of,
    days_since_1970,
    life_of,
    on,
    ottawa,
    state,
    tables,
)
from treaty import acts, history
from treaty.changes import change_days, changes
from treaty.counts import counts, counts_on
from treaty.declared import declared
from treaty.law import Act, Rules, standing, turning_points
from treaty.life import life, objections
from treaty.phases import phases
from treaty.snapshot import DayOutOfRangeError, check_day, snapshot, spans_on
from treaty.statuses import Status, words

TODAY = on("2026-11-24")
RULES = Rules(on("1997-12-03"), on("1999-03-01"), 6, "month", 6)
END = np.iinfo(np.int32).max
OUTSIDE = {
    "status": "outside",
    "label": "Not a party",
    "bound": False,
    "certainty": "certain",
    "since": "1997-12-03",
    "until": "",
    "retroactive": False,
    "signed": "",
    "consented": "",
    "consent_by": "",
    "in_force": "",
    "notice": "",
    "left": "",
    "source_url": "https://example.org/ottawa",
    "deposited": False,
    "act": "",
    "act_date": "",
    "act_certain": True,
    "reference": "",
}


def span(name, begins, ends, **cells):
    first = days_since_1970(begins)
    end = days_since_1970(ends) if ends else END
    built = OUTSIDE | {"name": name, "since": begins, "first": first, "end": end} | cells
    return began(built["since"], built["since"]) | built


def began(earliest, latest):
    return {"since_earliest": earliest, "since_latest": latest}


def test_the_rules_of_a_treaty_are_those_of_its_row():
    rules = acts.rules(tables().treaties)
    assert rules == {
        "ottawa": RULES,
        "ccm": Rules(on("2008-12-03"), on("2010-08-01"), 6, "month", 6),
    }
    other = tables(treaties=[OTTAWA | {"eif_months": "7", "withdrawal_months": "12"}])
    assert acts.rules(other.treaties)["ottawa"] == replace(
        RULES, consent_months=7, withdrawal_months=12
    )


@pytest.mark.parametrize(
    ("deposit", "effect"),
    [
        ("2005-03-02", "2005-09-02"),
        ("1999-05-31", "1999-11-30"),
        ("1999-08-31", "2000-02-29"),
        ("2000-08-30", "2001-02-28"),
        ("1998-06-03", "1999-03-01"),  # not before the treaty itself
    ],
)
def test_months_are_counted_to_the_same_day_or_to_the_last_of_a_shorter_month(deposit, effect):
    by_day = replace(RULES, counted_from="day")
    assert by_day.entry_into_force(on(deposit)) == on(effect)
    assert replace(by_day, withdrawal_months=12).withdrawal_effect(on("2000-02-29")) == (
        on("2001-02-28")
    )


def test_a_treaty_has_its_own_words_for_its_parties_and_its_rule():
    called = words(
        pd.Series(
            OTTAWA
            | {"rule": "protocol", "rule_on": "protocol that restricts", "signature_stage": "false"}
            | {"party": "party to the protocol", "parties": "parties"}
        )
    )
    assert called.whole_rule == "protocol that restricts anti-personnel mines"
    assert called.parties_label == "Parties"
    assert Status.SIGNED not in called.legend
    assert called.short[Status.PARTY] == "Party to the protocol"
    assert called.short[Status.CONTESTED] == "Party to the protocol, claims suspension"
    assert called.label[Status.LEFT] == "Left, in effect since {since}"
    said = " ".join(called.meaning.values())
    assert "bound by the protocol" in said
    assert "as a party to the protocol" in said
    assert "ban" not in said
    assert "State Party" not in said


def test_the_acts_that_decide_are_told_apart_by_treaty_and_state():
    record = tables()
    found = acts.decisive(record.actions, acts.rules(record.treaties))
    assert {treaty: {*states} for treaty, states in found.items()} == {
        "ottawa": {"BLR", "LBN", "NOR", "POL", "SSD", "UKR"},
        "ccm": {"SDN"},
    }
    assert [one.kind for one in found["ottawa"]["POL"]] == [
        "signature",
        "ratification",
        "withdrawal_notification",
    ]


def test_acts_are_in_the_order_of_their_days():
    rows = [
        act("RUS", "withdrawal_notification", "1998-12-03"),
        act("RUS", "ratification", "1997-12-04"),
        act("RUS", "signature", "1997-12-03"),
    ]
    record = tables(actions=rows)
    found = acts.decisive(record.actions, acts.rules(record.treaties))["ottawa"]["RUS"]
    assert [one.kind for one in found] == ["signature", "ratification", "withdrawal_notification"]


def test_an_act_is_read_with_its_day_its_effect_and_its_sources():
    assert acts_of("POL")[2] == Act(
        kind="withdrawal_notification",
        on=on("2025-08-20"),
        earliest=on("2025-08-20"),
        latest=on("2025-08-20"),
        known=True,
        effect=on("2026-02-20"),
        effect_earliest=on("2026-02-20"),
        reference="C.N.421.2025.TREATIES-XXVI-5",
        source_url="https://example.org/POL/2025-08-20",
    )
    (signature, *_) = acts_of("POL")
    assert (signature.effect, signature.effect_earliest) == (None, None)


def test_where_the_day_is_not_known_the_bounds_carry_over_to_the_effect():
    (accession,) = acts_of("LBN")
    assert (accession.on, accession.known) == (on("2026-05-21"), False)
    assert (accession.earliest, accession.latest) == (on("2026-02-03"), on("2026-05-21"))
    assert (accession.effect_earliest, accession.effect) == (on("2026-08-01"), on("2026-11-01"))
    assert accession.doubts() == [
        (on("2026-02-03"), on("2026-05-21")),
        (on("2026-08-01"), on("2026-11-01")),
    ]


@pytest.mark.parametrize(
    ("action", "effect"),
    [("accession", "2026-07-01"), ("withdrawal_notification", "2026-07-15")],
)
def test_an_effect_that_is_not_stated_follows_from_the_day_of_the_act(action, effect):
    record = tables(actions=[act("RUS", action, "2026-01-15", date_earliest="2025-11-01")])
    row = next(record.actions.itertuples())
    made = acts.act_of(row, RULES)
    assert (made.effect_earliest, made.effect) == (on(effect), on(effect))
    assert made.doubts() == []


def test_only_a_day_that_is_known_and_the_last_possible_one_is_certain():
    suspension = acts_of("UKR")[2]
    assert suspension.doubts() == [(on("2025-07-17"), on("2025-07-21"))]
    assert not suspension.certain
    assert not acts_of("LBN")[0].certain
    assert acts_of("POL")[2].certain
    assert acts_of("POL")[2].doubts() == []


def test_poland_from_its_signature_to_its_exit():
    sources = {day: f"https://example.org/POL/{day}" for day in ("1997-12-04", "2012-12-27")}
    signed = {"signed": "1997-12-04"}
    consented = signed | {"consented": "2012-12-27", "consent_by": "ratification"}
    consented |= {"in_force": "2013-06-01", "deposited": True}
    ratified = {"act": "ratification", "act_date": "2012-12-27"}
    ratified["source_url"] = sources["2012-12-27"]
    notice = {
        "notice": "2025-08-20",
        "left": "2026-02-20",
        "act": "withdrawal_notification",
        "act_date": "2025-08-20",
        "reference": "C.N.421.2025.TREATIES-XXVI-5",
        "source_url": "https://example.org/POL/2025-08-20",
    }
    assert life_of("POL") == [
        span("Poland", "1997-12-03", "1997-12-04"),
        span("Poland", "1997-12-04", "2012-12-27", status="signed", label="Signed, not ratified")
        | signed
        | {
            "act": "signature",
            "act_date": "1997-12-04",
            "source_url": sources["1997-12-04"],
        },
        span("Poland", "2012-12-27", "2013-06-01", status="joining", until="2013-06-01")
        | consented
        | ratified
        | {"label": "Joining: in force on 2013-06-01"},
        span("Poland", "2013-06-01", "2025-08-20", status="party", label="State Party", bound=True)
        | consented
        | ratified,
        span("Poland", "2025-08-20", "2026-02-20", status="leaving", bound=True)
        | consented
        | notice
        | {"label": "Leaving: in effect on 2026-02-20", "until": "2026-02-20"},
        span("Poland", "2026-02-20", "", status="left", label="Left, in effect since 2026-02-20")
        | consented
        | notice
        | {"deposited": False},
    ]


def test_ukraine_is_in_doubt_until_the_last_day_on_which_it_may_have_claimed():
    *_, doubtful, contested = life_of("UKR")
    known = {
        "status": "contested",
        "label": "State Party, claims suspension",
        "bound": True,
        "signed": "1999-02-24",
        "consented": "2005-12-27",
        "consent_by": "ratification",
        "in_force": "2006-06-01",
        "source_url": "https://example.org/UKR/2025-07-17",
        "deposited": True,
        "act": "suspension_notification",
        "act_date": "2025-07-17",
        "act_certain": False,
    }
    known |= began("2025-07-17", "2025-07-21")
    assert doubtful == span("Ukraine", "2025-07-17", "2025-07-21", certainty="uncertain") | known
    assert contested == span("Ukraine", "2025-07-21", "") | known | {"since": "2025-07-17"}


def test_lebanons_acts_of_unknown_days_have_no_date():
    spans = life_of("LBN")
    known = {
        "consent_by": "accession",
        "source_url": "https://example.org/LBN",
        "deposited": True,
        "act": "accession",
        "act_certain": False,
    }
    joining = {"status": "joining", "label": "Joining: in force by 2026-11-01"}
    joining |= known | {"until": "2026-11-01", "since": "2026-05-21"}
    joining |= began("2026-02-03", "2026-05-21")
    assert spans == [
        span("Lebanon", "1997-12-03", "2026-02-03"),
        span("Lebanon", "2026-02-03", "2026-05-21", since="1997-12-03", certainty="uncertain"),
        span("Lebanon", "2026-05-21", "2026-08-01") | joining,
        span("Lebanon", "2026-08-01", "2026-11-01") | joining | {"certainty": "uncertain"},
        span("Lebanon", "2026-11-01", "", status="party", label="State Party", bound=True)
        | known
        | began("2026-08-01", "2026-11-01"),
    ]


def test_a_day_that_nobody_knows_is_in_no_cell_and_its_bounds_are():
    made = ottawa()
    for day, since in (
        ("2026-06-01", ("2026-02-03", "2026-05-21")),
        ("2026-11-01", ("2026-08-01", "2026-11-01")),
    ):
        row = snapshot(made, on(day), today=TODAY).set_index("iso3").loc["LBN"]
        assert (row["since"], row["consented"], row["in_force"]) == ("", "", "")
        assert (row["since_earliest"], row["since_latest"]) == since


def test_a_successor_may_have_been_bound_since_it_came_to_be():
    late = act("SSD", "succession", "2011-11-11", "2012-05-01", effective_earliest="2011-07-09")
    made = ottawa([late])
    first, second, third = made.spans[made.spans["iso3"] == "SSD"].to_dict("records")
    assert [one["status"] for one in (first, second, third)] == ["outside", "joining", "party"]
    assert [one["certainty"] for one in (first, second, third)] == [
        *("uncertain", "uncertain", "certain")
    ]
    assert (third["since"], third["since_earliest"]) == ("2012-05-01", "2011-07-09")
    assert not third["act_certain"] and not third["retroactive"]
    rows = changes(made, until=TODAY)
    assert list(rows.loc[rows["iso3"] == "SSD", "certainty"]) == [
        *("certain", "certain", "uncertain")
    ]


def test_who_leaves_or_claims_before_it_is_bound_does_so_from_the_entry_into_force():
    consent = consented("2011-01-15")
    where = standing([consent, claimed("2011-02-01")], on("2011-08-01"), origin=RULES.opened)
    assert (where.status, where.since) == (Status.CONTESTED, on("2011-07-01"))
    assert where.since_earliest == where.since_latest == on("2011-07-01")


def test_south_sudan_is_bound_from_its_birth_and_counted_from_its_deposit():
    bound = {"status": "party", "label": "State Party", "bound": True, "in_force": "2011-07-09"}
    bound |= {"act": "succession", "act_date": "2011-11-11", "since": "2011-07-09"}
    bound |= {"source_url": "https://example.org/SSD/2011-11-11", "retroactive": True}
    bound |= began("2011-07-09", "2011-07-09")
    deposited = {"consented": "2011-11-11", "consent_by": "succession", "deposited": True}
    assert life_of("SSD") == [
        span("South Sudan", "2011-07-09", "2011-11-11") | bound,
        span("South Sudan", "2011-11-11", "") | bound | deposited,
    ]


def test_a_state_that_was_born_before_the_treaty_begins_with_it():
    record = tables(states=[state("SSD", "South Sudan", state_since="1991-01-01")])
    made = history.history(record, "ottawa")
    assert made.first[0] == days_since_1970("1997-12-03")


def test_a_state_that_cannot_deposit_has_no_life_and_names_are_in_order():
    made = ottawa()
    assert (made.treaty, made.rules) == ("ottawa", RULES)
    assert list(made.spans["name"].unique()) == [
        "Belarus",
        "Georgia",
        "Lebanon",
        "Norway",
        "Poland",
        "Russia",
        "South Sudan",
        "Sudan",
        "Ukraine",
    ]
    assert set(made.spans["treaty"]) == {"ottawa"}
    assert made.spans["bound"].dtype == bool and made.spans["deposited"].dtype == bool
    assert made.spans["status"].dtype == object and made.first.dtype == made.end.dtype == int
    with pytest.raises(KeyError, match="oslo"):
        history.history(tables(), "oslo")
    assert "first" not in made.spans and "end" not in made.spans


def test_an_act_under_one_treaty_says_nothing_of_another():
    assert [one["status"] for one in life_of("SDN")] == ["outside"]
    made = history.history(tables(), "ccm")
    assert list(made.spans.loc[made.spans["iso3"] == "SDN", "status"]) == ["signed"]
    assert set(made.spans.loc[made.spans["iso3"] == "RUS", "source_url"]) == {
        "https://example.org/ccm"
    }


def consented(day, kind="accession", effect=None):
    effect = effect or RULES.entry_into_force(on(day)).isoformat()
    return Act(kind, on(day), on(day), on(day), True, on(effect), on(effect), "", kind)


def noticed(day):
    effect = RULES.withdrawal_effect(on(day))
    return Act("withdrawal_notification", *[on(day)] * 3, True, effect, effect, "", day)


def claimed(day):
    return Act("suspension_notification", *[on(day)] * 3, True, None, None, "", day)


def stands(made, day, origin=RULES.opened):
    where = standing(made, on(day), origin=origin)
    since, until = str(where.since), str(where.until or "")
    return where.status.value, since, until, where.decisive and where.decisive.kind


def test_months_are_counted_from_the_month_of_the_deposit():
    assert RULES.entry_into_force(on("2012-12-27")) == on("2013-06-01")
    assert RULES.entry_into_force(on("2025-01-31")) == on("2025-07-01")
    assert RULES.entry_into_force(on("1997-12-03")) == on("1999-03-01")
    assert RULES.months_after(on("1997-12-03")) == on("1998-06-01")
    assert RULES.withdrawal_effect(on("2025-08-31")) == on("2026-02-28")
    assert RULES.withdrawal_effect(on("2025-08-20")) == on("2026-02-20")


def test_a_notice_in_the_months_before_the_entry_into_force_may_end_them():
    soon = [consented("2020-01-15"), noticed("2020-01-15")]
    assert stands(soon, "2020-02-01") == ("joining", "2020-01-15", "2020-07-01", "accession")
    late = [consented("1997-12-10"), noticed("1998-01-15")]
    assert stands(late, "1998-02-01") == ("joining", "1997-12-10", "1998-07-15", "accession")
    assert stands(late, "1998-07-15")[:2] == ("left", "1998-07-15")


def test_who_gives_notice_before_the_entry_into_force_is_leaving_from_then():
    made = [consented("2020-01-15"), noticed("2020-04-10")]
    assert stands(made, "2020-07-01") == (
        "leaving",
        "2020-07-01",
        "2020-10-10",
        "withdrawal_notification",
    )
    claim = [consented("2020-01-15"), claimed("2020-04-10")]
    assert stands(claim, "2020-06-30")[0] == "joining"
    assert stands(claim, "2020-07-01") == (
        "contested",
        "2020-07-01",
        "",
        "suspension_notification",
    )


def test_acts_of_one_day_count_in_their_order():
    made = [consented("2020-01-15"), noticed("2020-01-15")]
    assert stands(made, "2020-07-15")[0] == "left"
    made = [consented("2020-01-15"), claimed("2020-01-15")]
    assert stands(made, "2020-07-01")[0] == "contested"


def test_a_second_consent_begins_anew():
    made = [
        consented("2000-01-10"),
        claimed("2010-05-05"),
        noticed("2011-03-31"),
        consented("2015-02-02"),
    ]
    assert stands(made, "2011-09-29")[0] == "leaving"
    assert stands(made, "2011-09-30")[0] == "left"
    assert stands(made, "2015-02-01")[0] == "left"
    assert stands(made, "2015-08-01") == ("party", "2015-08-01", "", "accession")


def test_deposited_ends_with_the_effect_of_a_withdrawal():
    made = [consented("2000-01-10"), noticed("2011-03-31")]
    days = ("2000-01-09", "2000-01-10", "2011-09-29", "2011-09-30")
    found = [standing(made, on(day), origin=RULES.opened).deposited for day in days]
    assert found == [False, True, True, False]


def test_only_a_succession_binds_before_its_deposit():
    early = [consented("2011-11-11", "succession", "2011-07-09")]
    assert stands(early, "2011-07-08", on("2011-07-01"))[0] == "outside"
    assert stands(early, "2011-07-09", on("2011-07-09"))[0] == "party"
    other = [consented("2011-11-11", "accession", "2011-07-09")]
    assert stands(other, "2011-08-01")[0] == "outside"


def test_a_consent_without_an_effect_is_refused():
    broken = Act("accession", *[on("2020-01-15")] * 3, True, None, None, "", "")
    with pytest.raises(
        ValueError, match=r"^act accession of 2020-01-15 has no effect, one was expected$"
    ):
        standing([broken], on("2020-01-15"), origin=RULES.opened)


def test_turning_points_are_the_days_of_acts_effects_and_doubts_from_the_origin():
    assert turning_points(acts_of("LBN"), origin=RULES.opened) == [
        on(day) for day in ("1997-12-03", "2026-02-03", "2026-05-21", "2026-08-01", "2026-11-01")
    ]
    assert turning_points(acts_of("POL"), origin=on("2012-12-27")) == [
        on(day) for day in ("2012-12-27", "2013-06-01", "2025-08-20", "2026-02-20")
    ]


def test_a_snapshot_is_one_row_per_state_with_the_columns_of_the_contract():
    made = ottawa()
    found = snapshot(made, on("2025-12-31"), today=TODAY)
    assert ",".join(found.columns) == (
        "date,treaty,iso3,name,status,label,bound,certainty,since,until,signed,consented,"
        "consent_by,in_force,notice,left,source_url,since_earliest,since_latest,retroactive"
    )
    assert set(found["date"]) == {"2025-12-31"}
    assert dict(zip(found["iso3"], found["status"], strict=True)) == {
        "BLR": "party",
        "GEO": "outside",
        "LBN": "outside",
        "NOR": "party",
        "POL": "leaving",
        "RUS": "outside",
        "SSD": "party",
        "SDN": "outside",
        "UKR": "contested",
    }
    assert list(found.index) == list(range(9))
    assert spans_on(made, on("2011-07-08")).sum() == 8
    # On a day of change the old status has ended.
    for day in ("2025-08-20", "2026-02-20"):
        assert snapshot(made, on(day), today=TODAY)["iso3"].is_unique
    assert spans_on(made, on("2011-07-09")).sum() == 9


@pytest.mark.parametrize("day", ["1997-12-02", "2026-11-25"])
def test_a_day_outside_the_record_is_refused_with_the_days_that_can_be_asked_for(day):
    with pytest.raises(DayOutOfRangeError) as refused:
        snapshot(ottawa(), on(day), today=TODAY)
    assert str(refused.value) == f"{day} is not between 1997-12-03 and 2026-11-24"
    error = refused.value
    assert (error.day, error.opened, error.today) == (on(day), on("1997-12-03"), TODAY)


def test_the_first_and_the_last_day_can_be_asked_for():
    for day in (on("1997-12-03"), TODAY):
        check_day(ottawa(), day, today=TODAY)


CHANGES = [
    ("1997-12-04", "POL", "outside", "signed", "signature", "1997-12-04", "certain"),
    ("1998-07-09", "NOR", "outside", "joining", "ratification", "1998-07-09", "certain"),
    ("1999-02-24", "UKR", "outside", "signed", "signature", "1999-02-24", "certain"),
    ("1999-03-01", "NOR", "joining", "party", "ratification", "1998-07-09", "certain"),
    ("2003-09-03", "BLR", "outside", "joining", "accession", "2003-09-03", "certain"),
    ("2004-03-01", "BLR", "joining", "party", "accession", "2003-09-03", "certain"),
    ("2005-12-27", "UKR", "signed", "joining", "ratification", "2005-12-27", "certain"),
    ("2006-06-01", "UKR", "joining", "party", "ratification", "2005-12-27", "certain"),
    ("2011-07-09", "SSD", "", "party", "succession", "2011-11-11", "certain"),
    ("2012-12-27", "POL", "signed", "joining", "ratification", "2012-12-27", "certain"),
    ("2013-06-01", "POL", "joining", "party", "ratification", "2012-12-27", "certain"),
    (
        *("2025-07-17", "UKR", "party", "contested"),
        *("suspension_notification", "2025-07-17", "uncertain"),
    ),
    (
        *("2025-08-20", "POL", "party", "leaving"),
        *("withdrawal_notification", "2025-08-20", "certain"),
    ),
    ("2026-02-20", "POL", "leaving", "left", "withdrawal_notification", "2025-08-20", "certain"),
    ("2026-05-21", "LBN", "outside", "joining", "accession", "", "uncertain"),
    ("2026-11-01", "LBN", "joining", "party", "accession", "", "uncertain"),
]


def told(found):
    columns = ["date", "iso3", "from_status", "to_status", "act", "act_date", "certainty"]
    return list(found[columns].itertuples(index=False, name=None))


def test_every_change_is_told_once_with_the_act_that_it_rests_on():
    found = changes(ottawa(), until=TODAY)
    assert ",".join(found.columns) == (
        "date,treaty,iso3,name,from_status,to_status,act,act_date,certainty,reference,source_url,"
        "since_earliest,since_latest,retroactive"
    )
    assert told(found) == CHANGES
    assert list(found.index) == list(range(len(CHANGES)))
    assert set(found["treaty"]) == {"ottawa"}
    last = found.iloc[13]
    assert (last["name"], last["reference"]) == ("Poland", "C.N.421.2025.TREATIES-XXVI-5")
    assert last["source_url"] == "https://example.org/POL/2025-08-20"


def test_changes_between_two_days_leave_out_the_first_and_keep_the_last():
    made = ottawa()
    found = changes(made, after=on("2025-07-17"), until=on("2026-02-20"))
    assert told(found) == CHANGES[12:14]
    assert told(changes(made, after=on("2025-07-16"), until=on("2026-02-19"))) == CHANGES[11:13]


def test_changes_of_one_day_are_in_order_of_the_names():
    rows = [act("UKR", "signature", "1997-12-03"), act("BLR", "signature", "1997-12-03")]
    found = changes(ottawa(rows), until=on("1997-12-03"))
    assert [(row.date, row.name, row.from_status) for row in found.itertuples(index=False)] == [
        ("1997-12-03", "Belarus", "outside"),
        ("1997-12-03", "Ukraine", "outside"),
    ]


def test_change_days_are_those_of_the_states_that_are_asked_for():
    found = changes(ottawa(), until=TODAY)
    assert change_days(found, {"LBN", "SSD"}) == [
        on("2011-07-09"),
        on("2026-05-21"),
        on("2026-11-01"),
    ]


def test_counts_are_rows_of_the_days_on_which_one_changed():
    found = counts(ottawa(), {"POL", "SSD"}, area="some", until=on("2025-12-31"))
    assert ",".join(found.columns) == (
        "date,treaty,area,outside,signed,joining,party,contested,leaving,left,"
        "states_parties,in_force"
    )
    assert set(found["treaty"]) == {"ottawa"} and set(found["area"]) == {"some"}
    figures = found.drop(columns=["treaty", "area"])
    assert {kind.kind for kind in figures.drop(columns="date").dtypes} == {"i"}
    assert [(row[0], *map(int, row[1:])) for row in figures.itertuples(index=False)] == [
        ("1997-12-03", 1, 0, 0, 0, 0, 0, 0, 0, 0),
        ("1997-12-04", 0, 1, 0, 0, 0, 0, 0, 0, 0),
        ("2011-07-09", 0, 1, 0, 1, 0, 0, 0, 0, 1),
        ("2011-11-11", 0, 1, 0, 1, 0, 0, 0, 1, 1),
        ("2012-12-27", 0, 0, 1, 1, 0, 0, 0, 2, 1),
        ("2013-06-01", 0, 0, 0, 2, 0, 0, 0, 2, 2),
        ("2025-08-20", 0, 0, 0, 1, 0, 1, 0, 2, 2),
    ]
    assert list(found.index) == list(range(7))
    later = counts(ottawa(), {"POL", "SSD"}, area="some", until=on("2026-02-20"))
    assert later["date"].iloc[-1] == "2026-02-20"


def test_the_counts_of_a_day_are_those_of_the_last_row_by_then():
    found = counts(ottawa(), {"POL"}, area="some", until=TODAY)
    nothing = dict.fromkeys([*(status.value for status in Status), "states_parties", "in_force"], 0)
    assert counts_on(found, on("1997-12-02")) == nothing
    assert counts_on(found, on("1997-12-03")) == nothing | {"outside": 1}
    assert counts_on(found, on("1997-12-04")) == nothing | {"signed": 1}
    assert counts_on(found, on("2026-02-19")) == nothing | {
        "leaving": 1,
        "states_parties": 1,
        "in_force": 1,
    }
    assert counts_on(found, TODAY) == nothing | {"left": 1}


def test_phases_join_the_spans_of_one_status():
    found = phases(ottawa(), "UKR", TODAY)
    assert ",".join(found.columns) == (
        "treaty,iso3,name,status,from,to,act,act_date,certainty,reference,source_url,"
        "since_earliest,since_latest"
    )
    rows = found[["status", "from", "to", "act", "certainty"]].itertuples(index=False, name=None)
    assert list(rows) == [
        ("outside", "1997-12-03", "1999-02-24", "", "certain"),
        ("signed", "1999-02-24", "2005-12-27", "signature", "certain"),
        ("joining", "2005-12-27", "2006-06-01", "ratification", "certain"),
        ("party", "2006-06-01", "2025-07-17", "ratification", "certain"),
        ("contested", "2025-07-17", "", "suspension_notification", "uncertain"),
    ]
    assert list(found.index) == list(range(5))


def test_phases_of_an_earlier_day_end_with_the_one_that_holds():
    found = phases(ottawa(), "POL", on("2013-06-01"))
    assert list(found["from"]) == ["1997-12-03", "1997-12-04", "2012-12-27", "2013-06-01"]
    assert list(found["to"]) == ["1997-12-04", "2012-12-27", "2013-06-01", ""]
    assert len(phases(ottawa(), "POL", on("2013-05-31"))) == 3
    assert phases(ottawa(), "XKX", TODAY).empty


def entries(found):
    return [(entry.title, entry.earliest, entry.latest) for entry in found]


def own_life(iso3, day):
    record = tables()
    return life(record.actions[record.actions["treaty"] == "ottawa"], RULES, iso3, on(day))


def test_a_life_is_told_newest_first_with_the_effects_that_are_fixed():
    assert entries(own_life("POL", "2025-08-20")) == [
        ("Withdrawal in effect", "2026-02-20", "2026-02-20"),
        ("Notice of withdrawal deposited", "2025-08-20", "2025-08-20"),
        ("Objection to a claimed suspension", "2025-08-01", "2025-08-01"),
        ("Entry into force", "2013-06-01", "2013-06-01"),
        ("Ratification deposited", "2012-12-27", "2012-12-27"),
        ("Signature", "1997-12-04", "1997-12-04"),
    ]
    assert entries(own_life("POL", "2012-12-26")) == [("Signature", "1997-12-04", "1997-12-04")]


def test_an_entry_has_the_cells_of_its_act():
    effect, notice, objection, *_ = own_life("POL", "2025-08-20")
    known = {
        "iso3": "POL",
        "reference": "C.N.421.2025.TREATIES-XXVI-5",
        "reference_url": "https://example.org/421",
        "source_url": "https://example.org/POL/2025-08-20",
        "confidence": "high",
    }
    for entry, concerns, note in ((effect, "", ""), (notice, "", "Six months.")):
        assert {name: getattr(entry, name) for name in known} == known
        assert (entry.concerns, entry.note) == (concerns, note)
    assert objection.concerns == "UKR"


def test_a_life_gives_the_bounds_of_days_that_are_not_certain():
    assert entries(own_life("LBN", "2026-05-21")) == [
        ("Entry into force", "2026-08-01", "2026-11-01"),
        ("Accession deposited", "2026-02-03", "2026-05-21"),
    ]
    assert own_life("LBN", "2026-05-20") == []
    assert entries(own_life("UKR", "2025-07-17"))[0] == (
        "Suspension claimed",
        "2025-07-17",
        "2025-07-21",
    )


def test_a_day_that_is_given_decides_whatever_its_bounds():
    rows = [act("RUS", "signature", "2000-01-10", date_earliest="2000-01-01")]
    found = life(tables(actions=rows).actions, RULES, "RUS", on("2000-01-10"))
    assert entries(found) == [("Signature", "2000-01-10", "2000-01-10")]


def test_entries_of_one_day_begin_with_the_later_step():
    assert [title for title, *_ in entries(own_life("BLR", "2004-03-01"))] == [
        "Entry into force",
        "Provisional application declared",
        "Accession deposited",
    ]


def test_a_succession_that_reaches_back_is_told_before_its_deposit():
    assert own_life("SSD", "2011-07-08") == []
    assert entries(own_life("SSD", "2011-07-09")) == [
        ("Entry into force", "2011-07-09", "2011-07-09")
    ]
    assert len(own_life("SSD", "2011-11-11")) == 2


def test_objections_to_a_state_are_told_oldest_first_then_by_code():
    rows = [
        act("SDN", "objection", "2025-07-30", concerns="UKR"),
        act("POL", "objection", "2025-08-01", concerns="UKR"),
        act("BLR", "objection", "2025-08-01", concerns="UKR"),
        act("RUS", "objection", "2025-08-02", concerns="UKR"),
        act("BLR", "objection", "2025-08-01", concerns="RUS"),
    ]
    found = objections(tables(actions=rows).actions, RULES, "UKR", on("2025-08-01"))
    assert [entry.iso3 for entry in found] == ["SDN", "BLR", "POL"]


def declaration(title, date="", made_upon="", iso3="POL"):
    return {"iso3": iso3, "title": title, "date": date, "made_upon": made_upon}


def test_a_declaration_counts_from_its_day_or_from_the_first_consent():
    record = tables(
        declarations=[
            declaration("B", "2012-12-27"),
            declaration("undated"),
            declaration("A", "1998-01-01"),
            declaration("other", "1998-01-01", iso3="UKR"),
        ]
    )

    def titles(day, iso3="POL"):
        return [row.title for row in declared(record.declarations, record.actions, iso3, on(day))]

    assert titles("1997-12-31") == []
    assert titles("1998-01-01") == ["A"]
    assert titles("2012-12-26") == ["A"]
    assert titles("2012-12-27") == ["undated", "A", "B"]
    assert titles("2012-12-27", "UKR") == ["other"]


def test_declarations_of_one_day_keep_the_order_of_the_table():
    given = [str(number) for number in range(30, 0, -1)]
    record = tables(declarations=[declaration(title, "1998-01-01") for title in given])
    found = declared(record.declarations, record.actions, "POL", TODAY)
    assert [row.title for row in found] == given


def test_the_depositary_counts_signatories_and_parties_that_have_not_left():
    actions = tables().actions
    assert counted(actions, "ottawa", RULES, on("2026-02-19")) == (2, 5)
    assert counted(actions, "ottawa", RULES, on("2026-02-20")) == (1, 4)
    assert counted(actions, "ottawa", RULES, on("1998-01-01")) == (1, 0)
    assert counted(actions, "ccm", RULES, TODAY) == (1, 0)


def test_days_are_counted_from_1970():
    assert [history.day_number(on(day)) for day in ("1969-12-31", "1970-01-01", "1970-01-02")] == [
        -1,
        0,
        1,
    ]


def test_the_states_that_can_deposit():
    states = tables().states
    assert set(states["iso3"]) - set(history.depositing(states)["iso3"]) == {"XKX"}
    assert isinstance(history.depositing(states), pd.DataFrame)
    assert len(ACTIONS) == len(tables().actions)
