import pytest

from treaty.indicators import INDICATORS, Group


def test_every_indicator_of_the_table_has_a_label_and_every_label_is_used(atlas):
    assert set(atlas.tables.context["indicator"]) == set(INDICATORS)
    assert len({indicator.label for indicator in INDICATORS.values()}) == len(INDICATORS) == 27
    assert {indicator.group for indicator in INDICATORS.values()} == set(Group)


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("stockpile_ap_mines_destroyed", "1055971", "1,055,971"),
        ("kiel_bilateral_allocations_pct_gdp", "0.082", "0.082"),
        ("nato_defence_expenditure_pct_gdp", "2.0", "2.0"),
        ("retained_ap_mines", "0", "0"),
        ("mine_use_reported", "yes_government", "Used by government forces"),
        ("known_mined_areas", "none", "none"),
    ],
)
def test_a_value_is_written_for_readers_and_keeps_its_decimals(name, value, written):
    assert INDICATORS[name].written(value) == written
