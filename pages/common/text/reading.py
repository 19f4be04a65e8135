"""A page's text, part by part, with the evidence of each beside it: documents and sources."""

import streamlit as st

from ..maps.map_page import MapPage
from ..shell import guard
from . import documents, markup, prose, texts


def show(text: texts.Text, page: MapPage | None = None, pieces: prose.Pieces | None = None) -> None:
    """Show the text of a page, and at its end the figures and all the sources.

    The style sheet sets the two columns of a part beside each other where there is room. Where
    there is none the sources of a part are left to the list at the end. Parts of words alone are
    sent as one element, for the browser lays out the page element by element before the map.

    Parameters
    ----------
    text : Text
        The text.
    page : MapPage, optional
        The map to which its days link.
    pieces : dict, optional
        What the page has to show between paragraphs, by name.
    """
    words: list[str] = []
    for number, part in enumerate(texts.parts(text.body)):
        if _has_pieces(part):
            _send(words)
            with st.container(key=f"part-{number}"), guard.told():
                _show_part(part, page, pieces)
        else:
            with guard.told():
                words.append(_as_html(part, page))
    _send(words)
    with st.container(key="part-end"):
        prose.show_figures(text.lede + text.body)
        prose.show_sources(text.body)


def _has_pieces(part: str) -> bool:
    return any(kind == "piece" for kind, _ in texts.pieces(part))


def _send(words: list[str]) -> None:
    if words:
        st.html("".join(words))
        words.clear()


def _as_html(part: str, page: MapPage | None) -> str:
    """A part of words alone: they, and beside them documents and sources."""
    told = markup.as_html(texts.render(texts.without_documents(part), page))
    return (
        f'<section class="part"><div class="prose">{told}</div>{_evidence_as_html(part)}</section>'
    )


def _evidence_as_html(part: str) -> str:
    """Documents and sources of a part; without them its words stay."""
    with guard.told():
        listed = texts.sources_as_html(part, anchors=False)
        shown = "".join(documents.as_html(name) for name in texts.documents_in(part))
        if listed:
            return (
                f'<div><div class="prose">{shown}</div>'
                f'<div class="prose evidence">{listed}</div></div>'
            )
    return ""


def _show_part(part: str, page: MapPage | None, pieces: prose.Pieces | None) -> None:
    with st.container():
        prose.show(texts.without_documents(part), page, pieces)
    beside = _evidence_as_html(part)
    if beside:
        with st.container():
            st.html(beside)
