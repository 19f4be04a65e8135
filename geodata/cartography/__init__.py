"""How the atlas is drawn: a Folium map with a time control, and all that it needs offline.

What is true on a day is decided elsewhere (in Python by the atlas, in the browser by
``js/chronology.js``); the look of it is data, in ``style.json``.
"""

from .assets import Asset, font_faces, fonts, script, stylesheet, todays_borders
from .bundle import bundle
from .elements import NAMES, DateCommand, HistoryMap, make_map
from .inset import Inset

__all__ = [
    "NAMES",
    "Asset",
    "DateCommand",
    "HistoryMap",
    "Inset",
    "bundle",
    "font_faces",
    "fonts",
    "make_map",
    "script",
    "stylesheet",
    "todays_borders",
]
