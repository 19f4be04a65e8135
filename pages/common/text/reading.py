"""A page's text, part by part, with the evidence of each beside it: documents and sources."""

import streamlit as st

from ..maps.map_page import MapPage
from ..shell import guard
from . import markup, prose, texts


def show(text: texts.Text, page: MapPage | None = None, pieces: prose.Pieces | None = None) -> None:
    """Show the text of a page, and at its end the figures and all the sources.

    The style sheet sets the two columns of a part beside each other where there is room. Where
    there is none the sources of a part are left to the list at the end.

    Parameters
    ----------
    text : Text
        The text.
    page : MapPage, optional
        The map to which its days link.
    pieces : dict, optional
        What the page has to show between paragraphs, by name.
    """
    for number, part in enumerate(texts.parts(text.body)):
        with st.container(key=f"part-{number}"), guard.told():
            _show_part(part, page, pieces)
    with st.container(key="part-end"):
        prose.show_figures(text.lede + text.body)
        prose.show_sources(text.body)


def _show_part(part: str, page: MapPage | None, pieces: prose.Pieces | None) -> None:
    with st.container():
        prose.show(texts.without_documents(part), page, pieces)
    listed = texts.sources_as_html(part, anchors=False)
    if listed:
        with st.container():
            prose.show_documents(part)
            markup.show(f'<div class="evidence">{listed}</div>')
