"""Texts of pages: Markdown with citations, days and figures that are looked up.

``[@nsr, p. 78; @grzelak-1998]`` cites, ``{1939-09-17}`` links to the page's map on that day,
``{1939-09-17|the same day}`` does so in other words, and ``{#katyn-victims}`` writes a figure.
A line ``[[document pact-poland]]`` shows words of a document, and a line ``[[by-year]]`` what
the page has under that name, such as a chart.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import geodata
from geodata.words import long_date

from ..maps.map_page import MapPage
from ..shell.dates import read_date
from . import citations, documents, records

FOLDER = Path(__file__).parent.parent.parent / "text"
_PART = re.compile(r"^(?=## )", re.MULTILINE)
_CITED = re.compile(r"\[(@[^\]]+)\]")
_DAY = re.compile(r"\{(\d{4}-\d{2}-\d{2})(?:\|([^}]+))?\}")
_FIGURE = re.compile(r"\{#([a-z0-9-]+)\}")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_PIECE = re.compile(r"^\[\[(?:(document) )?([a-z0-9-]+)\]\]$", re.MULTILINE)


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


def headings_in(text: str) -> list[str]:
    """List the headings of a text.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of str
        Those of the first rank, in order.
    """
    return _HEADING.findall(text)


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


def parts(text: str) -> list[str]:
    """Split a text at its headings.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of str
        What stands before the first heading, if anything, and each heading with what follows it.
    """
    return [part for part in _PART.split(text) if part.strip()]


def pieces(text: str) -> list[tuple[str, str]]:
    """Take a text apart into its words and what it shows between them.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of tuple of str
        In order: ``("words", text)``, ``("document", id)`` for words of a document, and
        ``("piece", name)`` for what the page has.
    """
    words, *rest = _PIECE.split(text)
    found = [("words", words)]
    for kind, name, words in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        found += [(kind or "piece", name), ("words", words)]
    return found


def documents_in(text: str) -> list[str]:
    """List the documents of which a text shows words.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    list of str
        Their ids in ``quotations.csv``, in order.
    """
    return [name for kind, name in pieces(text) if kind == "document"]


def _citation(group: str) -> str:
    known = geodata.sources()
    parts = []
    for part in group.split(";"):
        key, _, where = part.strip().removeprefix("@").partition(",")
        if key not in known:
            raise TextError(f"No source is called {key!r}")
        words = citations.short_at(key, where.strip())
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


@lru_cache(maxsize=1024)
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
    return _PIECE.sub(lambda found: "" if found[1] else found[0], text)


def without_citations(text: str) -> str:
    """Take the citations out of a text, for one that is read without its list of sources.

    Parameters
    ----------
    text : str
        A text as it was written.

    Returns
    -------
    str
        The same without them.
    """
    return re.sub(" ?" + _CITED.pattern, "", text)


@lru_cache(maxsize=1024)
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
    quoted = [documents.source(name) for name in documents_in(text)]
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
