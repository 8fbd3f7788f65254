"""The obvious draft: the same tables and areas, drawn by folium anew at each step.

The areas of Natural Earth at full resolution are a GeoJson layer; Leaflet is local. The record
and areas are read once per process.
"""

from bisect import bisect_left, bisect_right
from datetime import date
from pathlib import Path

import folium
import geopandas
import streamlit as st
from streamlit_folium import st_folium

from geo.areas import Area
from palette.colours import FILL
from record.atlas import Atlas, load, status_table, utc_today
from treaty.changes import change_days, changes

RAW = Path("data/raw/ne_10m_admin_0_countries.zip")


@st.cache_resource
def record() -> Atlas:
    """Return the record."""
    return load()


@st.cache_data
def areas() -> geopandas.GeoDataFrame:
    """Return the areas of Europe's states."""
    world = geopandas.read_file(RAW)[["ADM0_A3", "geometry"]].rename(columns={"ADM0_A3": "iso3"})
    return world[world["iso3"].isin(record().areas[Area.EUROPE])]


@st.cache_data
def days(today: date) -> list[date]:
    """Return the days on which something changed in Europe."""
    atlas = record()
    return change_days(changes(atlas.histories["ottawa"], until=today), atlas.areas[Area.EUROPE])


def later() -> None:
    """Move to the next change."""
    known = days(utc_today())
    st.session_state["day"] = known[bisect_right(known, st.session_state["day"])]


def earlier() -> None:
    """Move to the change before."""
    known = days(utc_today())
    st.session_state["day"] = known[bisect_left(known, st.session_state["day"]) - 1]


def fill(feature: dict) -> dict:
    """Return the style of a state."""
    look = FILL[feature["properties"]["status"]]["light"]
    return {"fillColor": look, "color": "#ffffff", "weight": 1, "fillOpacity": 1}


st.set_page_config(layout="wide")
today = utc_today()
day = st.slider("Day", date(1997, 12, 3), today, date(2000, 1, 1), key="day")
st.button("Previous change", on_click=earlier)
st.button("Next change", on_click=later)
table = status_table(record(), "ottawa", day, today=today)
drawn = areas().merge(table, on="iso3")
picture = folium.Map([54, 16], zoom_start=4, tiles=None)
picture.default_js = [("leaflet", "../../app/static/leaflet/leaflet.js")]
picture.default_css = [("leaflet", "../../app/static/leaflet/leaflet.css")]
folium.GeoJson(drawn, style_function=fill, tooltip=folium.GeoJsonTooltip(["name", "label"])).add_to(
    picture
)
st_folium(picture, key="map", height=560, use_container_width=True, returned_objects=[])
st.dataframe(table)
