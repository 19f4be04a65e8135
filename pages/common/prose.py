"""Texts of pages: Markdown with citations, days and figures that are looked up.

``[@nsr, p. 78; @grzelak-1998]`` cites, ``{1939-09-17}`` links to the page's map on that day,
``{1939-09-17|the same day}`` does so in other words, and ``{#katyn-victims}`` writes a figure.
A line ``[[document pact-poland]]`` shows words of a document, and a line ``[[by-year]]`` what
the page has under that name, such as a chart.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

import geodata
from geodata.words import long_date

from . import citations, documents, guard, records
from .dates import read_date
from .map_page import MapPage

FOLDER = Path(__file__).parent.parent / "text"
MEASURE = 760  # pixels; about 90 signs to a line
_CITED = re.compile(r"\[(@[^\]]+)\]")
_DAY = re.compile(r"\{(\d{4}-\d{2}-\d{2})(?:\|([^}]+))?\}")
_FIGURE = re.compile(r"\{#([a-z0-9-]+)\}")
PIECE = re.compile(r"^\[\[(?:(document) )?([a-z0-9-]+)\]\]$", re.MULTILINE)
Pieces = dict[str, Callable[[], None]]


class TextError(geodata.DataError, ValueError):
    """A text refers to what does not exist."""


@dataclass(frozen=True)
class Text:
    """A page's text.

    Attributes
    ----------
    title, lede : str
        The heading, and the sentence or two under it.
    body : str
        The rest, with citations, days and figures still as they were written.
    """

    title: str
    lede: str
    body: str


def read(name: str) -> Text:
    """Read the text of a page.

    Parameters
    ----------
    name : str
        The page's name.

    Returns
    -------
    Text
        Title, opening sentences, body.

    Raises
    ------
    geodata.DataError
        If the file is missing or damaged.
    """
    try:
        whole = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
        title, lede, body = whole.strip().split("\n\n", 2)
    except (OSError, ValueError) as error:
        raise geodata.DataError(
            f"{name}.md cannot be used. Restore it with: git checkout -- pages/text/{name}.md"
        ) from error
    return Text(title.removeprefix("# "), lede, body)


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
        text = read(name)
    st.title(text.title, anchor=False)
    return text


def cited_keys(text: str) -> list[str]:
    """List the sources that a text cites.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of str
        Keys, each once, in order of first use.
    """
    groups = _CITED.findall(text)
    parts = [part for group in groups for part in group.split(";")]
    return list(dict.fromkeys(part.split(",")[0].strip().removeprefix("@") for part in parts))


def figures_in(text: str) -> list[str]:
    """List the figures that a text writes.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of str
        Their ids, each once, in order of first use.
    """
    return list(dict.fromkeys(_FIGURE.findall(text)))


def pieces_in(text: str) -> list[tuple[str, str]]:
    """List what a text shows between its paragraphs.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of tuple of str
        ``("document", id)`` for words of a document, ``("", name)`` for what the page has.
    """
    return PIECE.findall(text)


def _citation(group: str) -> str:
    known = geodata.sources()
    parts = []
    for part in group.split(";"):
        key, _, where = part.strip().removeprefix("@").partition(",")
        if key not in known:
            raise TextError(f"No source is called {key!r}")
        words = citations.short(known[key]) + (f", {where.strip()}" if where else "")
        parts.append(f'<a href="#source-{key}" target="_self">{html.escape(words)}</a>')
    return f'<span class="cited">[{"; ".join(parts)}]</span>'


def _figure(name: str) -> str:
    return f'<a class="figure" href="#figures" target="_self">{records.figure(name)}</a>'


def _day_link(day: str, words: str | None, page: MapPage | None) -> str:
    shown = html.escape(words or long_date(day))
    if page is None:
        return shown
    try:
        return f'<a href="{page.address}?date={read_date(day, page)}" target="_self">{shown}</a>'
    except ValueError as error:
        raise TextError(f"{page.key}.md: {error}") from error


def render(text: str, page: MapPage | None = None) -> str:
    """Look up what a text refers to.

    Parameters
    ----------
    text : str
        A text as it was written.
    page : MapPage, optional
        The map to which its days link.

    Returns
    -------
    str
        Markdown with HTML.

    Raises
    ------
    TextError
        If a source, a figure or a day of the page's map does not exist.
    """
    text = _FIGURE.sub(lambda found: _figure(found[1]), text)
    text = _DAY.sub(lambda found: _day_link(found[1], found[2], page), text)
    return _CITED.sub(lambda found: _citation(found[1]), text)


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
    words, *rest = PIECE.split(text)
    _paragraphs(words, page)
    for kind, name, words in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        with guard.told():
            _piece(kind, name, pieces or {})
        _paragraphs(words, page)


def _piece(kind: str, name: str, pieces: Pieces) -> None:
    if kind:
        with st.container(width=MEASURE):
            documents.show(name)
    elif name in pieces:
        pieces[name]()
    else:
        raise TextError(f"The page has nothing called {name!r}")


def without_documents(text: str) -> str:
    """Take the documents out of a text, for a page that shows them beside it.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    str
        The same with nothing but the page's own pieces between its paragraphs.
    """
    return PIECE.sub(lambda found: "" if found[1] else found[0], text)


def show_documents(text: str) -> None:
    """Show the documents of a text and nothing else of it.

    Parameters
    ----------
    text : str
        A text as it was written.
    """
    for kind, name in pieces_in(text):
        if kind:
            with guard.told():
                documents.show(name)


def _paragraphs(text: str, page: MapPage | None) -> None:
    if not text.strip():
        return
    with st.container(width=MEASURE), guard.told():
        st.markdown(render(text, page), unsafe_allow_html=True)


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
        st.markdown(render(text.lede, page), unsafe_allow_html=True)


def show_figures(text: str) -> None:
    """List the figures of a text with who counted, and where it is told.

    Parameters
    ----------
    text : str
        A text as it was written.
    """
    names = figures_in(text)
    if not names:
        return
    with st.container(width=MEASURE, key="figures"), guard.told():
        st.header("Figures on this page", anchor="figures")
        st.markdown(records.figures_table(names))


def show_sources(text: str) -> None:
    """List the sources of a text.

    Parameters
    ----------
    text : str
        A text as it was written.
    """
    with st.container(width=MEASURE), guard.told():
        listed = sources_as_html(text)
        if listed:
            st.header("Sources", anchor="sources")
            st.markdown(listed, unsafe_allow_html=True)


def sources_as_html(text: str, anchors: bool = True) -> str:
    """Write the sources of a text as a list.

    Parameters
    ----------
    text : str
        A text as it was written.
    anchors : bool, optional
        Whether citations lead to the entries; one list of a page may have them.

    Returns
    -------
    str
        HTML; empty if the text has none.
    """
    quoted = [documents.source(name) for kind, name in pieces_in(text) if kind]
    counted = records.figure_sources(figures_in(text))
    keys = list(dict.fromkeys(cited_keys(text) + quoted + counted))
    if not keys:
        return ""
    known = geodata.sources()
    entries = sorted((known[key] for key in keys), key=citations.by_name)
    items = "".join(
        f"<li{_anchor(entry) if anchors else ''}><b>{html.escape(citations.short(entry))}</b>: "
        f"{citations.full(entry)}</li>"
        for entry in entries
    )
    return f'<ol class="sources">{items}</ol>'


def _anchor(entry: dict) -> str:
    return f' id="source-{html.escape(entry["id"])}"'
