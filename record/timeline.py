"""The whole life of a treaty as the map layer in the browser reads it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo.areas import LAYER, VIEW, Area
from palette import colours
from record.atlas import Atlas
from record.steps import recent_from
from treaty.declared import EXCLUDED, TOLD
from treaty.history import History, day_number
from treaty.statuses import BOUND, CANNOT_DEPOSIT, DETAIL, DETAIL_BY, Status, words

DEPOSITED = BOUND | {Status.JOINING}
"""Statuses of which the deposit is part; a succession may bind before it."""


def timelines(atlas: Atlas) -> dict[str, str]:
    """Return the text of each treaty's timeline file, by file name."""
    return {
        f"{treaty}.json": json.dumps(
            timeline(
                history,
                about=atlas.treaty(treaty),
                states=atlas.tables.states,
                territories=atlas.tables.territories,
                pairs=atlas.pairs,
                areas=atlas.areas,
                version=atlas.version,
            ),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
        for treaty, history in atlas.histories.items()
    }


def timeline(
    history: History,
    *,
    about: pd.Series,
    states: pd.DataFrame,
    territories: pd.DataFrame,
    pairs: pd.DataFrame,
    areas: Mapping[Area, tuple[str, ...]],
    version: str,
) -> dict[str, object]:
    """Return everything that the map layer needs for any day, as plain data for JSON.

    Days are numbers of days since 1970-01-01. A span of a state is
    `[from, status, since, until, doubt]` and holds until the next one begins; `doubt` is 1 on
    days on which the status is not certain, 2 where it may have begun before `since`, and then the
    first possible day follows, 3 for both. A state without spans cannot deposit. `uncounted` lists
    the spans `[state, from, until]` in which a state is bound and the UN does not count it yet;
    `recent` is the day from which time is shown by months, null if there is none. `territories`
    holds what states have said of territories that are drawn, the latest last.

    Parameters
    ----------
    about
        The treaty's row of `treaties.csv`.
    """
    spans = _spans(history)
    recent, called = recent_from(history), words(about)
    return {
        "treaty": history.treaty,
        "treaty_title": about["short_title"],
        "rule": called.whole_rule,
        "parties": called.parties,
        "version": version,
        "opened": day_number(history.rules.opened),
        "recent": recent and day_number(recent),
        "read_until": _day(about["read_until"]),
        "known_until": _day(about["known_until"]),
        "bound": [status.value for status in Status if status in BOUND],
        "deposited": [status.value for status in Status if status in DEPOSITED],
        "uncounted": list(_uncounted(history)),
        "cannot_deposit": CANNOT_DEPOSIT,
        "statuses": {
            status.value: {
                "label": called.short[status],
                "meaning": called.meaning[status],
                "title": called.label[status],
                "title_by": called.label_by[status],
                "detail": DETAIL[status],
                "detail_by": DETAIL_BY[status],
            }
            for status in called.legend
        },
        "palette": colours.for_browser(),
        "areas": {area.value: list(codes) for area, codes in areas.items()},
        "layers": {area.value: LAYER[area] for area in Area},
        "views": {area.value: [list(corner) for corner in VIEW[area]] for area in Area},
        "states": {
            state.iso3: _state(state, spans.get(state.iso3, []))
            for state in states.sort_values("iso3").itertuples()
        },
        "territories": [
            _said(row, about)
            for row in territories.sort_values("date", kind="stable").itertuples()
            if row.treaty == history.treaty and row.areas
        ],
        "borders": {
            pair.pair: {"side": pair.iso3, "neighbour": pair.neighbour, "km": pair.length_km}
            for pair in pairs.sort_values("pair").itertuples()
        },
    }


def _uncounted(history: History) -> Iterator[list[object]]:
    spans = history.spans
    counted = spans["status"].isin(DEPOSITED)
    if (spans["deposited"] & ~counted).any():
        raise ValueError("a state is counted by the UN without a status that shows its deposit")
    for row in spans.index[counted & ~spans["deposited"]]:
        yield [spans.at[row, "iso3"], int(history.first[row]), int(history.end[row])]


def _spans(history: History) -> dict[str, list[list[object]]]:
    """Return the spans of each state by its code, without those that look like the one before."""
    spans: dict[str, list[list[object]]] = {}
    for first, row in zip(history.first, history.spans.itertuples(), strict=True):
        vague = row.since_earliest < row.since
        doubt = (row.certainty == "uncertain") + 2 * vague
        span = [row.status, _day(row.since), _day(row.until), doubt]
        span += [_day(row.since_earliest)] if vague else []
        own = spans.setdefault(row.iso3, [])
        if not own or own[-1][1:] != span:
            own.append([int(first), *span])
    return spans


def _state(state: Any, spans: list[list[object]]) -> dict[str, object]:
    entry: dict[str, object] = {"name": state.name_short, "spans": spans}
    if state.state_since:
        entry["since"] = _day(state.state_since)
    if state.part_of:
        entry["part_of"] = state.part_of
    return entry


def _said(row: Any, about: pd.Series) -> dict[str, object]:
    return {
        "state": row.iso3,
        "day": _day(row.date),
        "areas": row.areas.split(),
        "status": Status.OUTSIDE.value if row.application == EXCLUDED else None,
        "told": TOLD[row.application],
        "text": row.text,
        "source": f"UN Treaty Collection, {row.reference or about['un_treaty_collection']}",
    }


def _day(text: str) -> int | None:
    return day_number(date.fromisoformat(text)) if text else None
