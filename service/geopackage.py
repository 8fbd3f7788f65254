"""The layers as files that geographic programs open: GeoPackage and GeoParquet."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio

from service import layers
from service.address import Basis
from service.answers import BORDER_LICENCE, FACTS_LICENCE

TITLE = {
    "areas": "Areas of states and territories",
    "borders": "Land borders with Russia and Belarus",
    "status": "Status of each state on each day on which something changes",
}
DESCRIPTION = {
    "areas": "Natural Earth 1:10m, generalised and redrawn along the lines of the UN General "
    "Assembly. Longitudes run to 191 degrees east, so that Russia and Fiji are whole. Join "
    "`status` by `iso3`.",
    "borders": "One line per pair of states; `iso3` is the state whose status the line has. "
    "Lengths are geodesic (WGS 84) and measured before the lines were generalised.",
    "status": "The rows of a `date` hold until the next `date`. Join `areas` by `iso3`.",
}
LICENCE = {
    "areas": "Public domain (Natural Earth)",
    "borders": f"{BORDER_LICENCE}, https://opendatacommons.org/licenses/odbl/1-0/",
    "status": FACTS_LICENCE,
}
NAMES = tuple(TITLE)
_gdal = Lock()
"""GDAL's options are one for the whole process."""


def geopackage(treaty: str, basis: Basis) -> bytes:
    """Return a GeoPackage with the layers `areas` and `borders` and the table `status`.

    Each has its licence in its metadata.
    """
    with TemporaryDirectory() as folder, _gdal, _clock_at(basis.atlas.version[:10]):
        file = Path(folder) / f"{treaty}.gpkg"
        for name in NAMES:
            pyogrio.write_dataframe(
                table(name, treaty, basis),
                file,
                layer=name,
                driver="GPKG",
                append=file.exists(),
                use_arrow=True,  # days stay days; else they become moments
                layer_options={"IDENTIFIER": TITLE[name], "DESCRIPTION": _described(name)},
                layer_metadata=_metadata(name, treaty, basis),
                dataset_metadata={"VERSION": basis.atlas.version, "TREATY": treaty},
            )
        return file.read_bytes()


def geoparquet(name: str, treaty: str, basis: Basis) -> bytes:
    """Return one of the layers as GeoParquet, `status` as plain Parquet."""
    plain, target = io.BytesIO(), io.BytesIO()
    table(name, treaty, basis).to_parquet(plain, index=False)
    read = pq.read_table(plain)
    metadata = {key.lower(): text for key, text in _metadata(name, treaty, basis).items()}
    metadata |= {"title": TITLE[name], "description": _described(name)}
    written = read.replace_schema_metadata({**read.schema.metadata, **metadata})
    pq.write_table(written, target, compression="zstd")
    return target.getvalue()


def table(name: str, treaty: str, basis: Basis) -> gpd.GeoDataFrame | pd.DataFrame:
    """Return a layer by name."""
    if name == "areas":
        return layers.areas(basis.atlas)
    if name == "borders":
        return layers.borders(basis.atlas)
    return layers.status(basis.atlas, treaty, until=basis.today)


def _described(name: str) -> str:
    return f"{DESCRIPTION[name]} Licence: {LICENCE[name]}."


def _metadata(name: str, treaty: str, basis: Basis) -> dict[str, str]:
    row = basis.atlas.treaty(treaty)
    about = {"LICENCE": LICENCE[name], "VERSION": basis.atlas.version}
    if name == "status":
        about |= {key.upper(): row[key] for key in ("title", "read_until", "known_until")}
        about |= {"SOURCE": row["source_url"]}
    return about


@contextmanager
def _clock_at(day: str) -> Iterator[None]:
    """Let GDAL write a day into its files where it would write the time."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
