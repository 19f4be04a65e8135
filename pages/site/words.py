"""Texts, claims and bibliography of the site as HTML."""

import html
import re

import pandas as pd

import geodata
from geodata.words import long_date
from pages.common.maps.map_page import MapPage
from pages.common.text import citations, documents, markup, records, texts


def text(name: str, page: MapPage | None, pieces: dict[str, str]) -> tuple[str, str, str]:
    """A page's text.

    Parameters
    ----------
    name : str
        The page's name.
    page : MapPage, optional
        The map to which its days link.
    pieces : dict of str to str
        What the page has to show between paragraphs, as HTML by name.

    Returns
    -------
    tuple of str
        Title, opening sentences, and everything below them as HTML.

    Raises
    ------
    geodata.DataError
        If a file is missing or damaged.
    """
    found = texts.read(name)
    lede = f'<div class="lede">{_markdown(found.lede, page)}</div>'
    parts = []
    for kind, told in texts.pieces(found.body):
        if kind == "words":
            parts.append(_markdown(told, page))
        else:
            parts.append(documents.as_html(told) if kind == "document" else pieces.get(told, ""))
    names = texts.figures_in(found.lede + found.body)
    if names:
        parts.append('<h2 id="figures">Figures on this page</h2>')
        parts.append(markup.as_html(records.figures_table(tuple(names))))
    sources = texts.sources_as_html(found.body)
    if sources:
        parts.append(f'<h2 id="sources">Sources</h2>{sources}')
    return found.title, lede, "\n".join(parts)


def opening(name: str) -> str:
    """The opening sentences of a page without links or signs.

    Parameters
    ----------
    name : str
        The page's name.

    Returns
    -------
    str
        Plain text.
    """
    shown = re.sub(r"<[^>]+>", "", _markdown(texts.read(name).lede, None))
    return html.unescape(" ".join(shown.split()))


def _markdown(words: str, page: MapPage | None) -> str:
    return markup.as_html(texts.render(words, page))


def claims() -> str:
    """All claims with their verdicts.

    Returns
    -------
    str
        HTML.
    """
    parts = []
    for row in records.table("claims").itertuples(index=False):
        where = f"{row.map_page}?date={row.map_date}"
        parts.append(
            f'<section class="claim"><h3>{html.escape(f"{row.claim}. {row.paraphrase}")}</h3>'
            f"<p><b>{html.escape(row.verdict)}.</b> {html.escape(row.record)}</p>"
            f"<p><small>{html.escape(geodata.cite(row.source))}</small> "
            f'<a href="{html.escape(where)}">Map of {long_date(row.map_date)}</a></p></section>'
        )
    return "\n".join(parts)


def stations() -> str:
    """The stations of the guided tour.

    Returns
    -------
    str
        HTML.
    """
    items = [
        f"<li><b>{long_date(stop.date)}: {html.escape(stop.title)}</b> {html.escape(stop.text)} "
        f"<small>{html.escape(geodata.cite(stop.source))}</small></li>"
        for stop in geodata.tour()
    ]
    return f'<ol class="stations">{"".join(items)}</ol>'


def sources() -> str:
    """The whole bibliography.

    Returns
    -------
    str
        HTML.
    """
    entries = sorted(geodata.sources().values(), key=citations.by_name)
    items = "".join(f"<li>{citations.full(entry)}</li>" for entry in entries)
    return f'<ol class="sources">{items}</ol>'


def table(frame: pd.DataFrame) -> str:
    """A table of the data.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table.

    Returns
    -------
    str
        HTML, escaped.
    """
    made = frame.to_html(index=False, border=0, na_rep="")
    return f'<div class="table" tabindex="0" role="group" aria-label="Table">{made}</div>'


def folded(title: str, content: str) -> str:
    """A part that a reader unfolds.

    Parameters
    ----------
    title : str
        What is in it.
    content : str
        HTML.

    Returns
    -------
    str
        HTML.
    """
    return f"<details><summary>{html.escape(title)}</summary>{content}</details>"
