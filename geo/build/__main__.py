"""Build every generated file that the product ships: `python -m geo.build`."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from geo import packed
from geo.build import areas, border_lines, layer_file, layers, legend
from record.atlas import load
from record.timeline import timelines

ROOT = Path(__file__).parents[2]

NATURAL_EARTH = {"attribution": "Natural Earth", "licence": "public domain"}
OPENSTREETMAP = {
    "attribution": "© OpenStreetMap contributors",
    "licence": "ODbL-1.0, https://opendatacommons.org/licenses/odbl/1-0/",
}


def build(data: Path, built: Path, geometry: Path) -> None:
    """Write the layers to `geometry` and the tables to `built`, from the sources in `data`."""
    # Namibia's code is NA, so nothing may be read as missing.
    states = pd.read_csv(data / "states.csv", dtype=str, keep_default_na=False)
    all_areas = areas.read(data / "raw" / "ne_10m_admin_0_countries.zip")
    europe = layers.europe(all_areas, states)
    world = layers.world(all_areas, states)
    pairs = border_lines.read(data / "raw" / "osm_borders_10m.geojson.gz")

    geometry.mkdir(parents=True, exist_ok=True)
    for name, layer in (("europe", europe), ("world", world)):
        features = area_features(layer, set(states["iso3"]))
        layer_file.write(geometry / f"{name}.json", features, **NATURAL_EARTH)
    for name, lines in (
        ("borders", border_lines.outlines(pairs)),
        ("borders_detail", border_lines.details(pairs)),
    ):
        features = border_features(pairs, lines)
        layer_file.write(geometry / f"{name}.json", features, **OPENSTREETMAP)

    built.mkdir(parents=True, exist_ok=True)
    pairs.drop(columns="geometry").to_csv(built / "borders.csv", lineterminator="\n")


def area_features(layer: gpd.GeoDataFrame, states: set[str]) -> list[dict[str, Any]]:
    """Return areas as GeoJSON: states with the point of their label, territories with a name."""
    features = []
    for code, area in layer.iterrows():
        label = position(area["label"])
        if code in states:
            properties = {"label": label, "marker": label} if area["marker"] else {"label": label}
        elif code == area["of"]:
            properties = {"name": area["name"]}
        else:
            properties = {"name": area["name"], "of": area["of"]}
        features.append(layer_file.feature(str(code), properties, area["geometry"]))
    return features


def border_features(pairs: gpd.GeoDataFrame, lines: pd.Series) -> list[dict[str, Any]]:
    """Return border lines as GeoJSON, with the state whose status a line shows as `side`."""
    return [
        layer_file.feature(
            str(pair), {"side": border["iso3"], "neighbour": border["neighbour"]}, lines[pair]
        )
        for pair, border in pairs.iterrows()
    ]


def position(point: shapely.Point) -> list[float]:
    """Return longitude and latitude, rounded as the positions of a layer."""
    return [round(point.x, packed.DECIMALS), round(point.y, packed.DECIMALS)]


if __name__ == "__main__":
    static = ROOT / "static"
    build(ROOT / "data", ROOT / "data" / "built", static / "geometry")
    legend.write(timelines(load()), static / "timeline")
    legend.write(legend.swatches(), static / "legend")
