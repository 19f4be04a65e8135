"""A still of the map in its place, seen at once, until the browser has drawn the map itself."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit as st

import geodata
from geodata import cartography, printing

from ..shell.dates import read_date
from . import assets
from .clock import Clock
from .map_page import MapPage

#: Stills kept, whatever links readers or strangers make; each is a file of a third of a megabyte.
MOST = 200
#: Parameters of an address with which a map opens otherwise than its still shows, or small.
OTHERWISE = ("event", "at", "station", "present", "today", "embed", "embed_options")
_made: dict[printing.Scene, str] = {}
_failed: set[printing.Scene] = set()
_asked: set[printing.Scene] = set()
_pages: dict[str, MapPage] = {}
_on_the_way = threading.Lock()
_worker = ThreadPoolExecutor(1, "still")


def show(page: MapPage, clock: Clock) -> None:
    """Put a still of the day on which the map opens behind it, if there is one already.

    One that is missing is drawn after the page has been sent, for the next reader: of the day on
    which the page opens at once, of another when it is asked for again.

    Parameters
    ----------
    page : MapPage
        The page.
    clock : Clock
        Its date, when the map has been mounted.
    """
    try:
        address = _address(page, clock)
    except geodata.DataError:
        address = None  # the map says what is wrong in its own place
    # The hidden picture is asked for as soon as it is in the page, before that is laid out.
    picture = f'<img hidden alt="" src="{address}"><style>{style(address)}</style>'
    # In any case an element: one that comes with a later run would have the map mounted anew.
    st.html(f'<i class="dress" hidden></i>{picture if address else ""}')


def _address(page: MapPage, clock: Clock) -> str | None:
    """The address of the still for a page; one that is missing is ordered or noted."""
    # A map that opens otherwise, on one place or with the bar of a tour, would jump.
    if page.tour or clock.first_place or clock.first_present or clock.first_today:
        return None
    _pages[page.key] = page
    wanted = _scene(page, clock.first, clock.first_view or page.view)
    address = _address_of(wanted)
    if address:
        return address
    if clock.first == page.opening or wanted in _asked:
        _order(wanted)
    elif len(_asked) < MOST:
        _asked.add(wanted)
    return None


def style(address: str) -> str:
    """The rule that puts a still in the map's place.

    Parameters
    ----------
    address : str
        The still's address.

    Returns
    -------
    str
        CSS.
    """
    return (
        f".stApp {{ --still: url('{address}'); --still-words: end; "
        "--still-paper: light-dark(#f1ead8, #2f2b27) }"
    )


def of_link(name: str, asked: dict[str, str]) -> str | None:
    """Find the still that a page shows first when it is opened by a link.

    Parameters
    ----------
    name : str
        The page's name.
    asked : dict of str to str
        What the link asks for.

    Returns
    -------
    str or None
        The still's address; none if it has not been drawn, if no reader has opened the page since
        the start, or where the page has something to say about the link above its map.
    """
    page = _pages.get(name)
    if page is None or any(asked.get(parameter) for parameter in OTHERWISE):
        return None
    view, names = asked.get("view") or page.view, asked.get("names") or "official"
    try:
        day = read_date(asked["date"], page) if asked.get("date") else page.opening
    except ValueError:
        return None
    if view not in geodata.VIEWS or names not in cartography.NAMES:
        return None
    return _address_of(_scene(page, day, view))


def _address_of(wanted: printing.Scene) -> str | None:
    """The address of a still that has been drawn and has not been cleared away since."""
    name, files = _made.get(wanted), assets.at_hand()
    if name is None or files is None:
        return None
    if not (files.folder / name).exists():
        _made.pop(wanted, None)
        return None
    return f"{files.page_prefix}{name}"


def _scene(page: MapPage, day: str, view: str) -> printing.Scene:
    """What the still of a page shows."""
    return printing.Scene(
        day, bounds=page.bounds, view=view, lines=page.lines, past_lines=page.past_lines
    )


def _order(wanted: printing.Scene) -> None:
    """Have a still drawn, unless enough are kept or one is being drawn: readers come first."""
    folder = assets.served().folder
    enough = wanted in _failed or len(_made) + len(_failed) >= MOST
    if enough or not _on_the_way.acquire(blocking=False):
        return
    try:
        _worker.submit(_make, wanted, folder)
    except RuntimeError:  # the server is about to end
        _on_the_way.release()


def _make(wanted: printing.Scene, folder: Path) -> None:
    """Draw one still; one that cannot be drawn is not tried again for each reader."""
    try:
        file = cartography.Asset.of("still", "svg", printing.still(wanted), "image/svg+xml")
        (folder / file.name).write_bytes(file.content)
        _made[wanted] = file.name
    except Exception as error:
        _failed.add(wanted)
        # Where the files or the disk do not allow it, the page has said so.
        if not isinstance(error, geodata.DataError | OSError):
            logging.getLogger(__name__).exception("A still cannot be drawn")
    finally:
        _on_the_way.release()
