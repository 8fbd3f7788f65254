"""What the lengths of borders by status are computed from."""


def along(atlas, treaty):
    """Return a treaty's history, the border pairs and the states: see `geo.exposure.series`."""
    return atlas.histories[treaty], atlas.pairs, atlas.tables.states
