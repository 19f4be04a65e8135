"""The map of a day on paper: a page of an atlas as PDF, SVG or PNG.

Shapes, colours, line types and names follow the same rules and values as the map in the
browser (``cartography/style.json``), in the same projection.
"""

from .press import PressError, as_pdf, as_png, as_svg
from .scene import VIEWS, Scene, box_in_window
from .sheet import LICENCE, Sheet, compose

__all__ = [
    "LICENCE",
    "VIEWS",
    "PressError",
    "Scene",
    "Sheet",
    "as_pdf",
    "as_png",
    "as_svg",
    "box_in_window",
    "compose",
]
