"""A page that is asked for before anything else must still be shown by ``app.py``.

A fresh server that finds a folder called ``pages`` and has not yet met ``st.navigation`` takes each
file in it for a page of its own, and so a first visitor who follows a link to a page would get it
without the app around it.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def through_app() -> None:
    """Start again through ``app.py`` if Streamlit has run this page's file by itself.

    Every page calls this first, for hosts that run ``app.py`` as a plain script.
    """
    if PagesManager.uses_pages_directory:
        only_through_app()
        st.rerun()


def only_through_app() -> None:
    """Have Streamlit run ``app.py`` for every page from now on.

    A server calls this before it has readers: of several who come at once, each with a link to a
    page, only the first would be helped by :func:`through_app`.
    """
    PagesManager.uses_pages_directory = False
