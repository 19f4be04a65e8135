"""Names of agreement lines and fronts: once for each line, along its straightest free stretch."""

import math
from typing import NamedTuple

import numpy as np
import shapely
from shapely import affinity, ops

from . import svg
from .area_labels import written
from .lettering import ITALIC, width
from .paint import PIXEL
from .room import Taken

SIZE = 2.75  # mm
AWAY = 0.9  # mm from the line to the foot of its name
STEP = 4.0  # mm between the stretches that are tried
BENT = 1.1  # mm that a line may leave the straight below its name
# As on the screen (cartography/js/line_labels.js): a name stands where its line runs alone.
CLOSE = 7 * PIXEL  # mm within which another line makes it doubtful whose a name is
NEAR = 3 * PIXEL  # mm that a name keeps from other lines
SHARED = 12.0  # what is against a name where another line runs with its own all the way


class Named(NamedTuple):
    """A line that is to be named.

    Attributes
    ----------
    text, ink : str
        Name and colour.
    opacity : float
        Of the line, 0 to 1.
    past : bool
        Is it no longer in force?
    course : shapely geometry
        On the sheet, mm.
    """

    text: str
    ink: str
    opacity: float
    past: bool
    course: object


def place(named: list[Named], box, taken: Taken) -> list[str]:
    """Write the names of lines, first of those in force.

    Where a line runs with another it is named only if it has to be; one of the past, as long as
    some of it runs alone, is not named there at all. No name lies on another line.

    Parameters
    ----------
    named : list of Named
        Lines in sight.
    box : shapely.Polygon
        The frame of the map, mm.
    taken : Taken
        What stands on the sheet; the names are added.

    Returns
    -------
    list of str
        SVG.
    """
    inner = box.buffer(-1.5)
    found = []
    for one in sorted(named, key=lambda line: line.past):
        best = _best(one, [other.course for other in named if other is not one], inner, taken)
        if not best:
            continue
        turned, x, y, angle = best
        taken.take(turned)
        name = written(one.text, 0, 0, SIZE, ITALIC, one.ink, 0.5)
        found.append(
            svg.tag(
                "g",
                name,
                transform=f"translate({x:.2f} {y:.2f}) rotate({angle:.1f})",
                opacity=None if one.opacity == 1 else max(0.7, one.opacity),
            )
        )
    return found


def _best(one: Named, others, inner, taken: Taken):
    wide = width(one.text, ITALIC) * SIZE
    # Each for itself and then together: of lines that run side by side it takes seconds at once.
    close, near = (shapely.union_all(shapely.buffer(others, away)) for away in (CLOSE, NEAR))
    shapely.prepare([close, near])
    alone_only = one.past and one.course.difference(close).length > 0
    best = None
    for line in shapely.get_parts(shapely.line_merge(one.course)):
        for start in np.arange(0, max(0.1, line.length - wide), STEP):
            ends = shapely.line_interpolate_point(line, [start, start + wide])
            (x1, y1), (x2, y2) = ((p.x, p.y) for p in ends)
            if math.dist((x1, y1), (x2, y2)) < 0.8 * wide:
                continue
            shared = ops.substring(line, start, start + wide).intersection(close).length / wide
            if alone_only and shared:
                continue
            angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
            angle = (angle + 90) % 180 - 90
            for side in (-1, 1):
                made = _beside(ends, angle, side, wide)
                turned, x, y = made
                if not inner.contains(turned) or not taken.free(turned) or near.intersects(turned):
                    continue
                under = turned.intersection(one.course).length
                cost = 3 * under + abs(angle) / 25 + (0.5 if side > 0 else 0) + SHARED * shared
                if best is None or cost < best[0]:
                    best = (cost, (turned, x, y, angle))
    return best[1] if best and best[0] < 3 * BENT * 6 else None


def _beside(stretch, angle: float, side: int, wide: float):
    """Box of a name beside a stretch, turned along it, and the middle of its base line."""
    (x1, y1), (x2, y2) = ((p.x, p.y) for p in stretch)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    away = -AWAY if side < 0 else AWAY + 0.72 * SIZE
    turn = math.radians(angle)
    bx, by = x - away * math.sin(turn), y + away * math.cos(turn)
    flat = shapely.box(bx - wide / 2, by - 0.8 * SIZE, bx + wide / 2, by + 0.25 * SIZE)
    return affinity.rotate(flat, angle, origin=(bx, by)), bx, by
