"""Several gestures that reach the server in one message, over the real websocket.

A browser sends what all of its widgets hold with each message, and Streamlit puts messages that
came while a run was on its way into one.
"""

import asyncio
from datetime import date

import pytest

from benchmarks.visitor import visit
from tests.ui.session import dated, from_the_map, holding, run, widgets
from treaty.history import day_number

OPENED = "date=2025-12-27"
YEAR, DATE, MAP = "End of a year", "Exact date", "Map"
OLDER = from_the_map(day=day_number(date(2025, 6, 27)), number=1)
NEWER = from_the_map(day=day_number(date(2025, 7, 10)), number=2)
IN_2012 = {"string_value": "31 Dec 2012"}


@pytest.mark.parametrize(
    ("messages", "day"),
    [
        ([{MAP: OLDER, YEAR: IN_2012}], "2012-12-31"),
        ([{YEAR: IN_2012, MAP: OLDER}], "2012-12-31"),
        ([{MAP: OLDER, DATE: dated("2025-12-18")}], "2025-12-18"),
        # What a browser still displays while the server has moved on is no choice.
        ([{YEAR: IN_2012}, {YEAR: IN_2012, MAP: NEWER}], "2025-07-10"),
        ([{YEAR: IN_2012}, {MAP: NEWER, YEAR: IN_2012}], "2025-07-10"),
        ([{DATE: dated("2025-12-18")}, {MAP: OLDER, DATE: dated("2025-12-18")}], "2025-06-27"),
        ([{YEAR: IN_2012}, {MAP: NEWER}, {MAP: NEWER, YEAR: IN_2012}], "2012-12-31"),
    ],
)
def test_the_day_that_was_chosen_last_holds(server, messages, day):
    async def story():
        async with visit(server.url) as visitor:
            shown = widgets(await run(visitor, "", query=OPENED))
            ids = {getattr(part, "label", MAP): part.id for part in shown}
            told = []
            for sent in messages:
                held = [holding(ids[label], value) for label, value in sent.items()]
                told += await run(visitor, "", held, OPENED)
            return [message.page_info_changed.query_string for message in told]

    assert [query for query in asyncio.run(story()) if query][-1] == f"date={day}"
