"""The addresses of files to load or keep whole: zip, GeoPackage, GeoParquet, data package."""

from dataclasses import dataclass

import pandas as pd

from geo import licences
from record.basis import Basis
from record.shapes import layer
from record.view import BadValue
from service.api import answers, bundle, datapackage, parameters
from service.api.address import ROOT, Address, Parameter, UnknownNameError, Values
from service.api.reading import read_treaty, read_view

LAYER_NAMES = ("areas", "borders", "status")
LAYER = Parameter(
    name="layer",
    meaning="Name of the layer",
    example="status",
    codes=lambda _: LAYER_NAMES,
)


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a treaty."""

    name: str
    treaty: str


def read_layer(values: Values, basis: Basis) -> Layer:
    """Return the layer that values ask for."""
    (name,) = values["layer"]
    if name not in LAYER_NAMES:
        raise UnknownNameError(BadValue("layer", name, f"one of {', '.join(LAYER_NAMES)}"))
    return Layer(name, read_treaty(values, basis))


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
    read=read_view,
    write=lambda asked, _fmt, basis: bundle.bundle(asked, basis),
    stem=bundle.stem,
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
    parameters=(parameters.TREATY,),
    read=read_treaty,
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
    parameters=(LAYER, parameters.TREATY),
    read=read_layer,
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
    parameters=(),
    read=lambda _values, _basis: None,
    write=lambda _asked, _fmt, basis: datapackage.describe(basis),
    stem=lambda _asked: "datapackage",
    licence="Each table names its own",
)
ADDRESSES = (PACKAGE, GEOPACKAGE, GEOPARQUET, DATAPACKAGE)
