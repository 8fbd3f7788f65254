"""A browser whose session the server has lost: what it does first, over the real websocket."""

import asyncio
from datetime import date, datetime

import pytest

from benchmarks.visitor import visit
from tests.ui.session import dated, from_the_map, holding, run, widgets
from treaty.history import day_number

OPENED = "date=2025-12-27"


def slider(day):
    return {"double_array_value": [datetime.fromisoformat(f"{day}T00:00+00:00").timestamp() * 1e6]}


def first_gesture(server, page, states):
    """Address of the page once a new session has taken up what its browser holds, by label."""

    async def story():
        async with visit(server.url) as earlier:
            shown = widgets(await run(earlier, page, query=OPENED))
        ids = {getattr(part, "label", "Map"): part.id for part in shown}
        async with visit(server.url) as visitor:
            sent = [holding(ids[label], value) for label, value in states.items()]
            return await run(visitor, page, sent, OPENED)

    told = [message.page_info_changed.query_string for message in asyncio.run(story())]
    return [query for query in told if query][-1]


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        ({}, OPENED),
        ({"Map": from_the_map(day=day_number(date(2025, 12, 26)))}, "date=2025-12-26"),
        ({"Map": from_the_map(country="POL")}, f"{OPENED}&country=POL"),
        ({"Map": from_the_map(country="nobody")}, OPENED),
        ({"Exact date": dated("2025-12-26")}, "date=2025-12-26"),
        ({"Country": {"string_value": "Poland"}}, f"{OPENED}&country=POL"),
        ({"Area": {"string_value": "World"}}, f"{OPENED}&area=world"),
        ({"Country": {"string_value": "nowhere"}}, OPENED),
    ],
)
def test_the_first_gesture_on_the_map_page_counts(server, changed, address):
    held = {"Exact date": dated("2025-12-27")}
    assert first_gesture(server, "", held | changed) == address


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        ({}, OPENED),
        ({"Day": slider("2025-12-26")}, "date=2025-12-26"),
        ({"Next change": {"trigger_value": True}}, "date=2026-01-10"),
        # Back or forward.
        ({"Day": slider("2025-06-27"), "Exact date": dated("2025-06-27")}, OPENED),
    ],
)
def test_the_first_gesture_counts_and_an_address_changed_by_itself_holds(server, changed, address):
    held = {"Day": slider("2025-12-27"), "Exact date": dated("2025-12-27")}
    assert first_gesture(server, "timeline", held | changed) == address


def test_after_back_a_map_that_takes_back_its_message_leaves_the_day_of_the_address(server):
    address = "date=2026-01-10"

    async def story():
        async with visit(server.url) as visitor:
            shown = widgets(await run(visitor, "", query=address))
            ids = {getattr(part, "label", "Map"): part.id for part in shown}
            behind = {"Exact date": dated("2025-12-27"), "Map": from_the_map()}
            sent = [holding(ids[label], value) for label, value in behind.items()]
            return await run(visitor, "", sent, address)

    told = [message.page_info_changed.query_string for message in asyncio.run(story())]
    assert set(filter(None, told)) <= {address}
