"""Widget values that no page of ours sends: Streamlit takes them as not sent.

By itself Streamlit 1.67 raises at such a value, and again in every later run of the session.
"""

from functools import cache
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata, unpack_widget_state_value
from streamlit.runtime.state.session_state import Serialized, SessionState, WStates


@cache
def ignore_invalid() -> None:
    """Have values left out that are of another type than their widget's or that it cannot read.

    A value is looked at when it comes, or when its widget is first shown if it came before.
    """
    take = WStates.set_widget_from_proto
    show = SessionState._set_widget_metadata  # noqa: SLF001 - where a widget becomes known

    def take_readable(states: WStates, sent: WidgetState) -> None:
        widget = states.widget_metadata.get(sent.id)
        if widget is None or _readable(sent, widget):
            take(states, sent)

    def show_readable(session: SessionState, widget: WidgetMetadata[Any]) -> None:
        states = session._new_widget_state  # noqa: SLF001
        waiting = states.states.get(widget.id)
        if isinstance(waiting, Serialized) and not _readable(waiting.value, widget):
            del states[widget.id]
        show(session, widget)

    WStates.set_widget_from_proto = take_readable  # type: ignore[method-assign, assignment]
    SessionState._set_widget_metadata = show_readable  # type: ignore[method-assign, assignment] # noqa: SLF001


def _readable(sent: WidgetState, widget: WidgetMetadata[Any]) -> bool:
    if sent.WhichOneof("value") not in (None, widget.value_type):
        return False
    try:
        widget.deserializer(unpack_widget_state_value(sent))
    except Exception:  # noqa: BLE001 - of any kind: each widget has its own way to read
        return False
    return True
