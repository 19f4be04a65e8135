"""A page that tells a story: title, map, text, sources."""

import streamlit as st

import geodata

from . import entry, map_view, prose
from .map_page import MapPage


def show(page: MapPage) -> None:
    """Show a page with its map.

    Parameters
    ----------
    page : MapPage
        What the page declares; its key names its text.
    """
    entry.through_app()
    try:
        text = prose.read(page.key)
        st.title(text.title, anchor=False)
        map_view.show(page)
        prose.show_lede(text, page)
        prose.show(text.body, page)
        prose.show_sources(text.body)
    except geodata.DataError as error:
        st.error(str(error))
