"""The first file of every page, with the page's title, card and first sight in it.

Streamlit answers each address with one and the same file, in which nothing of the page stands; what
shows a shared link reads no further. This stands in between.
"""

import gzip
import html
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs

import geodata
from geodata.words import long_date
from pages.common.maps.map_page import WHOLE_STORY
from pages.common.shell.dates import read_date

from . import card

HERE = Path(__file__).parent
SHELL = HERE.parent / "common" / "shell"
#: What the head names, by the end of its address, beside the page's own.
FILES = {
    f"card/{card.PREVIEW}": (HERE / card.PREVIEW, b"image/jpeg"),
    "card/icon.png": (SHELL / "icon.png", b"image/png"),
}
_CHARSET = re.compile(r"<meta charset=[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
#: What a browser may say of the file it has; Streamlit would answer for its own, always the same.
_ASKS_FOR_STREAMLITS_OWN = {
    b"accept-encoding", b"if-none-match", b"if-modified-since", b"range", b"if-range"
}  # fmt: skip
#: And what is said of that file.
_SAYS_OF_STREAMLITS_OWN = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}


@cache
def _pages() -> SimpleNamespace:
    """Titles and words of the pages; Streamlit's caches in them want a running server."""
    from pages.common.text import texts
    from pages.site import declared, words

    from . import first_sight

    return SimpleNamespace(
        titles=declared.titles(), opening=words.opening, text=texts.read, sight=first_sight.of
    )


class FirstFile:
    """Writes title, card, icon and first sight into the first file of a page (ASGI middleware).

    Parameters
    ----------
    app : ASGI application
        What answers everything else.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        for ending, (file, kind) in FILES.items():
            if scope["path"].endswith(f"/{ending}") and file.exists():
                await _answer(send, scope, file.read_bytes(), kind)
                return
        if _name(scope) not in _pages().titles:
            await self.app(scope, receive, send)
            return
        # The file is asked for whole, as it is: what comes compressed cannot be added to.
        headers = [pair for pair in scope["headers"] if pair[0] not in _ASKS_FOR_STREAMLITS_OWN]
        asked = {**scope, "method": "GET", "headers": headers}
        await self.app(asked, receive, _Rewriter(scope, send))


class _Rewriter:
    """Holds back an answer of HTML until it is whole, and passes on all others as they come."""

    def __init__(self, scope, send):
        self.scope, self.send = scope, send
        self.start, self.parts = None, []

    async def __call__(self, message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            if not self._is_page():
                await self.send(message)
            return
        if not self._is_page():
            await self.send(message)
            return
        self.parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        first = b"".join(self.parts).decode()
        body = written(first, _name(self.scope), _asked(self.scope), _address(self.scope)).encode()
        said = [(b"vary", b"Accept-Encoding")]
        if b"gzip" in dict(self.scope["headers"]).get(b"accept-encoding", b""):
            body = gzip.compress(body, 6)
            said.append((b"content-encoding", b"gzip"))
        said.append((b"content-length", str(len(body)).encode()))
        kept = [pair for pair in self.start["headers"] if pair[0] not in _SAYS_OF_STREAMLITS_OWN]
        await self.send({**self.start, "headers": [*kept, *said]})
        sent = b"" if self.scope["method"] == "HEAD" else body
        await self.send({"type": "http.response.body", "body": sent})

    def _is_page(self) -> bool:
        told = dict(self.start["headers"]).get(b"content-type", b"")
        return self.start["status"] == 200 and told.startswith(b"text/html")


async def _answer(send, scope, body: bytes, kind: bytes) -> None:
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"public, max-age=86400"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _name(scope) -> str:
    """Name of the page, or whatever stands in its place."""
    return scope["path"].rpartition("/")[2] or "overview"


def _asked(scope) -> dict[str, str]:
    """What the link asks for; of what it says twice the last, as Streamlit takes it."""
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return {name: values[-1] for name, values in query.items()}


def _address(scope) -> str:
    """The page's whole address, as the reader's browser or the one who shows its card wrote it."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    scheme = headers.get(b"x-forwarded-proto", b"").decode("latin-1") or scope["scheme"]
    query = scope["query_string"].decode("latin-1")
    return f"{scheme}://{host}{scope['path']}" + (f"?{query}" if query else "")


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
        The page's whole address.

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
