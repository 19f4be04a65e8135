"""Where there is room for a name: boxes on the sheet, and the best spot in a shape."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

_SHARES = (1.0, 0.93, 0.87, 0.8, 0.74, 0.68, 0.62, 0.56, 0.5, 0.44, 0.38, 0.32)
_OVER = 0.02  # share of a name's box that may lie outside its shape


@dataclass(frozen=True)
class Block:
    """A name of one or more lines.

    Attributes
    ----------
    width, height : float
        At a size of 1.
    """

    width: float
    height: float

    def box(self, x: float, y: float, size: float) -> shapely.Polygon:
        """The box that it fills around a point."""
        w, h = self.width * size / 2, self.height * size / 2
        return shapely.box(x - w, y - h, x + w, y + h)


class Taken:
    """Boxes of the sheet on which something stands already.

    Parameters
    ----------
    boxes : iterable of shapely.Polygon
        Those known from the start.
    """

    def __init__(self, boxes: Iterable = ()):
        self.boxes: list[shapely.Polygon] = list(boxes)

    def free(self, box: shapely.Polygon) -> bool:
        """Tell whether nothing is yet on a box."""
        return not self.boxes or not shapely.intersects(np.array(self.boxes), box).any()

    def take(self, box: shapely.Polygon) -> None:
        """Keep a box for what stands on it."""
        self.boxes.append(box)

    def around(self, shape):
        """What is left of a shape."""
        near = [box for box in self.boxes if box.intersects(shape)]
        return shape.difference(shapely.union_all(near)) if near else shape


def spot(shape, block: Block, largest: float, least: float) -> tuple[float, float, float] | None:
    """The place in a shape where a name can be largest.

    Parameters
    ----------
    shape : shapely.Polygon
        Free land, mm.
    block : Block
        The name.
    largest, least : float
        Sizes of type between which it may be set, mm.

    Returns
    -------
    tuple of float or None
        Middle of the name (x, y) and its size; None where there is no room.
    """
    if shape.is_empty or shape.geom_type != "Polygon":
        return None
    west, south, east, north = shape.bounds
    if east - west < block.width * least or north - south < block.height * least:
        return None
    # In a space squeezed so that the name is square, its best place is the middle of the
    # largest circle.
    squeeze = np.array([block.height / block.width, 1.0])
    squeezed = shapely.transform(shape, lambda points: points * squeeze)
    radius = shapely.maximum_inscribed_circle(squeezed, tolerance=0.4)
    x, y = radius.coords[0] / squeeze
    for share in _SHARES:
        size = largest * share
        if size < least:
            break
        box = block.box(x, y, size)
        if box.difference(shape).area <= _OVER * box.area:
            return x, y, size
    box = block.box(x, y, least)
    return (x, y, least) if box.difference(shape).area <= _OVER * box.area else None
