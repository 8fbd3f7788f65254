"""The Streamlit app: `streamlit run dashboard.py`."""

import streamlit as st

from treaty.faults import TableError
from ui import cached, frame

st.set_page_config(page_title="Ottawa Convention Map", layout="wide")
page = st.navigation(
    [st.Page("pages/map.py", title="Map", default=True)],
    position="hidden",
)
try:
    cached.atlas()
except TableError as error:
    frame.broken_tables(error)
    st.stop()
page.run()
