"""Names of lands along their axes, by the rules of ``cartography/js/axis_labels.js``."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import shapely

from ..cartography.paint import style
from ..files import read_table
from . import svg
from .conic import Frame, project
from .lettering import ITALIC, SERIF, Face, width
from .names import LandName, broken
from .paint import PIXEL
from .room import Taken

CAPS = 0.7  # of the size: how high capitals stand
MIXED = 0.92  # and small letters with what reaches above and below
LEAD, SUB = 1.12, 0.8
PAD = 2.5 * PIXEL  # mm of land above and below a name
SPAN, FILLED = 0.64, 0.94  # of an axis that a name should fill, and that it may
EDGE, NEAR = 9 * PIXEL, 30 * PIXEL  # mm from the edge of the map
AMPLE, BREAK, BEST = 3.0, 0.82, 9
LEVELS = ((1, 1), (1, 0.6), (0.87, 0.8), (0.87, 0.3), (0.75, 0.5), (0.75, 0))
OFFS = (0, 0.5, -0.5, 1, -1)
SLIDES = (0, 0.35, -0.35, 0.7, -0.7, 1, -1)
STRAIGHT = 1e-6
SAMPLES = 33


@dataclass(frozen=True)
class Axis:
    """An arc on the sheet, mm and radians; the course is that of the land, anticlockwise."""

    x: float
    y: float
    angle: float
    turn: float
    length: float
    room: float
    units: frozenset

    def point(self, along, off=0.0):
        """Points on it or beside it: x, y (downwards) and the course there."""
        bend = (self.turn if abs(self.turn) > STRAIGHT else STRAIGHT) / self.length
        course = self.angle - bend * np.asarray(along, float)
        x = self.x + (np.sin(self.angle) - np.sin(course)) / bend - off * np.sin(course)
        y = self.y - (np.cos(course) - np.cos(self.angle)) / bend - off * np.cos(course)
        return x, y, course

    @property
    def grace(self) -> float:
        """How much it pleases: level rather than steep, straight rather than bent."""
        rise = 0.45 * (abs(np.degrees(self.angle)) / 56) ** 0.8
        level = 1 - rise - (0.06 if self.angle < 0 else 0.0)
        return level * (1 - 0.15 * abs(np.degrees(self.turn)) / 60)


@dataclass(frozen=True)
class _Line:
    text: str
    face: Face
    size: float
    gap: float

    @property
    def own(self) -> np.ndarray:
        """Widths of its letters, em of the name, each with its kerning to the one before."""
        ends = [width(self.text[: i + 1], self.face) for i in range(len(self.text))]
        return np.diff([0.0, *ends]) * self.size

    @property
    def wide(self) -> float:
        return float(self.own.sum() + self.gap * (len(self.text) - 1))


@dataclass(frozen=True)
class _Way:
    """One way of setting a name on one axis."""

    lines: tuple[_Line, ...]
    main: int
    tall: float
    axis: Axis
    size: float

    @property
    def wide(self) -> float:
        return max(line.wide for line in self.lines)

    @property
    def value(self) -> float:
        length = min(self.axis.length, AMPLE * self.wide * self.size)
        above = min(self.axis.room, 4 * self.size) ** 0.12
        breaks = BREAK ** (len(self.lines) - 1)
        return self.size * length**0.6 * above * self.axis.grace * breaks

    def spread(self, stretch: float) -> float:
        letters = len(self.lines[0].text)
        if len(self.lines) > 1 or letters < 2:
            return 0.0
        more = (SPAN * self.axis.length - self.wide * self.size) / self.size / (letters - 1)
        return max(0.0, min(stretch, more))


@cache
def _table() -> list[tuple]:
    columns = ("lon", "lat", "angle", "turn", "length_km", "room_km", "units")
    table = read_table("label_axes.csv", columns)
    middles = project(shapely.points(table.lon.astype(float), table.lat.astype(float)))
    sizes = table[list(columns[2:6])].to_numpy(float)
    units = [frozenset(own.split()) for own in table.units]
    return list(zip(middles, sizes.tolist(), units, strict=True))


def axes_in(frame: Frame) -> list[Axis]:
    """Axes on the sheet, as far as they lie in the frame.

    Parameters
    ----------
    frame : Frame
        Where the map stands.

    Returns
    -------
    list of Axis
    """
    middles = frame.to_sheet(np.array([middle for middle, *_ in _table()]))
    out = []
    for middle, (_, (angle, turn, length, room), units) in zip(middles, _table(), strict=True):
        scale = 1000 * frame.scale
        arc = (np.radians(angle), np.radians(turn), length * scale, room * scale)
        part = _seen(Axis(middle.x, middle.y, *arc, units), frame)
        if part:
            out.append(part)
    return out


def _seen(axis: Axis, frame: Frame) -> Axis | None:
    """The longest part of an axis in the frame."""
    margin = max(EDGE, min(NEAR, 0.3 * axis.room))
    west, north, east, south = shapely.bounds(frame.box)
    along = np.linspace(-0.5, 0.5, SAMPLES) * axis.length
    x, y, _ = axis.point(along)
    inside = (x > west + margin) & (x < east - margin) & (y > north + margin) & (y < south - margin)
    edges = np.flatnonzero(np.diff(np.r_[False, inside, False].astype(int)))
    if not len(edges):
        return None
    runs = edges.reshape(-1, 2)
    first, end = runs[np.argmax(runs[:, 1] - runs[:, 0])]
    if end - first == SAMPLES:
        return axis
    if end - first < 2:
        return None
    share = (end - 1 - first) / (SAMPLES - 1)
    x, y, course = (float(v) for v in axis.point((along[first] + along[end - 1]) / 2))
    turn, length = axis.turn * share, axis.length * share
    return replace(axis, x=x, y=y, angle=course, turn=turn, length=length)


def name_on(
    name: LandName, axes: list[Axis], wanted: float, least: float, taken: Taken
) -> tuple[str, list] | None:
    """Write a name along one of the axes of its land.

    Parameters
    ----------
    name : LandName
        What is written.
    axes : list of Axis
        Those of its land.
    wanted, least : float
        Size of type that the land deserves, and the smallest, mm.
    taken : Taken
        What the name has to keep clear of.

    Returns
    -------
    tuple or None
        SVG, and the letters' boxes; None when no axis has room.
    """
    rule = style()["labels"]["minor" if name.minor else "state"]
    ways = [way for axis in axes for way in _ways(name, axis, rule, wanted) if way.size >= least]
    ways = sorted(ways, key=lambda way: -way.value)[:BEST]
    for small, tight in LEVELS:
        for way in ways:
            if way.value < 0.6 * ways[0].value:
                break
            spread = way.spread(rule.get("stretch", 0.0)) * tight
            placed = _settled(replace(way, size=max(least, way.size * small)), spread, taken)
            if placed:
                return placed
    return None


def _ways(name: LandName, axis: Axis, rule: dict, wanted: float):
    """Ways of setting a name on an axis, each as large as there is room."""
    text = name.text if name.minor else name.text.upper()
    for lines in broken(text):
        for sub in broken(name.sub) if name.sub else [[]]:
            face = ITALIC if name.minor else SERIF
            set_ = [_Line(line, face, 1.0, rule["spacing"]) for line in lines]
            set_ += [_Line(line, ITALIC, SUB, 0.0) for line in sub]
            tall = (MIXED if name.minor else CAPS) + LEAD * (len(lines) - 1) + SUB * LEAD * len(sub)
            wide = max(line.wide for line in set_)
            size = min(wanted, axis.length * FILLED / wide, (axis.room - 2 * PAD) / tall)
            yield _Way(tuple(set_), len(lines), tall, axis, size)


def _settled(way: _Way, spread: float, taken: Taken) -> tuple[str, list] | None:
    """The first free place along and across an axis."""
    first = way.lines[0]
    wide = max(way.wide, first.wide + spread * (len(first.text) - 1)) * way.size
    up = max(0.0, way.axis.room - 2 * PAD - way.tall * way.size) / 2
    along = max(0.0, way.axis.length * FILLED - wide) / 2
    for slide in SLIDES if along > 2 * PIXEL else (0,):
        for off in OFFS if up > 1.5 * PIXEL else (0,):
            drawn, boxes = _written(way, spread, slide * along, off * up)
            if all(taken.free(box) for box in boxes):
                return drawn, boxes
    return None


def _written(way: _Way, spread: float, slide: float, up: float) -> tuple[str, list]:
    labels, axis, size = style()["labels"], way.axis, way.size
    base = up + (way.tall / 2 - CAPS) * size
    halos, out, boxes = [], [], []
    for index, line in enumerate(way.lines):
        base -= LEAD * size * line.size if index else 0.0
        high = CAPS / 2 * line.size * size
        own = line.own * size
        gap = (line.gap + (spread if index < way.main else 0.0)) * size
        starts = np.cumsum(own + gap) - own - gap
        middles = starts + own / 2 - (own.sum() + gap * (len(own) - 1)) / 2
        # Letters turn about their middles, so that those on the inside of an arc do not crowd.
        closer = 1 + axis.turn / axis.length * (base + high)
        x, y, course = axis.point(slide + middles / closer, base + high)
        cos, sin = np.cos(course), np.sin(course)
        left = x - own / 2 * cos + high * sin, y + own / 2 * sin + high * cos
        wide, tall = own / 2 + PIXEL, high + 1.5 * PIXEL
        for i, sign in enumerate(line.text):
            if sign != " ":
                half = abs(wide[i] * cos[i]) + abs(tall * sin[i])
                half_up = abs(wide[i] * sin[i]) + abs(tall * cos[i])
                box = (x[i] - half, y[i] - half_up, x[i] + half, y[i] + half_up)
                boxes.append(shapely.box(*box))
        placed = {
            "x": _list(left[0]),
            "y": _list(left[1]),
            "rotate": _list(-np.degrees(course)),
            "font_size": round(line.size * size, 2),
            **line.face.attributes(),
        }
        # All halos below all letters: letter by letter, one would eat into the one before.
        halos.append(svg.tag("text", svg.words(line.text), **placed, **_halo()))
        out.append(svg.tag("text", svg.words(line.text), **placed, fill=labels["ink"]))
    return svg.tag("g", "".join([*halos, *out])), boxes


def _halo() -> dict:
    return {
        "fill": "none",
        "stroke": style()["labels"]["halo"],
        "stroke_width": 1.0,
        "stroke_linejoin": "round",
        "stroke_opacity": 0.85,
        "aria_hidden": "true",
    }


def _list(values) -> str:
    return " ".join(f"{value:.2f}" for value in values)
