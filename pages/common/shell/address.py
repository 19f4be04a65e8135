"""The address of the page that is shown, for links to copy."""

from urllib.parse import urlencode

import streamlit as st


def here() -> str:
    """The address of this page without what it asks for; empty where it is not known."""
    return str(st.context.url or "").split("?")[0]


def offer(told: str, query: dict[str, str]) -> None:
    """Show a link to this page to copy.

    Parameters
    ----------
    told : str
        What the link is.
    query : dict of str to str
        What it asks for.
    """
    st.caption(told)
    st.code(f"{here()}?{urlencode(query, safe=',')}", language=None, wrap_lines=True)
