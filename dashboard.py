"""The Streamlit app: `streamlit run dashboard.py`."""

import streamlit as st

from record.versions import UnknownVersionError
from record.view import VERSION
from treaty.faults import TableError
from ui import cached, controls, frame, reconnection, template, widget_values
from wording.pages import BELOW_A_PATH, FIRST, PAGES, tab

if st.get_option("server.baseUrlPath"):  # the script runs for a visitor, not at the start
    st.error(BELOW_A_PATH)
    st.stop()
widget_values.ignore_invalid()
states = reconnection.sent_states()
controls.begin()
page = st.navigation(
    [
        st.Page(f"pages/{name}.py", title=one.title, default=name == FIRST)
        for name, one in PAGES.items()
    ],
    position="hidden",
)
current = page.url_path or FIRST
st.set_page_config(page_title=tab(current), layout="wide")
template.style()
try:
    cached.begin(st.query_params.get(VERSION, ""))
except TableError as error:
    frame.broken_tables(error)
    st.stop()
except UnknownVersionError as error:
    frame.unknown_version(error)
    st.stop()
st.session_state["arriving"] = not states and current != st.session_state.get("page")
st.session_state["page"] = current
frame.masthead(current)
page.run()
reconnection.repeat_gesture(states)
cached.settle()
