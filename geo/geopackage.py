"""The layers as files that geographic programs open: GeoPackage and GeoParquet."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import pandas as pd
import pyarrow.parquet as pq
import pyogrio

from geo import licences
from geo.boundaries import FOLLOWED

TITLE = {
    "areas": "Areas of states and territories",
    "borders": "Land borders with Russia and Belarus",
    "status": "Status of each state on each day on which something changes",
}
DESCRIPTION = {
    "areas": f"Natural Earth 1:10m, generalised and redrawn. {FOLLOWED}. Russia and Fiji are cut "
    "at 180 degrees. Join `status` by `iso3`.",
    "borders": "One line per pair of states; `iso3` is the state whose status the line has. "
    "Lengths are geodesic (WGS 84) and measured before the lines were generalised.",
    "status": "The rows of a `date` hold until the next `date`. Join `areas` by `iso3`.",
}
LICENCE = {
    "areas": "Public domain (Natural Earth)",
    "borders": f"{licences.BORDERS}, https://opendatacommons.org/licenses/odbl/1-0/",
    "status": licences.FACTS,
}
_gdal = Lock()
"""GDAL's options are one for the whole process."""


def geopackage(layers: Mapping[str, pd.DataFrame], treaty: pd.Series, version: str) -> bytes:
    """Return a GeoPackage with the layers `areas` and `borders` and the table `status`.

    Each has its licence in its metadata.

    Parameters
    ----------
    layers
        The three tables by name: see `geo.layers`.
    treaty
        The treaty's row of `treaties.csv`.
    version
        The version of the tables; it begins with a day.
    """
    with TemporaryDirectory() as folder, _gdal, _clock_at(version[:10]):
        file = Path(folder) / f"{treaty.name}.gpkg"
        for name, table in layers.items():
            pyogrio.write_dataframe(
                table,
                file,
                layer=name,
                driver="GPKG",
                append=file.exists(),
                use_arrow=True,  # days stay days; else they become moments
                layer_options={"IDENTIFIER": TITLE[name], "DESCRIPTION": _described(name)},
                layer_metadata=_metadata(name, treaty, version),
                dataset_metadata={"VERSION": version, "TREATY": treaty.name},
            )
        return file.read_bytes()


def geoparquet(name: str, table: pd.DataFrame, treaty: pd.Series, version: str) -> bytes:
    """Return one of the layers as GeoParquet, `status` as plain Parquet; see `geopackage`."""
    plain, target = io.BytesIO(), io.BytesIO()
    table.to_parquet(plain, index=False)
    read = pq.read_table(plain)
    metadata = {key.lower(): text for key, text in _metadata(name, treaty, version).items()}
    metadata |= {"title": TITLE[name], "description": _described(name)}
    written = read.replace_schema_metadata({**read.schema.metadata, **metadata})
    pq.write_table(written, target, compression="zstd")
    return target.getvalue()


def _described(name: str) -> str:
    return f"{DESCRIPTION[name]} Licence: {LICENCE[name]}."


def _metadata(name: str, treaty: pd.Series, version: str) -> dict[str, str]:
    about = {"LICENCE": LICENCE[name], "VERSION": version}
    if name == "status":
        about |= {key.upper(): treaty[key] for key in ("title", "read_until", "known_until")}
        about |= {"SOURCE": treaty["source_url"]}
    return about


@contextmanager
def _clock_at(day: str) -> Iterator[None]:
    """Let GDAL write a day into its files where it would write the time."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
