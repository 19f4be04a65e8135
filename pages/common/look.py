"""What every page wears: the style sheets and the atlas's own fonts."""

from pathlib import Path

import streamlit as st

import geodata
from geodata import cartography

from . import assets

HERE = Path(__file__).parent


def dress() -> None:
    """Give the page its style sheets and its fonts."""
    for sheet in ("page.css", "present.css"):
        st.html(HERE / sheet)
    try:
        faces = cartography.font_faces(assets.served().page_prefix)
    except geodata.DataError:
        return  # the page says what is wrong; its headings fall back on another serif
    st.html(f"<style>{faces}</style>")
