"""Whether the map can be trusted now: for monitors and for what spreads the load."""

import json

from geo import record
from service.address import ROOT, Address, Basis
from service.openapi import LICENCE
from service.refusals import listed
from treaty.faults import Fault


def write(refused: tuple[Fault, ...], _fmt: str, basis: Basis) -> bytes:
    """Return the version in use and why newer files are not."""
    found = {"status": "ok", "version": basis.atlas.version, "refused": listed(refused)}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


HEALTH = Address(
    name="health",
    path=f"{ROOT}health.json",
    title="Whether the tables hold",
    returns="200 and the data version in use; 503 and the first faults if the tables do not hold "
    "or the map was built from others. `refused` says why files that were replaced meanwhile are "
    "not taken up: the last good ones stay in use.",
    formats=("json",),
    parameters=(),
    read=lambda _values, _basis: record.refused(),
    write=write,
    stem=lambda _asked: "health",
    licence=LICENCE,
    fresh=True,
)
ADDRESSES = (HEALTH,)
