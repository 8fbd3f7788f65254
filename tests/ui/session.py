"""Messages of a session over Streamlit's own websocket protocol, as a browser sends them."""

import json
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState


def holding(widget, value):
    """The state of a widget: what a browser says that it holds, by the field of the message."""
    state = WidgetState(id=widget)
    for kind, content in value.items():
        if kind.endswith("array_value"):
            getattr(state, kind).SetInParent()
            getattr(state, kind).data.extend(content)
        else:
            setattr(state, kind, content)
    return state


def dated(day):
    """What a field of a date holds."""
    return {"string_array_value": [day]}


def from_the_map(number=1764000000001, **chosen):
    """What the map sends when something was chosen on it; numbers grow."""
    message = urlencode(chosen | {"number": number})
    return {"json_value": json.dumps({"last_object_clicked_tooltip": message})}


async def run(visitor, page, states=(), query="", fragment=""):
    """Send widget states as a browser does and return all messages until no run follows.

    `fragment` is the part of the page that is to run alone, as its timer asks for.
    """
    ask = BackMsg()
    ask.rerun_script.query_string = query
    ask.rerun_script.page_name = page
    ask.rerun_script.fragment_id = fragment
    ask.rerun_script.page_script_hash = visitor.script
    ask.rerun_script.context_info.url = visitor.page
    ask.rerun_script.widget_states.widgets.extend(states)
    await visitor.socket.send(ask.SerializeToString())
    messages = []
    while not (messages and _is_last(messages[-1])):
        messages.append(ForwardMsg.FromString(await visitor.socket.recv(decode=False)))
        if messages[-1].WhichOneof("type") == "navigation":
            visitor.script = messages[-1].navigation.page_script_hash
    return messages


def _is_last(message):
    ended = message.WhichOneof("type") == "script_finished"
    return ended and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def elements(messages):
    """The elements of a run, by kind."""
    shown = [message.delta.new_element for message in messages]
    return [(each.WhichOneof("type"), each) for each in shown if each.WhichOneof("type")]


def widgets(messages):
    """The widgets of a run that have an id, as their own messages."""
    parts = [getattr(element, kind) for kind, element in elements(messages)]
    return [part for part in parts if getattr(part, "id", "")]
