"""Widget values that no page sends, over the real websocket: ignored, and the session goes on."""

import asyncio
import re

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.visitor import visit
from geo.pages import FIRST, PAGES

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


def forged(widget, value):
    state = WidgetState(id=widget)
    for kind, content in value.items():
        if kind.endswith("array_value"):
            getattr(state, kind).SetInParent()
            getattr(state, kind).data.extend(content)
        else:
            setattr(state, kind, content)
    return state


async def run(visitor, page, states=()):
    """Send widget states as a browser does and return all messages of the run."""
    ask = BackMsg()
    ask.rerun_script.page_name = page
    ask.rerun_script.page_script_hash = visitor.script
    ask.rerun_script.context_info.url = visitor.page
    ask.rerun_script.widget_states.widgets.extend(states)
    await visitor.socket.send(ask.SerializeToString())
    messages = []
    while not messages or messages[-1].WhichOneof("type") != "script_finished":
        messages.append(ForwardMsg.FromString(await visitor.socket.recv(decode=False)))
        if messages[-1].WhichOneof("type") == "navigation":
            visitor.script = messages[-1].navigation.page_script_hash
    return messages


def elements(messages):
    """The elements of a run, by kind."""
    shown = [message.delta.new_element for message in messages]
    return [(each.WhichOneof("type"), each) for each in shown if each.WhichOneof("type")]


@pytest.mark.parametrize("name", PAGES)
def test_forged_widget_values_are_ignored_and_the_session_goes_on(server, name):
    async def story():
        async with visit(server.url) as visitor:
            page = "" if name == FIRST else name
            first = await run(visitor, page)
            shown = [(kind, getattr(element, kind)) for kind, element in elements(first)]
            widgets = {part.id: kind for kind, part in shown if getattr(part, "id", "")}
            for value in FORGED if widgets else ():
                messages = await run(visitor, "", [forged(widget, value) for widget in widgets])
                kinds = [kind for kind, _ in elements(messages)]
                assert messages[-1].script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                assert "exception" not in kinds, value
            return elements(await run(visitor, ""))

    kinds = [kind for kind, _ in asyncio.run(story())]
    assert "html" in kinds and "exception" not in kinds
    assert not IS_SHOWN_AS.search(server.log.read_text(errors="replace"))
