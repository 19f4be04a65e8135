"""A page that is asked for before anything else must still be shown by ``app.py``."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def through_app() -> None:
    """Start again through ``app.py`` if Streamlit has run this page's file by itself.

    A fresh server that finds a folder called ``pages`` and has not yet met ``st.navigation``
    takes each file in it for a page of its own, and so a first visitor who follows a link to
    a page would get it without the app around it. Every page calls this first.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
