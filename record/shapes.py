"""The built layers of the record in use."""

import pandas as pd

from record.in_use import current, kept_with_shapes


@kept_with_shapes()
def layer(name: str) -> pd.DataFrame:
    """Return a built layer as a GeoDataFrame: see `geo.layers.read`.

    It is shared: copy it before changing it.
    """
    # geopandas takes a third of a second: a process that reads no layer starts without it.
    from geo.layers import read  # noqa: PLC0415

    return read(current().files[f"geometry/{name}.json"])
