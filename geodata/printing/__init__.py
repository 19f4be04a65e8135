"""The map of a day on paper: a page of an atlas as PDF, SVG or PNG.

Shapes, colours, line types and names follow the same rules and values as the map in the
browser (``cartography/style.json``), in the same projection.
"""

from .press import PressError, as_pdf, as_png, as_svg
from .scene import Scene
from .sheet import LICENCE, Sheet, compose
from .still import still

__all__ = [
    "LICENCE",
    "PressError",
    "Scene",
    "Sheet",
    "as_pdf",
    "as_png",
    "as_svg",
    "compose",
    "still",
]
