"""The article's statements that the tables decide: the verdicts in the table hold to them."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlencode

import pandas as pd
import pytest

from geo.areas import Area
from record.article.statements import LABEL, MEANING, claims, counted, table
from record.article.verdicts import verdicts
from record.view import parameters, parse
from tests.small_record import DECLARED
from treaty.history import history

TODAY = date(2026, 11, 24)

SAYS = {
    "c01": "Estonia, Latvia and Lithuania on 27 June 2025, in effect on 27 December 2025; "
    "Poland on 20 August 2025, in effect on 20 February 2026",
    "c03": "Estonia 341 km; Latvia 282 km; Lithuania 255 km; Poland 200 km. Finland and Norway",
    "c04": "Adopted on 18 September 1997, opened for signature on 3 December 1997",
    "c05": "In force since 1 March 1999",
    "c07": "133 states had signed and 165 were States Parties; on 24 November 2026 162 are",
    "c08": "133 states had signed",
    "c09": "Russia, China, India, Pakistan and the United States",
    "c10": "32 of the 197 states",
    "c11": "Lithuania on 12 May 2003, in force from 1 November 2003; Estonia on 12 May 2004",
    "c12": "on 27 December 2012, in force from 1 June 2013",
    "c15": "Lithuania and Poland signed; Estonia and Latvia never did",
    "c19": "Poland 1,055,971 mines; none is recorded for Estonia",
    "c22": "Estonia 2.03 to 3.43; Latvia 2.09 to 3.15; Lithuania 1.96 to 2.85; Poland 2.22 to 4.12",
    "c23": "Estonia 1st (2.58%); Lithuania 3rd (2.07%); Latvia 4th (1.87%); Poland 8th (0.92%)"
    ". Above Poland stand Denmark, Finland, Sweden and Norway too",
    "c27": "Ukraine signed on 24 February 1999 and deposited its ratification on 27 December 2005",
    "c30": "Russia, Myanmar, Iran and North Korea",
}


@pytest.fixture(scope="module")
def computed(frozen):
    return verdicts(frozen, today=TODAY)


def with_tables(atlas, **frames):
    """The record with other tables, as if they had been read from files."""
    tables = replace(atlas.tables, **frames)
    histories = {treaty: history(tables, treaty) for treaty in atlas.histories}
    return replace(atlas, tables=tables, histories=histories)


def test_all_that_can_be_computed_is(computed):
    assert set(computed) == set(SAYS)


@pytest.mark.parametrize("claim", SAYS)
def test_the_judged_verdict_is_the_computed_one(frozen, computed, claim):
    judged = frozen.tables.article_claims.set_index("id").at[claim, "verdict"]
    assert computed[claim].verdict == judged
    assert SAYS[claim] in computed[claim].says


def test_a_return_takes_nothing_back_of_what_the_article_says_of_its_time(frozen, computed):
    returns = {
        "treaty": "ottawa",
        "iso3": "POL",
        "action": "accession",
        "effective_date": "2026-09-01",
    }
    returns |= dict.fromkeys(("date", "date_earliest", "date_latest"), "2026-03-10")
    actions = frozen.tables.actions
    row = pd.DataFrame([dict.fromkeys(actions.columns, "") | returns])
    again = with_tables(frozen, actions=pd.concat([actions, row], ignore_index=True))
    for claim, verdict in verdicts(again, today=TODAY).items():
        if claim not in ("c07", "c08"):  # they name the number of parties today
            assert verdict == computed[claim], claim


def test_another_record_gives_another_verdict(atlas):
    actions = atlas.tables.actions
    poland = (actions["iso3"] == "POL") & (actions["action"] == "ratification")
    earlier = {"date": "2011-12-05", "date_earliest": "2011-12-05", "date_latest": "2011-12-05"}
    changed = actions.copy()
    changed.loc[poland, list(earlier)] = list(earlier.values())
    changed.loc[poland, "effective_date"] = "2012-06-01"
    found = verdicts(with_tables(atlas, actions=changed), today=TODAY)["c12"]
    assert found.verdict == "imprecise"
    changed.loc[poland, ["date", "date_earliest", "date_latest"]] = "2012-01-05"
    changed.loc[poland, "effective_date"] = "2012-07-01"
    assert verdicts(with_tables(atlas, actions=changed), today=TODAY)["c12"].verdict == "supported"


def test_a_verdict_that_the_tables_contradict_is_shown_beside_the_judged_one(atlas):
    judged = atlas.tables.article_claims.assign(verdict="supported")
    found = {
        claim.id: claim for claim in claims(with_tables(atlas, article_claims=judged), today=TODAY)
    }
    assert (found["c05"].verdict, found["c05"].judged) == ("wrong", "supported")
    assert (found["c24"].verdict, found["c24"].computed) == ("supported", "")


def test_every_verdict_has_a_name_and_every_statement_a_map(atlas):
    (verdict,) = (one for one in DECLARED["article_claims"]["fields"] if one["name"] == "verdict")
    assert list(LABEL) == list(MEANING) == verdict["constraints"]["enum"]
    found = claims(atlas, today=TODAY)
    assert [claim.id for claim in found] == list(atlas.tables.article_claims["id"])
    assert sum(counted(found).values()) == len(found)
    assert all(claim.map.day <= TODAY for claim in found)


def test_the_address_of_each_map_restores_its_view(atlas):
    for claim in claims(atlas, today=TODAY):
        address = parse_qs(urlencode(parameters(claim.map), doseq=True))
        assert parse(address, atlas, today=TODAY, area=Area.WORLD) == (claim.map, [])


def test_the_table_of_statements_keeps_the_words_of_the_record(atlas):
    rows, source = table(claims(atlas, today=TODAY)), atlas.tables.article_claims
    pd.testing.assert_frame_equal(rows[list(source)], source, check_dtype=False)
