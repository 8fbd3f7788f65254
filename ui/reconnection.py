"""The gesture that a browser makes first after its session was lost, by a restart or a long pause.

Streamlit 1.67 sends nothing when the browser is connected again. The next gesture opens a new
session, which knows of no widget yet, and is lost.
"""

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui import controls


def sent_states() -> list[WidgetState]:
    """Return what a browser brings into a new session; call it before anything is shown.

    A page that has just been opened brings nothing.
    """
    context = get_script_run_ctx()
    if context is None or "view" in st.session_state:
        return []
    return context.session_state.get_widget_states()


def repeat_gesture(states: list[WidgetState]) -> None:
    """Do the gesture that is among what the browser brought, once all of the page is shown.

    It is the one widget that differs from the address, or else a click on the map. Where several
    differ the address holds. Back and forward bring no widgets: `static/map/streamlit.js` takes
    back the last message of the map, which would come with the next gesture.
    """
    context = get_script_run_ctx()
    if context is None or not states:
        return
    session = context.session_state._state  # noqa: SLF001 - there is no other way to tell
    values = session._new_widget_state  # noqa: SLF001
    known = [
        state
        for state in states
        if (widget := values.widget_metadata.get(state.id))
        and widget.value_type == state.WhichOneof("value")
    ]
    pressed = [state for state in known if state.trigger_value]
    changed = [state for state in known if values.get(state.id) != session[state.id]]
    clicked = [state for state in known if state.json_value]
    if len(pressed + changed) == 1:
        context.session_state.on_script_will_rerun(WidgetStates(widgets=pressed + changed))
    elif not pressed + changed and len(clicked) == 1:
        values.call_callback(clicked[0].id)
    if st.session_state.get("gesture"):
        controls.repeat()
