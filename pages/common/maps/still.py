"""A still of the map in its place, seen at once, until the browser has drawn the map itself."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit as st

import geodata
from geodata import cartography, printing

from . import assets
from .clock import Clock
from .map_page import MapPage

#: Stills kept; each is a file of a third of a megabyte.
MOST = 200
_made: dict[printing.Scene, str] = {}
_asked: set[printing.Scene] = set()
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
    # A map that opens otherwise, on one place or with the bar of a tour, would jump.
    if page.tour or clock.first_place or clock.first_present or clock.first_today:
        return
    wanted = printing.Scene(
        clock.first,
        bounds=page.bounds,
        view=clock.first_view or page.view,
        lines=page.lines,
        past_lines=page.past_lines,
    )
    name = _made.get(wanted)
    if name:
        address = f"{assets.served().page_prefix}{name}"
        # The hidden picture is asked for as soon as it is in the page, before that is laid out.
        st.html(
            f'<img class="dress" hidden alt="" src="{address}">'
            f"<style>.stApp {{ --still: url('{address}'); --still-words: end; "
            "--still-paper: light-dark(#f1ead8, #2f2b27) }</style>"
        )
    elif clock.first == page.opening or wanted in _asked:
        _order(wanted)
    elif len(_asked) < MOST:
        _asked.add(wanted)


def _order(wanted: printing.Scene) -> None:
    """Have a still drawn, unless enough are kept or one is being drawn: readers come first."""
    if len(_made) < MOST and _on_the_way.acquire(blocking=False):
        _worker.submit(_make, wanted, assets.served().folder)


def _make(wanted: printing.Scene, folder: Path) -> None:
    """Draw one still; where the files do not allow it the page has said so."""
    try:
        file = cartography.Asset.of("still", "svg", printing.still(wanted), "image/svg+xml")
        (folder / file.name).write_bytes(file.content)
        _made[wanted] = file.name
    except (geodata.DataError, OSError):
        pass
    finally:
        _on_the_way.release()
