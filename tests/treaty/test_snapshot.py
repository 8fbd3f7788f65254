"""The act that a status rests on, and what is said of it."""

from dataclasses import replace

import pandas as pd
import pytest

from treaty.history import history
from treaty.law import CONSENT, SIGNATURE, SUSPENSION, WITHDRAWAL

RESTS_ON = {
    "signed": {SIGNATURE},
    "joining": CONSENT,
    "party": CONSENT,
    "contested": {SUSPENSION},
    "leaving": {WITHDRAWAL},
    "left": {WITHDRAWAL},
}


@pytest.fixture(scope="module", params=["ottawa", "ccm"])
def told(request, atlas):
    """Where states stand if Lithuania came back, its acts with a source of their own each."""
    days = dict.fromkeys(("date", "date_earliest", "date_latest"), "2026-06-01")
    back = {"treaty": request.param, "iso3": "LTU", "action": "accession", **days}
    actions = pd.concat([atlas.tables.actions, pd.DataFrame([back])], ignore_index=True).fillna("")
    actions = actions.assign(
        source_url=[f"https://example.org/{number}" for number in range(len(actions))],
        reference=[f"reference {number}" for number in range(len(actions))],
    )
    told = history(replace(atlas.tables, actions=actions), request.param)
    return told, actions[actions["treaty"] == request.param], atlas.treaty(request.param)


def test_a_status_names_the_source_of_the_act_that_it_rests_on(told):
    life, actions, _ = told
    spans = life.spans[life.spans["status"] != "outside"]
    assert len(spans) > 100
    by_source = actions.set_index("source_url")
    for span in spans.itertuples():
        act = by_source.loc[span.source_url]
        assert act["iso3"] == span.iso3
        assert act["action"] in RESTS_ON[span.status]
        assert (span.act, span.act_date) == (act["action"], act["date"])
        assert span.reference == act["reference"]
        latest = actions[(actions["iso3"] == span.iso3) & (actions["action"] == span.act)]
        made = latest[latest["date_latest"] <= span.since]
        # A succession may bind before its deposit: then no act was made yet.
        assert act["date_latest"] == (made if len(made) else latest)["date_latest"].max()


def test_where_no_act_was_made_the_source_is_that_of_the_treaty(told):
    life, _, treaty = told
    outside = life.spans[life.spans["status"] == "outside"]
    assert set(outside["source_url"]) == {treaty["source_url"]}
    assert set(outside["act"]) == set(outside["reference"]) == {""}
