"""The tutorial's way, to compare with: the map is built anew on each change of a slider."""

import datetime as dt
import sys
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).parents[2]))

import geodata
from geodata import cartography
from pages.common.maps import assets

COLOURS = {"Germany": "#888888", "Soviet Union": "#cc4444", "Poland": "#ddaa88"}

st.set_page_config(layout="wide")


@st.cache_resource
def units():
    """The units at about the detail that the atlas sends to a browser."""
    shown = geodata.state_at("1939-08-23")[["unit", "geometry"]]
    return shown.assign(geometry=shown.geometry.simplify_coverage(0.01))


day = st.slider("Date", dt.date(1938, 3, 11), dt.date(1941, 6, 22), dt.date(1939, 9, 1))
state = geodata.state_at(day)[["unit", "controller", "sovereign", "status"]]
shown = units().merge(state, on="unit")
figure = folium.Map(location=[55, 23], zoom_start=5, tiles=None)
# Leaflet from this server, as the atlas has it: the others' hosts are blocked.
figure.default_js = [("leaflet", assets.served().prefix + cartography.script().name)]
figure.default_css = [("leaflet", assets.served().prefix + cartography.stylesheet().name)]
folium.GeoJson(
    shown.to_json(),
    style_function=lambda feature: {
        "fillColor": COLOURS.get(feature["properties"]["controller"], "#bbbbaa"),
        "className": f"day-{day}",
        "weight": 1,
    },
).add_to(figure)
lines = geodata.lines_at(day)[["name", "geometry"]]
if len(lines):
    folium.GeoJson(lines.to_json()).add_to(figure)
st_folium(figure, height=700, use_container_width=True)
