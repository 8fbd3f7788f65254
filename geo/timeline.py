"""The whole life of a treaty as the map layer in the browser reads it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from geo import palette
from geo.areas import VIEW, Area
from treaty.faults import Fault, TableError
from treaty.history import History, ordinal
from treaty.statuses import CANNOT_DEPOSIT, DETAIL, DETAIL_BY, LABEL, LEGEND, SHORT

BUILT = Path(__file__).parent.parent / "static" / "timeline"


def check_built(treaties: Iterable[str], version: str, folder: Path = BUILT) -> None:
    """Raise TableError unless the built timelines come from this version of the tables."""
    faults = []
    for treaty in treaties:
        path = folder / f"{treaty}.json"
        if not path.exists():
            faults.append(Fault(path.name, None, None, "is missing: run `make data`"))
            continue
        built = json.loads(path.read_text(encoding="utf-8"))["version"]
        if built != version:
            reason = f"was built from tables {built}, now they are {version}: run `make data`"
            faults.append(Fault(path.name, None, None, reason))
    if faults:
        raise TableError(faults)


def timeline(
    history: History,
    *,
    states: pd.DataFrame,
    pairs: pd.DataFrame,
    areas: Mapping[Area, tuple[str, ...]],
    version: str,
) -> dict[str, object]:
    """Return everything that the map layer needs for any day, as plain data for JSON.

    Days are numbers of days since 1970-01-01. A span of a state is
    `[from, status, since, until, doubt]` and holds until the next one begins; `doubt` is 1 on
    days on which the status is not certain, 2 where only the last possible day of the act is
    known, 3 for both. A state without spans cannot deposit.
    """
    return {
        "treaty": history.treaty,
        "version": version,
        "opened": ordinal(history.rules.opened),
        "cannot_deposit": CANNOT_DEPOSIT,
        "statuses": {
            status.value: {
                "label": SHORT[status],
                "title": LABEL[status],
                "detail": DETAIL[status],
                "detail_by": DETAIL_BY[status],
            }
            for status in LEGEND
        },
        "palette": palette.for_browser(),
        "areas": {area.value: list(codes) for area, codes in areas.items()},
        "views": {area.value: [list(corner) for corner in VIEW[area]] for area in Area},
        "states": {
            state.iso3: _state(state, history) for state in states.sort_values("iso3").itertuples()
        },
        "borders": {
            pair.pair: {"side": pair.iso3, "neighbour": pair.neighbour, "km": pair.length_km}
            for pair in pairs.sort_values("pair").itertuples()
        },
    }


def _state(state: Any, history: History) -> dict[str, object]:
    own = (history.spans["iso3"] == state.iso3).to_numpy()
    spans: list[list[object]] = []
    for first, row in zip(history.first[own], history.spans[own].itertuples(), strict=True):
        dated = bool(row.act_date) or not row.act
        doubt = (row.certainty == "uncertain") + 2 * (not dated)
        span = [row.status, _day(row.since), _day(row.until), doubt]
        if not spans or spans[-1][1:] != span:
            spans.append([int(first), *span])
    entry: dict[str, object] = {"name": state.name_short, "spans": spans}
    if state.state_since:
        entry["since"] = _day(state.state_since)
    if state.part_of:
        entry["part_of"] = state.part_of
    return entry


def _day(text: str) -> int | None:
    return ordinal(pd.Timestamp(text).date()) if text else None
