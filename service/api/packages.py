"""The addresses of files to load or keep whole: zip, GeoPackage, GeoParquet, data package."""

from dataclasses import dataclass

import pandas as pd
from pydantic import Field

from geo import licences
from record.basis import Basis
from record.shapes import layer
from record.view import file_stem
from service.api import answers, bundle, datapackage
from service.api.address import ROOT, Address
from service.api.parameters import TREATY, Codes, OfTreaty, OneValue, Parameters

LAYER_NAMES = ("areas", "borders", "status")


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a treaty."""

    name: str
    treaty: str


class OfLayer(Parameters):
    """A layer, and a treaty."""

    layer: OneValue = Field(
        description="Name of the layer",
        examples=["status"],
        json_schema_extra=Codes(lambda _: LAYER_NAMES),
    )
    treaty: OneValue = TREATY

    def read(self, basis: Basis) -> Layer:
        """Return the layer of the treaty."""
        return Layer(self.known("layer", basis), self.known("treaty", basis))


def write_geopackage(treaty: str, _fmt: str, basis: Basis) -> bytes:
    """Return all layers in one file."""
    # geopandas takes a third of a second: a process that writes no layers starts without it.
    from geo.geopackage import geopackage  # noqa: PLC0415

    layers = {name: layer_table(name, treaty, basis) for name in LAYER_NAMES}
    return geopackage(layers, basis.atlas.treaty(treaty), basis.atlas.version)


def write_layer(asked: Layer, _fmt: str, basis: Basis) -> bytes:
    """Return one layer."""
    from geo.geopackage import geoparquet  # noqa: PLC0415 - as above

    table = layer_table(asked.name, asked.treaty, basis)
    return geoparquet(asked.name, table, basis.atlas.treaty(asked.treaty), basis.atlas.version)


def layer_table(name: str, treaty: str, basis: Basis) -> pd.DataFrame:
    """Return a layer by its name."""
    from geo import layers  # noqa: PLC0415 - as above

    atlas = basis.atlas
    if name == "areas":
        return layers.areas(layer("world"), atlas.names)
    if name == "borders":
        return layers.borders(layer("borders_detail"), atlas.pairs)
    return layers.status(atlas.histories[treaty], until=basis.today)


PACKAGE = Address(
    name="package",
    path=f"{ROOT}status/{{date}}.{{format}}",
    title="The status of each state on a day, to keep",
    returns="The CSV of the same address with a README (columns, sources, licence, how to cite) "
    "and the same as JSON.",
    formats=("zip",),
    parameters=answers.STATUS.parameters,
    write=lambda asked, _fmt, basis: bundle.bundle(asked, basis),
    stem=file_stem,
    licence=licences.STATUS,
    absolute=True,
)
GEOPACKAGE = Address(
    name="geopackage",
    path=f"{ROOT}layers.{{format}}",
    title="Everything for geographic programs",
    returns="A GeoPackage with the layers areas and borders and the table status: the snapshot of "
    "every day up to today on which something in it changes. Join status to areas by iso3; the "
    "rows of a date hold until the next date.",
    formats=("gpkg",),
    parameters=OfTreaty,
    write=write_geopackage,
    stem=lambda treaty: treaty,
    licence=licences.LAYERS,
    until_today=True,
    slow=True,
)
GEOPARQUET = Address(
    name="layers",
    path=f"{ROOT}layers/{{layer}}.{{format}}",
    title="One layer for programs that read GeoParquet",
    returns="The same layers as in the GeoPackage: areas and borders as GeoParquet, status as "
    "Parquet.",
    formats=("parquet",),
    parameters=OfLayer,
    write=write_layer,
    stem=lambda asked: f"{asked.treaty}-{asked.name}",
    licence=licences.LAYERS,
    until_today=True,
    slow=True,
)
DATAPACKAGE = Address(
    name="datapackage",
    path=f"{ROOT}datapackage.{{format}}",
    title="A description of every table, for programs",
    returns="A Frictionless Data Package: name, title, version, licences and sources; for each "
    "table its columns with type, meaning and keys.",
    formats=("json",),
    parameters=Parameters,
    write=lambda _asked, _fmt, basis: datapackage.describe(basis),
    stem=lambda _asked: "datapackage",
    licence="Each table names its own",
)
ADDRESSES = (PACKAGE, GEOPACKAGE, GEOPARQUET, DATAPACKAGE)
