"""What every page wears: the style sheets and the atlas's own fonts."""

from pathlib import Path

import streamlit as st

import geodata
from geodata import cartography

from ..maps import assets

HERE = Path(__file__).parent
#: Style sheets in the order in which they are read; each says in its first line what it holds.
SHEETS = (
    "frame", "bar", "plate", "prose", "text", "stacked", "controls", "beside", "place", "present",
    "print", "settings",
)  # fmt: skip


def dress() -> None:
    """Give the page its mark, its style sheets and its fonts."""
    st.logo(HERE / "logo.svg", size="large")
    _wear(*SHEETS)
    try:
        faces = cartography.font_faces(assets.served().page_prefix)
    except geodata.DataError:
        return  # the page says what is wrong; its headings fall back on another serif
    st.html(f"<style>{faces}</style>")


def present_first() -> None:
    """Hide all but the map before the map is there, on a page that opens presenting."""
    _wear("present_first")


def _wear(*sheets: str) -> None:
    """Send style sheets.

    With more than a style in it the element is among the first that the browser builds; a style
    alone would come last, and the page be seen undressed.
    """
    text = "\n".join((HERE / "styles" / f"{sheet}.css").read_text("utf-8") for sheet in sheets)
    st.html(f'<i class="dress" hidden></i><style>{text}</style>')


def mark_section(number: int) -> None:
    """Mark in the navigation the section of the page that is shown.

    Parameters
    ----------
    number : int
        Its place among the parts of the navigation, from 1.
    """
    part = f"[data-testid='stTopNav'] > :nth-child({number}) [data-testid='stTopNavSection']"
    st.html(f"<style>{part} {{ font-weight: 600; box-shadow: inset 0 -2px var(--accent) }}</style>")


def name_tab(title: str) -> None:
    """Write in the browser's tab what it shows.

    Parameters
    ----------
    title : str
        The page's title.
    """
    st.set_page_config(page_title=f"{title} \u2013 The Pact Atlas")
