"""The Streamlit app: `streamlit run dashboard.py`."""

import streamlit as st

from treaty.faults import TableError
from ui import cached, frame, template

st.set_page_config(page_title="Ottawa Convention Map", layout="wide")
page = st.navigation(
    [
        st.Page(f"pages/{name}.py", title=title, default=name == frame.FIRST)
        for name, title in frame.PAGES.items()
    ],
    position="hidden",
)
template.style()
try:
    cached.atlas()
except TableError as error:
    frame.broken_tables(error)
    st.stop()
frame.masthead(page.url_path or frame.FIRST)
page.run()
cached.settle(page.url_path)
