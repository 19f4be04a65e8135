"""The first file of every page, with the page's title, card and first sight in it."""

import html
import re
from functools import cache
from types import SimpleNamespace

import geodata
from geodata.words import long_date
from pages.common.maps.map_page import WHOLE_STORY
from pages.common.shell.dates import read_date

from . import card

_CHARSET = re.compile(r"<meta charset=[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


@cache
def _pages() -> SimpleNamespace:
    """Titles and words of the pages; Streamlit's caches in them want a running server."""
    from pages.common.text import texts
    from pages.site import declared, words

    from . import first_sight

    return SimpleNamespace(
        titles=declared.titles(), opening=words.opening, text=texts.read, sight=first_sight.of
    )


def is_page(name: str) -> bool:
    """Whether the atlas has a page of a name.

    Parameters
    ----------
    name : str
        What stands at the end of an address.

    Returns
    -------
    bool
        Whether :func:`written` can write its first file.
    """
    return name in _pages().titles


def written(first: str, name: str, asked: dict[str, str], address: str) -> str:
    """Write what a page is into its first file.

    Parameters
    ----------
    first : str
        Streamlit's own first file.
    name : str
        The page's name.
    asked : dict of str to str
        What its link asks for, as it stands there.
    address : str
        The page's whole address; the card has no picture without it.

    Returns
    -------
    str
        HTML; all that comes from the address is escaped.
    """
    title, opening, heading = told(name)
    day = _day(asked.get("date", ""))
    place = address.split("?")[0]
    above = place if place.endswith("/") else place.rsplit("/", 1)[0] + "/"
    tags = card.tags(
        f"{title}: {long_date(day)}" if day else title,
        opening,
        address,
        f"{above}card/{card.PREVIEW}",
    )
    tab = f"{_pages().titles[name]} \u2013 {card.ATLAS}"  # as look.name_tab says it later
    before, sight = _pages().sight(name, heading, asked)
    titled = f"<title>{html.escape(tab)}</title>\n{tags}"
    first = _TITLE.sub(lambda _: titled, first, count=1)
    # Before all else, because a browser asks for few files at a time.
    first = _CHARSET.sub(lambda found: found[0] + before, first, count=1)
    first = first.replace('href="./favicon.png"', 'href="./card/icon.png"')
    without = (
        f"<noscript><style>#atlas-first {{ display: none }}</style>"
        f"<h1>{html.escape(title)}</h1><p>{html.escape(opening)}</p>"
        "<p>The atlas is drawn by your browser, which has its scripts switched off.</p></noscript>"
    )
    return _WITHOUT_SCRIPT.sub(lambda _: f"{sight}\n{without}", first, count=1)


@cache
def told(name: str) -> tuple[str, str, str]:
    """Title and opening sentences of a page, and the heading that stands above them.

    Parameters
    ----------
    name : str
        One of :func:`pages.site.declared.titles`.

    Returns
    -------
    tuple of str
        Those of the whole atlas, without a heading, where the page's own text cannot be read.
    """
    title = card.ATLAS if name == "overview" else _pages().titles[name]
    try:
        return title, _pages().opening(name), _pages().text(name).title
    except (geodata.DataError, OSError):
        return title, "Eastern Europe day by day, from 11 March 1938 to 22 June 1941.", ""


def _day(asked: str) -> str:
    """The day of a link if the atlas has it, else none."""
    try:
        return read_date(asked, WHOLE_STORY) if asked else ""
    except ValueError:
        return ""
