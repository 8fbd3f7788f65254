"""A browser whose session the server has lost: what it does first, over the real websocket."""

import asyncio
from datetime import datetime

import pytest

from benchmarks.visitor import visit
from tests.ui.session import holding, run, widgets

OPENED = "date=2025-12-27"


def slider(day):
    return {"double_array_value": [datetime.fromisoformat(f"{day}T00:00+00:00").timestamp() * 1e6]}


def held(day):
    """What the widgets of a page hold that shows a day."""
    return {"Day": slider(day), "Exact date": {"string_array_value": [day]}}


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        ({}, OPENED),
        ({"Day": slider("2025-12-26")}, "date=2025-12-26"),
        ({"Next change": {"trigger_value": True}}, "date=2026-01-10"),
        ({"Country": {"string_value": "Poland"}}, f"{OPENED}&country=POL"),
        ({"Area": {"string_array_value": ["World"]}}, f"{OPENED}&area=world"),
        ({"Country": {"string_value": "nowhere"}}, OPENED),
        (held("2025-06-27"), OPENED),  # back or forward
    ],
)
def test_the_first_gesture_counts_and_an_address_changed_by_itself_holds(server, changed, address):
    async def story():
        async with visit(server.url) as earlier:
            shown = widgets(await run(earlier, "", query=OPENED))
        ids = {part.label: part.id for part in shown if hasattr(part, "label")}
        states = held("2025-12-27") | changed
        async with visit(server.url) as visitor:
            sent = [holding(ids[label], value) for label, value in states.items()]
            return await run(visitor, "", sent, OPENED)

    told = [message.page_info_changed.query_string for message in asyncio.run(story())]
    assert [query for query in told if query][-1] == address
