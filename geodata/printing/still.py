"""A still of the map: what stands in its place until the browser has drawn the map itself.

The same land, waters, borders and lines, without names, and no finer than a screen shows them.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from . import conic, plate, svg
from .paint import PIXEL
from .scene import Scene

#: Pixels of the longer side of the land shown; the browser scales the still to its own window.
LONGER = 620
#: Pixels by which a simplified line may leave its course.
TOLERANCE = 0.5
#: The same for land, whose corners go in the order of the area that they hold (Visvalingam-Whyatt).
TIED = 0.9
#: Square pixels below which an island is left out.
SPECK = 4.0
#: The map may cut this many zoom levels of the land's longer side to fill its frame, as
#: ``FILL`` in ``cartography/js/frame.js``.
FILL = 0.12
#: How wide and how high, for the land shown, a window may be and still be filled.
WIDEST, TALLEST = 2.3, 1.5


@dataclass(frozen=True)
class _Coarse(conic.Frame):
    """A frame whose shapes are as plain as the screen allows; neighbours keep their common edge."""

    def cut(self, shapes, margin: float = 0.0):
        found = super().cut(shapes, margin)
        plain = shapely.simplify(found, TOLERANCE * PIXEL)
        areal = (shapely.get_dimensions(found) == 2) & ~shapely.is_empty(found)
        if np.ndim(found) and areal.any():
            tied = shapely.coverage_simplify(found[areal], TIED * PIXEL)
            plain[areal] = [_without_specks(shape) for shape in tied]
        return plain


def _without_specks(shape):
    """A territory without the islands that are smaller than a dot."""
    parts = shapely.get_parts(shape)
    return shapely.multipolygons(parts[shapely.area(parts) >= SPECK * PIXEL**2])


def still(wanted: Scene) -> bytes:
    """Draw a scene for the screen, to stand where the map will be.

    Parameters
    ----------
    wanted : Scene
        What it shows; its title and names are not drawn.

    Returns
    -------
    bytes
        SVG without a size of its own: its land fills the box in which it is shown as the map fills
        its frame, and the land around it fills the rest.

    Raises
    ------
    geodata.DataError
        When a shipped file is missing or damaged.
    """
    west, south, east, north = shapely.bounds(conic.project(conic.outline(wanted.bounds)))
    scale = LONGER * PIXEL / max(east - west, north - south)
    land_wide, land_high = (east - west) * scale, (north - south) * scale
    wide, high = max(land_wide, land_high * WIDEST), max(land_high, land_wide * TALLEST)
    frame = _Coarse(-wide / 2, -high / 2, wide, high, scale, (west + east) / 2, (south + north) / 2)
    drawn = plate.picture(wanted, frame)
    fill = 2**FILL
    box = (-land_wide / 2 / fill, -land_high / 2 / fill, land_wide / fill, land_high / fill)
    return svg.tag(
        "svg",
        svg.tag("defs", drawn.definitions) + drawn.content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(f"{value:.2f}" for value in box),
        preserveAspectRatio="xMidYMid meet",
    ).encode()
