"""Towns and Soviet bases with their names: by rank, each where there is room beside its sign."""

import math
import unicodedata

import numpy as np
import shapely

from ..cartography.paint import style
from . import svg
from .area_labels import written
from .conic import Frame
from .lettering import SANS, SANS_BOLD, SERIF, width
from .paint import PIXEL
from .room import Taken

STRANGE = 0.5  # difference from which a reader may not know a name again
SAME = 1.6  # mm within which a base and a town are one place
SIZES = {0: 2.9, 1: 2.9, 2: 2.55}  # mm by rank
SMALL = 2.3
TODAY = 0.86
SIGN = 1.3  # mm from the middle of a sign to the corners of what may stand next to it
BASE_INK, BASE_NAME, MONO_INK = "#8f2117", "#6d1a12", "#222222"
_SCREEN = 2 * math.pi * 6378137 / 256  # metres for a pixel at the browser's zoom level 0


def zoom(frame: Frame) -> float:
    """The browser's zoom level at which towns are as close as on paper."""
    return math.log2(_SCREEN * frame.scale / PIXEL)


def difference(one: str, other: str) -> float:
    """How different two names are: edits per letter, whatever their accents.

    Parameters
    ----------
    one, other : str
        Names.

    Returns
    -------
    float
        From 0 for the same to 1.

    Examples
    --------
    >>> difference("Łódź", "Lodz")
    0.0
    """
    a, b = (_bare(name) for name in (one, other))
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        following = [i]
        for j, sign in enumerate(b, 1):
            following.append(min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != sign)))
        row = following
    return row[-1] / max(1, len(a), len(b))


def _bare(name: str) -> str:
    signs = unicodedata.normalize("NFD", name.lower())
    return "".join(s for s in signs if not unicodedata.combining(s)).replace("ł", "l")


def today_beside(town) -> str:
    """Today's name in brackets, where a reader might not know the town by its old one."""
    strange = town.today and all(
        name != town.today and difference(name, town.today) >= STRANGE
        for name in town.text.split(" / ")
    )
    return f" (today {town.today})" if strange else ""


def base_sign(x: float, y: float, mono: bool = False) -> str:
    """The sign of a Soviet base.

    Parameters
    ----------
    x, y : float
        Its middle on the sheet, mm.
    mono : bool
        In black and white.

    Returns
    -------
    str
        SVG.
    """
    sign = f"M{x:.2f} {y - 1.25:.2f}l1.25 1.25 -1.25 1.25 -1.25 -1.25z"
    ink = MONO_INK if mono else BASE_INK
    return svg.tag("path", d=sign, fill=ink, stroke="#fffdf6", stroke_width=0.3)


class Gazetteer:
    """Places the towns and bases of a day.

    Parameters
    ----------
    frame : Frame
        Where the map is on the sheet.
    towns : list
        From :func:`geodata.printing.scene.towns`.
    bases : list of dict
        From :func:`geodata.printing.scene.bases`.
    inked : shapely geometry
        Borders and lines on the sheet, mm: names keep off them if they can.
    mono : bool
        In black and white.
    """

    def __init__(self, frame: Frame, towns: list, bases: list[dict], inked, mono: bool = False):
        self.frame = frame
        self.mono = mono
        self.inked = inked
        level, limits = zoom(frame), style()["labels"]["town_zoom"]
        self.names_today = level >= limits["today"] - 1
        inner = frame.box.buffer(-1.2)
        self.inner = inner
        shapely.prepare(inner)
        self.towns = [
            (town, point)
            for town in towns
            if level >= limits.get(str(town.rank), limits["default"])
            and inner.contains_properly(shapely.Point(point := frame.point(town.lon, town.lat)))
        ]
        places = [(base, frame.point(base["lon"], base["lat"])) for base in bases]
        self.bases = [(b, p) for b, p in places if inner.contains_properly(shapely.Point(p))]

    def signs(self, taken: Taken) -> None:
        """Keep the places of all signs of capitals and bases free of names."""
        for town, (x, y) in self.towns:
            if town.rank <= 1:
                taken.take(shapely.box(x - 0.8, y - 0.8, x + 0.8, y + 0.8))
        for _, (x, y) in self.bases:
            taken.take(shapely.box(x - 1.3, y - 1.3, x + 1.3, y + 1.3))

    def capitals(self, taken: Taken) -> list[str]:
        """Write the capitals."""
        return [
            out
            for town, point in self.towns
            if town.rank <= 1 and (out := self._town(town, point, taken, must=True))
        ]

    def others(self, taken: Taken) -> list[str]:
        """Write the bases and then the other towns."""
        out = [self._base(base, point, taken) for base, point in self.bases]
        marks = np.array([shapely.Point(point) for _, point in self.bases])
        for town, point in self.towns:
            if town.rank <= 1:
                continue
            near = len(marks) and (shapely.distance(marks, shapely.Point(point)) < SAME).any()
            if not near and (made := self._town(town, point, taken)):
                out.append(made)
        return out

    def _town(self, town, point, taken: Taken, must: bool = False) -> str | None:
        size = SIZES.get(town.rank, SMALL)
        face = SANS_BOLD if town.rank <= 1 else SANS
        today = today_beside(town) if self.names_today else ""
        wide = width(town.text, face) * size + width(today, SANS) * size * TODAY
        dot = shapely.Point(point).buffer(SIGN, quad_segs=1)
        if not must and not taken.free(dot):
            return None
        at = self._beside(point, wide, size, 1.5 if must else 1.25, taken)
        if at is None:
            return None  # a sign without a name tells nobody anything
        if not must:
            taken.take(dot)
        extra = ""
        if today:
            style_ = {"font_size": round(size * TODAY, 2), "font_style": "italic"}
            style_ |= {"font_family": SERIF.attributes()["font_family"], "font_weight": "400"}
            extra = " " + svg.tag("tspan", svg.words(today.strip()), **style_)
        ink = style()["labels"]["ink"]
        name = written(town.text, *at, size, face, ink, 0.42, anchor="start", extra=extra)
        return svg.tag("g", self._dot(town.rank, point) + name)

    def _dot(self, rank: int, point) -> str:
        ink = style()["labels"]["ink"]
        x, y = round(point[0], 2), round(point[1], 2)
        if rank <= 1:
            ring = svg.tag("circle", cx=x, cy=y, r=0.95, fill="#fffdf6")
            return ring + svg.tag("circle", cx=x, cy=y, r=0.68, fill=ink)
        return svg.tag("circle", cx=x, cy=y, r=0.5, fill="#fffdf6", stroke=ink, stroke_width=0.24)

    def _base(self, base: dict, point, taken: Taken) -> str:
        mark = base_sign(*point, self.mono)
        text = base["name"].split(" (")[0]
        at = self._beside(point, width(text, SANS_BOLD) * 2.45, 2.45, 1.7, taken)
        if at is None:
            return mark
        name_ink = MONO_INK if self.mono else BASE_NAME
        return mark + written(text, *at, 2.45, SANS_BOLD, name_ink, 0.42, anchor="start")

    def _beside(self, point, wide: float, size: float, gap: float, taken: Taken):
        """Start of the base line of a name beside a sign; None where there is no room."""
        (x, y), high = point, size * 0.98
        corners = [
            (x + gap, y - high / 2), (x - gap - wide, y - high / 2),
            (x + gap * 0.6, y - high - gap * 0.35), (x + gap * 0.6, y + gap * 0.35),
            (x - gap * 0.6 - wide, y - high - gap * 0.35), (x - gap * 0.6 - wide, y + gap * 0.35),
            (x - wide / 2, y - high - gap * 0.8), (x - wide / 2, y + gap * 0.8),
        ]  # fmt: skip
        best = None
        for rank, (left, top) in enumerate(corners):
            box = shapely.box(left - 0.3, top - 0.05, left + wide + 0.3, top + high + 0.05)
            if not self.inner.contains(box) or not taken.free(box):
                continue
            cost = shapely.clip_by_rect(self.inked, *box.bounds).length + rank * 0.35
            if best is None or cost < best[0]:
                best = (cost, box, left, top)
        if best is None:
            return None
        _, box, left, top = best
        taken.take(box)
        return left, top + high * 0.82
