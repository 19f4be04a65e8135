"""What a reader can take away from a map page: the map on paper, as one file, and the data."""

import threading
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

import geodata
from geodata.printing import PressError
from geodata.words import long_date

from ..maps.clock import Clock
from ..maps.map_page import MapPage
from ..shell import guard
from ..text import texts

ATLAS = "Eastern Europe"  # title on paper of the page that bears the atlas's own name


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes
    ----------
    label, ending, mime : str
        What the reader chooses, and what the browser is told.
    what : str
        What it is good for.
    paper : bool
        Whether it can be had in black and white.
    """

    label: str
    ending: str
    mime: str
    what: str
    paper: bool = False


KINDS = (
    Kind("PDF", ".pdf", "application/pdf", "An A4 page to print.", True),
    Kind("PNG", ".png", "image/png", "A picture of an A4 page, 300 dots an inch.", True),
    Kind("SVG", ".svg", "image/svg+xml", "A drawing to edit; its names are text.", True),
    Kind("HTML", ".html", "text/html", "This page’s map with its slider: one file, no network."),
    Kind("GeoJSON", ".geojson", "application/geo+json", "The day’s territories for GIS."),
    Kind(
        "GeoPackage",
        ".gpkg",
        "application/geopackage+sqlite3",
        "The day’s territories, borders and lines for GIS.",
    ),
    Kind("CSV", ".csv", "text/csv", "The day’s territories as a table."),
)
# One file at a time in the whole server: a page takes up to 150 MB while it is made, and a
# class asks for thirty at once. What has been made is kept for the next pupil.
ONE = threading.Lock()
_KEPT = 12


@lru_cache(maxsize=_KEPT)
def _content(ending: str, day: str, settings: tuple) -> bytes:
    return geodata.day_as(ending, day, **dict(settings))


def made(ending: str, day: str, settings: tuple) -> bytes:
    """Make a file, or give the one made before.

    Parameters
    ----------
    ending, day : str
        As for :func:`geodata.day_as`.
    settings : tuple
        Pairs of its settings.

    Returns
    -------
    bytes
        The file.
    """
    with ONE:
        return _content(ending, day, settings)


@st.fragment
def show(page: MapPage) -> None:
    """Offer a page's map and data; apart from the map, so that its reports stay small.

    Parameters
    ----------
    page : MapPage
        The page.
    """
    opened = st.expander("Take away", key=f"{page.key}.takeaway", on_change="rerun")
    if not opened.open:
        return
    with opened, guard.told():
        kind, mono = _choice(page)
        asked = st.button("Make the file", key=f"{page.key}.take.make", icon=":material/file_save:")
        if asked:
            _make(page, kind, mono)
        _offer(page, kind, mono)


def _choice(page: MapPage) -> tuple[Kind, bool]:
    label = st.segmented_control(
        "The map or the data of the day shown, as",
        [kind.label for kind in KINDS],
        default=KINDS[0].label,
        required=True,
        key=f"{page.key}.take.kind",
    )
    kind = next((kind for kind in KINDS if kind.label == label), KINDS[0])
    st.caption(kind.what)
    mono = kind.paper and st.checkbox(
        "Black and white: hatching instead of colours", key=f"{page.key}.take.mono"
    )
    return kind, bool(mono)


def settings(page: MapPage, mono: bool) -> tuple:
    """A page's settings for a file.

    Parameters
    ----------
    page : MapPage
        The page.
    mono : bool
        In black and white.

    Returns
    -------
    tuple
        Pairs for :func:`made`.
    """
    title = texts.read(page.key).title
    return (
        *page.settings.items(),
        ("view", Clock(page).view or page.view),
        ("names", Clock(page).names),
        ("title", ATLAS if page.all_events else title),
        ("mono", mono),
    )


def _make(page: MapPage, kind: Kind, mono: bool) -> None:
    day, wanted = Clock(page).date, settings(page, mono)
    waits = " after another reader’s file" if ONE.locked() else ""
    with st.status(f"Making the {kind.label} of {long_date(day)}{waits}") as status:
        try:
            made(kind.ending, day, wanted)
        except (PressError, ValueError) as error:
            st.write(str(error))
            status.update(label="The file could not be made", state="error", expanded=True)
            return
        status.update(label=f"The {kind.label} of {long_date(day)} is ready", state="complete")
    st.session_state[f"{page.key}.take.made"] = (kind.label, day, mono, wanted)


def _offer(page: MapPage, kind: Kind, mono: bool) -> None:
    """The last file, as long as it is the kind that is chosen."""
    label, day, grey, wanted = st.session_state.get(f"{page.key}.take.made", (None,) * 4)
    if (label, grey) != (kind.label, mono):
        return
    content = made(kind.ending, day, wanted)
    name = "-".join([page.key.replace("_", "-"), day, *(["black-and-white"] if mono else [])])
    st.download_button(
        f"Download {kind.label}, {long_date(day)} ({_size(content)})",
        content,
        name + kind.ending,
        kind.mime,
        icon=":material/download:",
        on_click="ignore",
        type="primary",
        key=f"{page.key}.take.file",
    )


def _size(content: bytes) -> str:
    return f"{len(content) / 1e6:.1f} MB" if len(content) > 1e5 else f"{len(content) / 1e3:.0f} kB"
