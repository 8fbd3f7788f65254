from datetime import date

import pytest

from tests.doses import dose
from tests.treaty.retold import retold
from treaty.changes import changes
from treaty.phases import phases
from treaty.snapshot import snapshot

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("treaty", ["ottawa", "ccm"])
def test_the_phase_that_holds_on_a_day_is_the_status_of_the_snapshot(atlas, treaty):
    history = atlas.histories[treaty]
    days = sorted(changes(history, until=TODAY)["date"].unique())
    for day in map(date.fromisoformat, days[:: dose(150, full=5)]):
        for row in snapshot(history, day, today=TODAY).itertuples():
            last = phases(history, row.iso3, day).iloc[-1]
            assert (last["status"], last["to"]) == (row.status, ""), (day, row.iso3)


def test_phases_follow_one_another_without_a_gap(atlas):
    for history in atlas.histories.values():
        for iso3 in atlas.names:
            own = phases(history, iso3, TODAY)
            assert list(own["to"][:-1]) == list(own["from"][1:])
            assert (own["status"] != own["status"].shift()).all()


def test_an_earlier_day_knows_the_same_phases_up_to_it(atlas):
    history = atlas.histories["ottawa"]
    whole, then = (phases(history, "POL", day) for day in (TODAY, date(2025, 9, 1)))
    assert list(whole["status"]) == ["outside", "signed", "joining", "party", "leaving", "left"]
    assert list(then["from"]) == list(whole["from"][:5])
    assert list(then["to"]) == [*whole["to"][:4], ""]


def test_lithuania_left_the_ban_on_cluster_munitions_first(atlas):
    left = {
        treaty: phases(atlas.histories[treaty], "LTU", TODAY).set_index("status").at["left", "from"]
        for treaty in ("ottawa", "ccm")
    }
    assert left == {"ottawa": "2025-12-27", "ccm": "2025-03-06"}


def test_who_cannot_deposit_or_is_not_yet_a_state_has_no_phase(atlas):
    history = atlas.histories["ottawa"]
    assert phases(history, "XKX", TODAY).empty
    assert phases(history, "SSD", date(2011, 7, 8)).empty
    assert list(phases(history, "SSD", date(2011, 7, 9))["status"]) == ["party"]


def test_a_phase_is_as_certain_as_the_day_of_its_act(atlas):
    late = retold(atlas, "POL", "withdrawal_notification", date_latest="2025-08-25")
    own = phases(late, "POL", TODAY).set_index("status")["certainty"]
    assert set(own.index[own == "uncertain"]) == {"leaving", "left"}
    assert set(phases(atlas.histories["ottawa"], "POL", TODAY)["certainty"]) == {"certain"}
    unknown = retold(atlas, "POL", "withdrawal_notification", date="")
    row = phases(unknown, "POL", TODAY).set_index("status").loc["left"]
    assert (row["certainty"], row["act_date"]) == ("uncertain", "")
