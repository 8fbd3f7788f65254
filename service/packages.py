"""The addresses of files to load or keep whole: zip, GeoPackage, GeoParquet, data package."""

from dataclasses import dataclass

from geo.view import BadValue
from service import answers, bundle, datapackage, parameters
from service.address import ROOT, Address, Basis, Parameter, UnknownNameError, Values
from service.reading import read_treaty, read_view

LAYERS_LICENCE = (
    f"{answers.FACTS_LICENCE}. {answers.BORDER_LICENCE}; each layer names its own in its metadata"
)
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
    from service.geopackage import geopackage  # noqa: PLC0415

    return geopackage(treaty, basis)


def write_layer(asked: Layer, _fmt: str, basis: Basis) -> bytes:
    """Return one layer."""
    from service.geopackage import geoparquet  # noqa: PLC0415 - as above

    return geoparquet(asked.name, asked.treaty, basis)


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
    licence=answers.STATUS_LICENCE,
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
    licence=LAYERS_LICENCE,
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
    licence=LAYERS_LICENCE,
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
