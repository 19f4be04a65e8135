"""The state of a day as a file for other programs, its map as a page, the atlas as one document."""

import datetime as dt
from pathlib import Path

import pandas as pd

from .atlas import state_at
from .chronology import as_day
from .window import box_in_window

#: Endings of files, and what they hold.
ENDINGS = {
    ".geojson": "units of the day (RFC 7946)",
    ".gpkg": "units, borders and lines of the day (GeoPackage)",
    ".csv": "units of the day without their shapes",
    ".html": "the whole map with its time control, works alone",
    ".pdf": "the map of the day as an A4 page",
    ".svg": "the same, to edit",
    ".png": "the same, 300 dots an inch",
}
#: What of a map's settings only paper, or only the browser, knows.
_ON_PAPER = ("title", "mono")
_ON_SCREEN = ("start", "end", "page", "points", "today")


def write_day(date: str | dt.date, path: Path, **settings) -> None:
    """Write a day to a file.

    Parameters
    ----------
    date : str or datetime.date
        Day from 1938-03-11 to 1941-06-22.
    path : Path
        ``.geojson``, ``.gpkg`` or ``.csv``: the units of that day, EPSG:4326 (the GeoPackage
        also has that day's borders and lines as layers); ``.html``: the whole map with its
        time control, which opens on that day and needs no network; ``.pdf``, ``.svg`` or
        ``.png``: the map of that day as a page of an atlas, A4.
    **settings
        For maps: ``bounds`` (west, south, east, north, degrees)``, view, lines, past_lines,
        names`` as for :func:`geodata.map_at`; on paper also ``title`` and ``mono`` (black and
        white), in HTML also ``start, end, page, points`` and ``today`` (offers today's borders).
        Settings that the file has no use for are left aside, so that one set serves all.

    Raises
    ------
    ValueError
        When the date is none or outside the window, a setting or the file's ending is
        another, or its folder is not there.
    DataError
        When a shipped file is missing or damaged.
    geodata.printing.PressError
        When a library that the file needs is not installed.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise ValueError(f"there is no folder {str(path.parent)!r}")
    path.write_bytes(day_as(path.suffix, date, **settings))


def day_as(ending: str, date: str | dt.date, **settings) -> bytes:
    """A day as the content of a file; parameters and errors as for :func:`write_day`.

    Returns
    -------
    bytes
        The file.

    Examples
    --------
    >>> day_as(".csv", "1939-11-01").decode().splitlines()[0][:30]
    'unit,name,controller,sovereign'
    """
    day = as_day(date).isoformat()
    settings = {key: value for key, value in settings.items() if value is not None}
    if "bounds" in settings:
        settings["bounds"] = box_in_window(settings["bounds"])
    if ending == ".html":
        return _document(day, settings)
    if ending in (".pdf", ".svg", ".png"):
        return _page(ending, day, settings)
    if ending == ".csv":
        state = pd.DataFrame(state_at(day).drop(columns="geometry"))
        return state.to_csv(index=False, lineterminator="\n").encode()
    if ending in (".geojson", ".gpkg"):
        return _layers(ending, day)
    raise ValueError(f"{ending!r} is not one of {', '.join(ENDINGS)}")


def _document(day: str, settings: dict) -> bytes:
    from .cartography import make_map

    kept = {key: value for key, value in settings.items() if key not in _ON_PAPER}
    return make_map(day, **kept).get_root().render().encode()


def _page(ending: str, day: str, settings: dict) -> bytes:
    from . import printing

    kept = {key: value for key, value in settings.items() if key not in _ON_SCREEN}
    if "lines" in kept:
        kept["lines"] = tuple(kept["lines"])
    sheet = printing.compose(printing.Scene(day, **kept))
    press = {".pdf": printing.as_pdf, ".svg": printing.as_svg, ".png": printing.as_png}
    return press[ending](sheet)


def _layers(ending: str, day: str) -> bytes:
    import tempfile

    from .atlas import lines_at
    from .borders import borders_at

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"day{ending}"
        if ending == ".geojson":
            state_at(day).to_file(path, driver="GeoJSON", RFC7946="YES")
        else:
            layers = {"units": state_at(day), "borders": borders_at(day), "lines": lines_at(day)}
            for name, frame in layers.items():
                frame.to_file(path, driver="GPKG", layer=name)
        return path.read_bytes()
