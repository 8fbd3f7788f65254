"""Whether the map can be trusted now: for monitors and for what spreads the load."""

import json
from dataclasses import asdict

from record import in_use, watcher
from record.basis import Basis
from record.freshness import OLD_AFTER_DAYS, old_records
from service.api.address import ROOT, Address, NotNowError
from service.api.openapi import LICENCE
from service.api.parameters import Parameters
from service.api.refusals import listed
from treaty.faults import Fault


class OfHealth(Parameters):
    """Nothing: an answer for each state of the files."""

    def read(self, _basis: Basis) -> tuple[Fault, ...]:
        """Return why newer files are not in use; raise NotNowError if nobody would notice them."""
        if not watcher.is_running():
            raise NotNowError("the watcher of the files has stopped: newer ones are not noticed")
        return in_use.refused()


def write(refused: tuple[Fault, ...], _fmt: str, basis: Basis) -> bytes:
    """Return the version in use, why newer files are not, and which records are old."""
    old = old_records(basis.atlas.tables.treaties, basis.today)
    found = {
        "status": "ok",
        "version": basis.atlas.version,
        "refused": listed(refused),
        "old": [asdict(one) for one in old],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


HEALTH = Address(
    name="health",
    path=f"{ROOT}health.json",
    title="Whether the tables are valid",
    returns="200 and the data version in use; 503 and the first faults if the tables are invalid "
    "or the map was built from others, and if the watcher of the files has stopped. `refused` says "
    "why files that were replaced meanwhile are not taken up, or cannot be read for now: the last "
    "good ones stay in use. `old` names each treaty whose record ended more than "
    f"{OLD_AFTER_DAYS} days ago: the days since, and the command that brings it up to date.",
    formats=("json",),
    parameters=OfHealth,
    write=write,
    stem=lambda _asked: "health",
    licence=LICENCE,
    fresh=True,
)
ADDRESSES = (HEALTH,)
