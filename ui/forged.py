"""Widget values that no page of ours sends: Streamlit takes them as not sent.

By itself Streamlit 1.67 raises at such a value, and again in every later run of the session.
"""

from functools import cache
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata, unpack_widget_state_value
from streamlit.runtime.state.session_state import Serialized, WStates


@cache
def ignore() -> None:
    """Have values left out that are of another type than their widget's or that it cannot read.

    A value is looked at when it comes, or when its widget is first shown if it came before.
    """
    take, show = WStates.set_widget_from_proto, WStates.set_widget_metadata

    def take_readable(states: WStates, sent: WidgetState) -> None:
        widget = states.widget_metadata.get(sent.id)
        if widget is None or _readable(sent, widget):
            take(states, sent)

    def show_readable(states: WStates, widget: WidgetMetadata[Any]) -> None:
        waiting = states.states.get(widget.id)
        if isinstance(waiting, Serialized) and not _readable(waiting.value, widget):
            del states[widget.id]
        show(states, widget)

    WStates.set_widget_from_proto = take_readable  # type: ignore[method-assign, assignment]
    WStates.set_widget_metadata = show_readable  # type: ignore[method-assign, assignment]


def _readable(sent: WidgetState, widget: WidgetMetadata[Any]) -> bool:
    if sent.WhichOneof("value") not in (None, widget.value_type):
        return False
    try:
        widget.deserializer(unpack_widget_state_value(sent))
    except Exception:  # noqa: BLE001 - of any kind: each widget has its own way to read
        return False
    return True
