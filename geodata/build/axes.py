"""Axes of lands: gentle arcs along which the map may write the name of whoever holds them.

An axis lies inside its land with room above and below it. Which names stand on which axes on a day
is not said here: an axis serves any land that holds all units which it crosses.

``python -m geodata.build.axes`` after any change of ``units.geojson`` or ``control.csv``.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from scipy import ndimage

from ..borders import VIEWS
from ..files import TABLES, read_layer, read_table
from ..printing.conic import project, unproject
from ..printing.names import land_name
from ..printing.scene import Scene, units

PATH = TABLES / "label_axes.csv"
CELL = 5.0  # km, step of the raster on which axes are looked for
WINDOWS = (1200.0, 550.0)  # km, sides of the squares that stand for parts of the map
LASTING = 10  # days that a land must last to be searched in parts too
SMALLEST = 26.0  # km, below which an axis is not worth having
STEEPEST = 56.0  # degrees from the horizontal, of any letter
LEVEL = 8.0  # degrees, up to which an axis counts as level
MOST_BENT = 60.0  # degrees that an axis turns from end to end
ANGLES = np.arange(-48.0, 49.0, 12.0)
TURNS = np.arange(-60.0, 61.0, 30.0)
SHARES = np.geomspace(0.18, 1.0, 9)  # lengths tried, of the land's diagonal
#: Room beyond this share of the length is worth nothing: for a long name, and for one in two lines.
ASPECTS = (0.13, 0.36)
SAMPLES = 15
SPOTS = 30  # middles tried for an axis
#: An axis is left out when another crosses no further units and is as good as this.
ALIKE = {"middle": 0.2, "angle": 15.0, "turn": 25.0, "length": 0.8, "room": 0.72}


@dataclass(frozen=True)
class Axis:
    """An arc of a circle.

    Attributes
    ----------
    x, y : float
        Its middle, km of the projection.
    angle : float
        Rise of the arc in its middle, degrees; the name reads from left to right.
    turn : float
        By how much it turns from end to end, degrees; positive for one that is high in the middle.
    length : float
        Along the arc, km.
    room : float
        Height of the band around it that is free, km.
    units : frozenset of str
        Units that the band crosses.
    """

    x: float
    y: float
    angle: float
    turn: float
    length: float
    room: float = 0.0
    units: frozenset = frozenset()

    @classmethod
    def at(cls, lon: float, lat: float, angle: float, turn: float, length: float) -> "Axis":
        """The axis whose middle is at a place in degrees."""
        x, y = shapely.get_coordinates(project(shapely.Point(lon, lat)))[0] / 1000
        return cls(x, y, angle, turn, length)

    def line(self) -> shapely.LineString:
        """The arc as a line, km."""
        points = arcs(self.x, self.y, self.angle, self.turn, self.length, 2 * SAMPLES - 1)
        return shapely.LineString(np.stack(points, axis=-1))


def arcs(x, y, angle, turn, length, samples=SAMPLES):
    """Points along arcs.

    Parameters
    ----------
    x, y, angle, turn, length : float or array
        As in `Axis`.
    samples : int
        How many points, along a last dimension that is added.

    Returns
    -------
    tuple of numpy.ndarray
        x and y.
    """
    x, y, angle, turn, length = (
        np.asarray(v, float)[..., None] for v in (x, y, angle, turn, length)
    )
    along = np.linspace(-0.5, 0.5, samples)
    middle, bend = np.radians(angle), np.radians(turn)
    bend = np.where(np.abs(bend) < 1e-6, 1e-6, bend)
    course = middle - bend * along
    return (
        x + length * (np.sin(middle) - np.sin(course)) / bend,
        y + length * (np.cos(course) - np.cos(middle)) / bend,
    )


def make_axes() -> list[Axis]:
    """Axes of every land that bears a name on some day.

    Returns
    -------
    list of Axis
        The largest first; the same layers and tables give the same axes.
    """
    layer = read_layer("units.geojson", ("unit",))
    shapes = dict(zip(layer.unit, project(layer.geometry.to_numpy()), strict=True))
    shapes = {unit: shapely.transform(shape, lambda p: p / 1000) for unit, shape in shapes.items()}
    raster = _Raster(shapes)
    found, seen = [], set()
    for land, lasting in sorted(_lands().items(), key=lambda item: sorted(item[0])):
        whole = shapely.coverage_union_all([shapes[unit] for unit in sorted(land)])
        for mask, corner in raster.parts(land, WINDOWS if lasting else ()):
            key = (corner, mask.shape, mask.tobytes())
            if key in seen:
                continue
            seen.add(key)
            for axis in _best(mask, corner):
                if exact := _exact(axis, whole, shapes, land):
                    found.append(exact)
    return _without_doubles(found)


def _lands() -> dict[frozenset, bool]:
    """Sets of units that bear one name on some day, and whether they last."""
    control = read_table("control.csv", ("unit", "start_date", "end_date"))
    days = sorted({*control.start_date, *control.end_date})
    lands: dict[frozenset, int] = {}
    for day, until in pairwise(days):
        length = (pd.Timestamp(until) - pd.Timestamp(day)).days
        for view in VIEWS:
            named: dict[str, set] = {}
            for row in units(Scene(day, view=view)):
                named.setdefault(land_name(row, view).key, set()).add(row.unit)
            for group in {frozenset(group) for group in named.values()}:
                lands[group] = lands.get(group, 0) + length
    return {group: lasts >= LASTING for group, lasts in lands.items()}


class _Raster:
    """Units on a grid of cells."""

    def __init__(self, shapes: dict):
        self.west, self.south, east, north = shapely.total_bounds(list(shapes.values()))
        columns = int(np.ceil((east - self.west) / CELL))
        rows = int(np.ceil((north - self.south) / CELL))
        x = self.west + (np.arange(columns) + 0.5) * CELL
        y = self.south + (np.arange(rows) + 0.5) * CELL
        grid_x, grid_y = np.meshgrid(x, y)
        self.cells = {}
        for unit, shape in shapes.items():
            left, low, right, high = shape.bounds
            i = slice(*np.searchsorted(x, (left - CELL, right + CELL)))
            j = slice(*np.searchsorted(y, (low - CELL, high + CELL)))
            mask = np.zeros((rows, columns), bool)
            mask[j, i] = shapely.contains_xy(shape, grid_x[j, i], grid_y[j, i])
            self.cells[unit] = mask

    def parts(self, land: frozenset, windows: tuple):
        """Connected pieces of a land, whole and in squares: mask, and km of its corner."""
        mask = np.logical_or.reduce([self.cells[unit] for unit in land])
        rows, columns = mask.shape
        boxes = [(0, 0, rows, columns, 3)]
        for side in windows:
            size = int(side / CELL)
            boxes += [
                (j, i, size, size, size // 7)
                for j in range(-size // 2, rows, size // 2)
                for i in range(-size // 2, columns, size // 2)
            ]
        for j, i, height, width, least in boxes:
            j0, i0 = max(0, j), max(0, i)
            yield from self._pieces(
                mask[j0 : max(0, j + height), i0 : max(0, i + width)], j0, i0, least
            )

    def _pieces(self, mask, j, i, least):
        labels, _ = ndimage.label(mask)
        for number, box in enumerate(ndimage.find_objects(labels), 1):
            piece = labels[box] == number
            if piece.sum() >= max(least * least, 6):
                corner = (
                    self.west + (i + box[1].start) * CELL,
                    self.south + (j + box[0].start) * CELL,
                )
                yield np.pad(piece, 1), (corner[0] - CELL, corner[1] - CELL)


def _best(mask, corner) -> list[Axis]:
    """The best axes of a piece of land, by its raster: of any rise, and level ones."""
    free = ndimage.distance_transform_edt(mask) * CELL
    steep = np.abs(ANGLES[:, None]) + np.abs(TURNS[None, :]) / 2 <= STEEPEST
    angles, turns = (grid[steep] for grid in np.meshgrid(ANGLES, TURNS, indexing="ij"))
    first = _tried(free, _middles(free), angles, turns, CELL * np.hypot(*mask.shape) * SHARES)
    best = []
    for aspect in ASPECTS:
        scores = _worth(first, aspect)
        for level in (ANGLES.max(), LEVEL):
            rough = first[int(np.argmax(np.where(np.abs(first[:, 3]) <= level, scores, -1)))]
            axis = _refined(free, rough, aspect, level)
            if axis.room > 0:
                best.append(replace(axis, x=axis.x + corner[0], y=axis.y + corner[1]))
    return best


def _refined(free, rough, aspect: float, level: float) -> Axis:
    """The best axis that is nearly the same as a rough one."""
    x, y, angle, turn, length, _ = rough
    near = np.array([(x + dx, y + dy) for dx in _STEPS for dy in _STEPS])
    angles, turns = (
        grid.ravel() for grid in np.meshgrid(angle + _RISES, turn + 2 * _RISES, indexing="ij")
    )
    allowed = (np.abs(angles) + np.abs(turns) / 2 <= STEEPEST) & (np.abs(turns) <= MOST_BENT)
    allowed &= np.abs(angles) <= max(level, abs(angle))
    lengths = length * np.array([0.94, 1.0, 1.07, 1.15])
    tried = _tried(free, near, angles[allowed], turns[allowed], lengths)
    return Axis(*map(float, tried[int(np.argmax(_worth(tried, aspect)))]))


_STEPS = (-6.0, -3.0, 0.0, 3.0, 6.0)  # km
_RISES = np.arange(-8.0, 9.0, 4.0)  # degrees


def _middles(free) -> np.ndarray:
    """Where the middle of an axis is tried: cells far from the edge, evenly spread; km."""
    deep = np.argwhere(free > 0.45 * free.max())
    step = max(1, int(np.sqrt(len(deep) / SPOTS)))
    spread = deep[(deep[:, 0] % step == 0) & (deep[:, 1] % step == 0)]
    top = np.argwhere(free == free.max())[:1]
    return (np.concatenate([top, spread])[:, ::-1] + 0.5) * CELL


def _tried(free, middles, angles, turns, lengths) -> np.ndarray:
    """Every axis of these, with its room: rows of x, y, angle, turn, length, room."""
    spot, course, size = (
        grid.ravel()
        for grid in np.meshgrid(
            np.arange(len(middles)), np.arange(len(angles)), np.arange(len(lengths)), indexing="ij"
        )
    )
    x, y = middles[spot].T
    angle, turn, length = angles[course], turns[course], lengths[size]
    px, py = arcs(x, y, angle, turn, length)
    i, j = np.floor(px / CELL).astype(int), np.floor(py / CELL).astype(int)
    rows, columns = free.shape
    inside = (i >= 0) & (j >= 0) & (i < columns) & (j < rows)
    room = np.where(inside, free[np.clip(j, 0, rows - 1), np.clip(i, 0, columns - 1)], 0).min(
        axis=-1
    )
    return np.stack([x, y, angle, turn, length, 2 * room], axis=-1)


def _worth(tried, aspect: float) -> np.ndarray:
    """How good axes are: long, with room for letters, level, straight."""
    *_, angle, turn, length, room = tried.T
    level = 1 - 0.5 * (np.abs(angle) / STEEPEST) ** 0.8 - np.where(angle < 0, 0.06, 0.0)
    straight = 1 - 0.2 * np.abs(turn) / MOST_BENT
    return length * np.minimum(room, aspect * length) ** 0.8 * level * straight


def _exact(axis: Axis, whole, shapes: dict, land: frozenset) -> Axis | None:
    """The axis with the room that it really has, rounded as it is written; None without any."""
    lon, lat = np.round(
        shapely.get_coordinates(unproject(shapely.Point(axis.x * 1000, axis.y * 1000)))[0], 2
    )
    angle, turn, length = (
        round(axis.angle / 2) * 2,
        round(axis.turn / 4) * 4,
        int(axis.length / 5) * 5,
    )
    axis = Axis.at(lon, lat, angle, turn, length)
    line = axis.line()
    if length < SMALLEST or not whole.contains(line):
        return None
    room = int(2 * line.distance(whole.boundary))
    if room < 0.03 * length or room < 5:
        return None
    band = line.buffer(room / 2, cap_style="flat")
    crossed = frozenset(unit for unit in land if shapes[unit].intersects(band))
    return replace(axis, room=room, units=crossed)


def _without_doubles(found: list[Axis]) -> list[Axis]:
    kept: list[Axis] = []
    order = sorted(
        found, key=lambda a: (-a.length * a.room**0.5, len(a.units), sorted(a.units), a.x, a.y)
    )
    for axis in order:
        if not any(_replaces(other, axis) for other in kept):
            kept.append(axis)
    return kept


def _replaces(other: Axis, axis: Axis) -> bool:
    return (
        other.units <= axis.units
        and np.hypot(other.x - axis.x, other.y - axis.y) < ALIKE["middle"] * axis.length
        and abs(other.angle - axis.angle) < ALIKE["angle"]
        and abs(other.turn - axis.turn) < ALIKE["turn"]
        and ALIKE["length"] * axis.length <= other.length <= axis.length / ALIKE["length"] ** 2
        and other.room >= ALIKE["room"] * axis.room
    )


def write(axes: list[Axis], path: Path = PATH) -> None:
    """Write the table of axes."""
    rows = []
    for axis in axes:
        middle = shapely.get_coordinates(unproject(shapely.Point(axis.x * 1000, axis.y * 1000)))[0]
        lon, lat = (round(float(v), 2) for v in middle)
        rows.append(
            (lon, lat, axis.angle, axis.turn, axis.length, axis.room, " ".join(sorted(axis.units)))
        )
    columns = ["lon", "lat", "angle", "turn", "length_km", "room_km", "units"]
    rows.sort(key=lambda row: (row[-1], *row[:-1]))  # like beside like, which packs well
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False, lineterminator="\n")


if __name__ == "__main__":
    write(make_axes())
