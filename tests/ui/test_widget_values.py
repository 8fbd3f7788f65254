"""Widget values that no page sends, over the real websocket: ignored, and the session goes on."""

import asyncio
import re
from itertools import product

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.visitor import visit
from tests.doses import dose
from tests.ui.session import elements, holding, run, widgets
from wording.pages import FIRST, PAGES

TEXTS = [
    "",
    "<script>alert(1)</script>{{7*7}}",
    "\x00\u202e=1+1",
    "9999-12-31",
    "A" * 20_000,
]
JSON = [
    "null",
    "{broken",
    "[" * 5000,
    '{"last_object_clicked_tooltip": "XYZ 1"}',
    '{"last_object_clicked_tooltip": {"a": [1]}}',
    '{"selection": 5}',
    '{"selection": {"pick": [{"pair": "XXX", "day": "2999-01-01", "treaty": "oslo"}]}}',
    '{"selection": {"pick": [{"pair": ["FIN-RUS"], "day": 5}], "rows": [99999]}}',
    '{"selection": {"rows": [-5], "columns": 5}}',
    '{"selection": {"rows": ["x"]}}',
]
FORGED = [
    {"trigger_value": True},
    {"double_value": float("nan")},
    {"int_value": 2**62},
    {"bytes_value": b"\xff\x00"},
    *({"double_array_value": days} for days in ([], [float("nan")], [1e300], [-1e300, 0.0])),
    *({"int_array_value": places} for places in ([], [10**6])),
    *({"string_array_value": texts} for texts in ([], TEXTS)),
    *({kind: text} for kind in ("string_value", "json_value") for text in TEXTS + JSON),
]
IS_SHOWN_AS = re.compile("encountered an error|Traceback|site-packages")


@pytest.fixture
def log(server):
    """What the server has printed since the test began: others share it."""
    begin = server.log.stat().st_size
    return lambda: server.log.read_bytes()[begin:].decode(errors="replace")


PARTS = dose(6, full=1)
"""Every value is sent to one page in so many; in a long run to every page."""


@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES)), ids=PAGES)
def test_forged_widget_values_are_ignored_and_the_session_goes_on(server, log, number, name):
    async def story():
        async with visit(server.url) as visitor:
            page = "" if name == FIRST else name
            first = await run(visitor, page)
            shown = [part.id for part in widgets(first)]
            for value in FORGED[number % PARTS :: PARTS] if shown else ():
                messages = await run(visitor, "", [holding(one, value) for one in shown])
                kinds = [kind for kind, _ in elements(messages)]
                assert messages[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                assert "exception" not in kinds, value
            return elements(await run(visitor, ""))

    kinds = [kind for kind, _ in asyncio.run(story())]
    assert "html" in kinds and "exception" not in kinds
    assert not IS_SHOWN_AS.search(log())


def test_a_session_may_begin_with_a_forged_value(server, log):
    begins = [{"json_value": "{broken"}, {"string_value": TEXTS[1]}, {"int_value": 2**62}]

    async def story():
        async with visit(server.url) as earlier:
            shown = [part.id for part in widgets(await run(earlier, ""))]
        # In a usual run each fourth: by turns each of the three values.
        for one, value in list(product(shown, begins))[:: dose(4, full=1)]:
            async with visit(server.url) as visitor:
                messages = await run(visitor, "", [holding(one, value)])
            kinds = [kind for kind, _ in elements(messages)]
            assert "html" in kinds and "exception" not in kinds, (one, value)

    asyncio.run(story())
    assert not IS_SHOWN_AS.search(log())
