from record.names_to_find import names_to_find, state_of
from tools import aliases


def test_no_name_stands_for_two_states_and_none_stands_twice(atlas):
    found = names_to_find(atlas)
    assert list(found)[: len(atlas.names)] == list(atlas.names)
    assert len({label.casefold() for label in found.values()}) == len(found)
    assert {state_of(key) for key in found} == set(atlas.names)


def test_each_state_is_found_by_its_codes_and_its_long_name(atlas):
    found = {
        (state_of(key), label.partition(":")[0]) for key, label in names_to_find(atlas).items()
    }
    for row in atlas.tables.states.itertuples():
        assert {(row.iso3, row.iso3), (row.iso3, row.iso2), (row.iso3, row.name)} <= found


def test_every_alias_has_a_source_and_none_is_a_name_of_the_table_of_states(atlas):
    states, known = atlas.tables.states, atlas.tables.aliases["alias"].str.casefold()
    names = {name.casefold() for column in ("name", "name_short") for name in states[column]}
    assert not names & set(known)
    assert not known.duplicated().any()


def test_the_table_is_what_the_tool_writes(atlas):
    columns = ["iso3", "alias", "language", "source"]
    rows = atlas.tables.aliases[columns].itertuples(index=False, name=None)
    assert list(rows) == aliases.aliases()
