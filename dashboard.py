"""The Streamlit app: `streamlit run dashboard.py`."""

import streamlit as st

from geo.pages import FIRST, PAGES, SITE
from treaty.faults import TableError
from ui import cached, frame, template

st.set_page_config(page_title=SITE, layout="wide")
page = st.navigation(
    [
        st.Page(f"pages/{name}.py", title=one.title, default=name == FIRST)
        for name, one in PAGES.items()
    ],
    position="hidden",
)
template.style()
try:
    cached.begin()
except TableError as error:
    frame.broken_tables(error)
    st.stop()
frame.masthead(page.url_path or FIRST)
page.run()
cached.settle(page.url_path)
