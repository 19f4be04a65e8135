"""Names of agreement lines and fronts: once for each line, along its straightest free stretch."""

import math

import numpy as np
import shapely
from shapely import affinity

from . import svg
from .area_labels import written
from .lettering import ITALIC, width
from .room import Taken

SIZE = 2.75  # mm
AWAY = 0.9  # mm from the line to the foot of its name
STEP = 4.0  # mm between the stretches that are tried
BENT = 1.1  # mm that a line may leave the straight below its name


def place(named: list[tuple[str, str, float, object]], box, taken: Taken) -> list[str]:
    """Write the names of lines.

    Parameters
    ----------
    named : list of tuple
        Name, colour, opacity and course on the sheet (shapely, mm).
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
    inked = shapely.union_all([course for *_, course in named]) if named else None
    found = []
    for text, ink, opacity, course in named:
        best = _best(text, course, inked, inner, taken)
        if not best:
            continue
        turned, x, y, angle = best
        taken.take(turned)
        name = written(text, 0, 0, SIZE, ITALIC, ink, 0.5)
        found.append(
            svg.tag(
                "g",
                name,
                transform=f"translate({x:.2f} {y:.2f}) rotate({angle:.1f})",
                opacity=None if opacity == 1 else max(0.7, opacity),
            )
        )
    return found


def _best(text: str, course, inked, inner, taken: Taken):
    wide = width(text, ITALIC) * SIZE
    best = None
    for line in shapely.get_parts(shapely.line_merge(course)):
        for start in np.arange(0, max(0.1, line.length - wide), STEP):
            stretch = shapely.line_interpolate_point(line, [start, start + wide])
            (x1, y1), (x2, y2) = ((p.x, p.y) for p in stretch)
            if math.dist((x1, y1), (x2, y2)) < 0.8 * wide:
                continue
            angle = math.degrees(math.atan2(y2 - y1, x2 - x1))
            angle = (angle + 90) % 180 - 90
            for side in (-1, 1):
                made = _beside(stretch, angle, side, wide)
                turned, x, y = made
                if not inner.contains(turned) or not taken.free(turned):
                    continue
                under = turned.intersection(inked).length
                cost = 3 * under + abs(angle) / 25 + (0.5 if side > 0 else 0)
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
