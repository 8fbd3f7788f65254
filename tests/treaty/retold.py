"""The life of a treaty as it would be had some act been recorded otherwise."""

from dataclasses import replace

from record.atlas import Atlas
from treaty.history import History, history


def retold(atlas: Atlas, iso3: str, action: str, treaty: str = "ottawa", **cells: str) -> History:
    """Return the history of a treaty with other cells in the row of an act of a state."""
    actions = atlas.tables.actions.copy()
    is_it = (actions[["treaty", "iso3", "action"]] == [treaty, iso3, action]).all(axis=1)
    assert is_it.sum() == 1
    for column, cell in cells.items():
        actions.loc[is_it, column] = cell
    return history(replace(atlas.tables, actions=actions), treaty)
