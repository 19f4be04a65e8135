"""Shows the texts of pages."""

import html
from collections.abc import Callable

import streamlit as st

from ..maps.map_page import MapPage
from ..shell import guard
from . import documents, markup, records, texts
from .texts import Text

MEASURE = 640  # pixels; of tables and charts, while words keep to 75 signs by the style sheet
Pieces = dict[str, Callable[[], None]]


def begin(name: str) -> Text:
    """Read the text of a page and show its title.

    Parameters
    ----------
    name : str
        The page's name.

    Returns
    -------
    Text
        Without words if the file cannot be used, which is told; the page goes on.
    """
    text = Text(name.replace("_", " ").capitalize(), "", "")
    with guard.told():
        text = texts.read(name)
    st.title(text.title, anchor=False)
    return text


def show_contents(*headings: str) -> None:
    """List the parts of a long page, beside its opening where there is room.

    Parameters
    ----------
    *headings : str
        As they stand on the page; Streamlit makes their anchors of the same words.
    """
    links = "".join(
        f'<a href="#{markup.anchor(heading)}" target="_self">{html.escape(heading)}</a>'
        for heading in headings
    )
    st.html(f'<nav class="contents" aria-label="On this page"><b>On this page</b>{links}</nav>')


def show(text: str, page: MapPage | None = None, pieces: Pieces | None = None) -> None:
    """Show a text in a readable measure, with its documents and the page's own pieces.

    Parameters
    ----------
    text : str
        A text as it was written.
    page : MapPage, optional
        The map to which its days link.
    pieces : dict, optional
        What the page has to show between paragraphs, by name.

    Raises
    ------
    TextError
        If the text asks for a piece that does not exist.
    """
    for kind, told in texts.pieces(text):
        if kind == "words":
            _paragraphs(told, page)
            continue
        with guard.told():
            if kind == "document":
                with st.container(width=MEASURE):
                    documents.show(told)
            else:
                _piece(told, pieces or {})


def _piece(name: str, pieces: Pieces) -> None:
    if name not in pieces:
        raise texts.TextError(f"The page has nothing called {name!r}")
    pieces[name]()


def _paragraphs(text: str, page: MapPage | None) -> None:
    if not text.strip():
        return
    with st.container(width=MEASURE), guard.told():
        markup.show(markup.as_html(texts.render(text, page)))


def show_lede(text: Text, page: MapPage | None = None) -> None:
    """Show the opening sentences of a text.

    Parameters
    ----------
    text : Text
        The text.
    page : MapPage, optional
        The map to which its days link.
    """
    with st.container(width=MEASURE, key="lede"), guard.told():
        markup.show(markup.as_html(texts.render(text.lede, page)))


def show_figures(text: str) -> None:
    """List the figures of a text with who counted, and where it is told.

    Parameters
    ----------
    text : str
        A text as it was written.
    """
    names = texts.figures_in(text)
    if not names:
        return
    with st.container(width=MEASURE, key="figures"), guard.told():
        table = markup.as_html(records.figures_table(tuple(names)))
        markup.show(f'<h2 id="figures">Figures on this page</h2>{table}')


def show_sources(text: str) -> None:
    """List the sources of a text.

    Parameters
    ----------
    text : str
        A text as it was written.
    """
    with st.container(width=MEASURE), guard.told():
        listed = texts.sources_as_html(text)
        if listed:
            markup.show(f'<h2 id="sources">Sources</h2>{listed}')
