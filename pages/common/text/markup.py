"""The Markdown of texts as HTML, made once on the server and not on each visit in each browser."""

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import cycle

import streamlit as st
from markdown_it import MarkdownIt

from ..shell.wording import plain

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_HEADING = re.compile(r"<h([23])>(.*?)</h\1>")
_WORD = re.compile(r"[^\W_]+")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>")
_CELL = re.compile(r"<td\b([^>]*)>(.*?)</td>")
#: Columns from which on a table is too wide for a phone.
WIDE = 4
NOTHING = "–"


@lru_cache(maxsize=1024)
def as_html(text: str) -> str:
    r"""Make HTML of Markdown.

    Parameters
    ----------
    text : str
        Markdown of the atlas's own; HTML in it stays as it is.

    Returns
    -------
    str
        HTML whose headings can be linked to. The cells of a wide table know the heads of their
        columns, because a phone shows each row as a short paragraph (``stacked.css``).

    Examples
    --------
    >>> as_html("## The Pact")
    '<h2 id="the-pact">The Pact</h2>\n'
    """
    made = _TABLE.sub(lambda table: _labelled(table.group()), _MARKDOWN.render(text))
    return _HEADING.sub(_anchored, made)


def table(heads: Sequence[str], sides: str, rows: Iterable[Iterable]) -> str:
    """Write a table in Markdown.

    Parameters
    ----------
    heads : sequence of str
        Names of the columns.
    sides : str
        ``l`` or ``r`` for each column.
    rows : iterable
        Cells of each row; what is Markdown in them is shown as it is written.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> print(table(["Land", "km²"], "lr", [("Hanko", 97)]))
    | Land | km² |
    | :-- | --: |
    | Hanko | 97 |
    """
    rules = [":--" if side == "l" else "--:" for side in sides]
    cells = [heads, rules, *([plain(str(cell)) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _labelled(table: str) -> str:
    """A table of words for a phone; one of figures has room enough."""
    heads = _HEAD.findall(table)
    first = _CELL.findall(table)[1 : len(heads)]
    if len(heads) < WIDE or all("right" in style for style, _ in first):
        return table
    column = cycle(heads)

    def labelled(cell: re.Match) -> str:
        style, words = cell.groups()
        head = next(column)
        label = "" if head == heads[0] else f' data-label="{head}"'
        empty = ' class="empty"' if words in ("", NOTHING) else ""
        return f"<td{label}{empty}{style}>{words}</td>"

    return f'<div class="stacked">{_CELL.sub(labelled, table)}</div>'


def _anchored(heading: re.Match) -> str:
    level, words = heading.groups()
    return f'<h{level} id="{anchor(html.unescape(words))}">{words}</h{level}>'


def anchor(heading: str) -> str:
    """Name the anchor of a heading, as Streamlit does for its own.

    Parameters
    ----------
    heading : str
        Its words.

    Returns
    -------
    str
        For instance ``"how-to-cite"``.
    """
    return "-".join(_WORD.findall(heading.lower()))


def show(content: str) -> None:
    """Show HTML in the type of the texts.

    Parameters
    ----------
    content : str
        HTML of the atlas's own, such as that of `as_html`.
    """
    st.html(f'<div class="prose">{content}</div>')
