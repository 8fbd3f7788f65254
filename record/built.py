"""What `make data` has built for the browser, and whether it was built from these tables."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geo.areas import LAYER, Area
from record.atlas import Atlas
from record.timeline import timelines
from treaty.faults import Fault, TableError
from treaty.files import content

STATIC = Path(__file__).parent.parent / "static"
STATES = {"europe": Area.EUROPE, "world": Area.WORLD}
"""Layers of areas, and the states that each must have."""
LINES = ("borders", "borders_detail")
"""Layers of border lines."""
REMEDY = "run `make data`"
MISSING = f"is missing: {REMEDY}"


def read(atlas: Atlas, static: Path = STATIC) -> dict[str, bytes]:
    """Return the built files that a browser loads, by their path below `static/`.

    Raises
    ------
    TableError
        If a file is missing, cannot be read, or was built from other tables.
    """
    paths = [f"timeline/{treaty}.json" for treaty in atlas.histories]
    paths += [f"geometry/{layer}.json" for layer in (*STATES, *LINES)]
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            files[path] = content(_name(path), static / path, missing=MISSING)
        except TableError as error:
            faults += error.faults
    if faults:
        raise TableError(faults)
    faults = [*_of_timelines(atlas, files), *_of_layers(atlas, files)]
    if faults:
        raise TableError(faults)
    return files


def of_version(atlas: Atlas, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the built files of a version that was kept: its timelines, and the shapes of today."""
    shapes = {path: content for path, content in files.items() if path.startswith("geometry/")}
    return shapes | {f"timeline/{name}": text.encode() for name, text in timelines(atlas).items()}


def _of_timelines(atlas: Atlas, files: Mapping[str, bytes]) -> Iterator[Fault]:
    for name, text in timelines(atlas).items():
        path = f"timeline/{name}"
        if files[path] == text.encode():
            continue
        built = _json(files[path]).get("version")
        if built == atlas.version:
            yield _fault(path, f"is not what the tables say: {REMEDY}")
        else:
            reason = f"was built from tables {built}, now they are {atlas.version}: {REMEDY}"
            yield _fault(path, reason)


def _of_layers(atlas: Atlas, files: Mapping[str, bytes]) -> Iterator[Fault]:
    for layer, area in STATES.items():
        path = f"geometry/{layer}.json"
        # A territory brings its own name; that of a state comes from the table.
        drawn = {code for code, properties in _features(files[path]) if "name" not in properties}
        yield from _different(path, drawn, atlas, area)
    world = f"geometry/{LAYER[Area.WORLD]}.json"
    state_of = {code: properties.get("of") for code, properties in _features(files[world])}
    for row in atlas.tables.territories.itertuples():
        for code in row.areas.split():
            if state_of.get(code) != row.iso3:
                reason = f"{code} of territories.csv is no territory of {row.iso3} in it"
                yield _fault(world, reason)
    sides = {row.pair: (row.iso3, row.neighbour) for row in atlas.pairs.itertuples()}
    for layer in LINES:
        path = f"geometry/{layer}.json"
        lines = {
            pair: (properties.get("side"), properties.get("neighbour"))
            for pair, properties in _features(files[path])
        }
        if lines != sides:
            yield _fault(path, f"does not have the borders of built/borders.csv: {REMEDY}")


def _different(path: str, drawn: set[str], atlas: Atlas, area: Area) -> Iterator[Fault]:
    for code in sorted(set(atlas.areas[area]) - drawn):
        yield _fault(path, f"{code} of states.csv is not in it: {REMEDY}")
    for code in sorted(drawn - set(atlas.names)):
        yield _fault(path, f"{code!r}: not a code of states.csv: {REMEDY}")


def _features(text: bytes) -> list[tuple[str, dict[str, Any]]]:
    features = _json(text).get("features", [])
    return [(str(one.get("id")), one.get("properties") or {}) for one in features]


def _json(text: bytes) -> dict[str, Any]:
    """Return an object; none of its members if the text is no such object."""
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _fault(path: str, reason: str) -> Fault:
    return Fault(_name(path), None, None, reason)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
