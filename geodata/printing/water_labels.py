"""Names of seas, lakes and rivers, at the spots that the table of waters gives for them."""

import math

import numpy as np
import shapely
from shapely import affinity

from ..cartography import tables
from ..cartography.paint import style
from ..files import ROOT
from . import svg
from .area_labels import written
from .conic import Frame
from .lettering import ITALIC, width
from .paint import PIXEL
from .room import Taken
from .town_labels import zoom

NEAR = 3.0  # mm that a river may lie from its spot
SHARES = {"sea": (1.0, 0.8, 0.65, 0.52), "lake": (0.9, 0.75), "river": (0.85,)}


def place(frame: Frame, sea, rivers: list, taken: Taken, ink: str) -> list[str]:
    """Write the names of waters.

    Parameters
    ----------
    frame : Frame
        Where the map is on the sheet.
    sea : shapely geometry
        The sea on the sheet, mm.
    rivers : list of shapely geometry
        Courses of rivers on the sheet, mm.
    taken : Taken
        What stands on the sheet; the names are added.
    ink : str
        Their colour.

    Returns
    -------
    list of str
        SVG.
    """
    inner, level = frame.box.buffer(-1.5), zoom(frame)
    lines = np.array([p for p in shapely.get_parts(rivers) if p.geom_type == "LineString"])
    shapely.prepare([inner, sea])
    out = []
    for water in tables.waters(ROOT):
        rules = style()["labels"]["waters"][water["kind"]]
        rule = rules[min(water["rank"], len(rules)) - 1]
        if not rule or level < rule["zoom"]:
            continue
        made = _one(water, rule, frame, inner, sea, lines, taken, ink)
        if made:
            out.append(made)
    return out


def _one(water, rule, frame: Frame, inner, sea, lines, taken: Taken, ink: str) -> str | None:
    for share in SHARES[water["kind"]]:
        size = rule["size"] * PIXEL * share
        for text, lon, lat, angle in water["spots"]:
            wide = width(text, ITALIC, rule["spacing"]) * size
            spot = (*frame.point(lon, lat), angle)
            if water["kind"] == "river":
                spot = _beside(spot, lines, wide, size)
            if spot is None:
                continue
            x, y, turn = spot
            flat = shapely.box(x - wide / 2, y - 0.45 * size, x + wide / 2, y + 0.45 * size)
            box = affinity.rotate(flat, turn, origin=(x, y))
            dry = water["kind"] == "sea" and not sea.contains(box)
            if dry or not inner.contains(box) or not taken.free(box):
                continue
            taken.take(box)
            halo = 0.0 if water["kind"] == "sea" else 0.3
            shift = rule["spacing"] * size / 2
            space = rule["spacing"]
            name = written(text, shift, 0.3 * size, size, ITALIC, ink, halo, spacing=space)
            return svg.tag("g", name, transform=f"translate({x:.2f} {y:.2f}) rotate({turn:.1f})")
    return None


def _beside(spot, lines, wide: float, size: float) -> tuple[float, float, float] | None:
    """A place above a river, along its course; None where none is near."""
    if not len(lines):
        return None
    point = shapely.Point(spot[:2])
    away = shapely.distance(lines, point)
    line = lines[int(away.argmin())]
    if away.min() > NEAR:
        return None
    at = line.project(point)
    ends = [line.interpolate(max(0.0, at - wide / 2)), line.interpolate(at + wide / 2)]
    first, last = sorted(ends, key=lambda end: end.x)
    turn = math.atan2(last.y - first.y, last.x - first.x)
    middle = line.interpolate(at)
    off = size * 0.62
    x, y = middle.x + off * math.sin(turn), middle.y - off * math.cos(turn)
    return x, y, math.degrees(turn)
