"""The Markdown of texts as HTML, made once on the server and not on each visit in each browser."""

import html
import re
from functools import lru_cache

import streamlit as st
from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_HEADING = re.compile(r"<h([23])>(.*?)</h\1>")
_WORD = re.compile(r"[^\W_]+")


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
        HTML whose headings can be linked to.

    Examples
    --------
    >>> as_html("## The Pact")
    '<h2 id="the-pact">The Pact</h2>\n'
    """
    return _HEADING.sub(_anchored, _MARKDOWN.render(text))


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
