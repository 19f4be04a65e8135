"""From longitude and latitude to millimetres of the sheet.

The projection is the browser's (``cartography/js/projection.js``): Albers equal-area conic on
a sphere, so that the printed map and the one on the screen have the same shapes.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pyproj
import shapely

from ..files import read_layer
from ..window import WINDOW

CONIC = "+proj=aea +lat_1=48 +lat_2=63 +lat_0=56 +lon_0=25 +R=6378137 +units=m +type=crs"


@cache
def _transformer() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:4326", CONIC, always_xy=True)


def project(shapes):
    """Shapes in degrees as shapes in metres of the projection.

    Parameters
    ----------
    shapes : shapely geometry or array of such
        EPSG:4326.

    Returns
    -------
    shapely geometry or array of such
        In metres, x to the east, y to the north.
    """
    return shapely.transform(shapes, _transformer().transform, interleaved=False)


def unproject(shapes):
    """Shapes in metres of the projection as shapes in degrees, EPSG:4326; undoes `project`."""

    def back(x, y):
        return _transformer().transform(x, y, direction="INVERSE")

    return shapely.transform(shapes, back, interleaved=False)


@cache
def projected(layer: str, columns: tuple[str, ...] = ()) -> np.ndarray:
    """The shapes of a layer in metres, in its order; read-only and shared between callers."""
    shapes = project(read_layer(layer, columns).geometry.to_numpy())
    shapes.flags.writeable = False
    return shapes


def outline(bounds) -> shapely.Polygon:
    """A box of degrees as a shape in degrees with curved parallels."""
    return shapely.segmentize(shapely.box(*bounds), 0.5)


def window() -> shapely.Polygon:
    """The land that the atlas covers, in metres."""
    return project(outline(WINDOW))


@dataclass(frozen=True)
class Frame:
    """The part of the sheet on which the map is drawn.

    Attributes
    ----------
    left, top, width, height : float
        On the sheet, mm.
    scale : float
        Millimetres of the sheet for a metre of land.
    x, y : float
        Metres of the projection in the frame's middle.
    """

    left: float
    top: float
    width: float
    height: float
    scale: float
    x: float
    y: float

    @classmethod
    def around(cls, bounds, left: float, top: float, width: float, height: float) -> "Frame":
        """Fit a box of degrees into a box of the sheet.

        Parameters
        ----------
        bounds : sequence of float
            West, south, east, north, degrees.
        left, top, width, height : float
            The box on the sheet, mm.

        Returns
        -------
        Frame
            All of the land is in it; around it what else there is room for.
        """
        west, south, east, north = shapely.bounds(project(outline(bounds)))
        scale = min(width / (east - west), height / (north - south))
        return cls(left, top, width, height, scale, (west + east) / 2, (south + north) / 2)

    @property
    def box(self) -> shapely.Polygon:
        """The frame on the sheet, mm."""
        return shapely.box(self.left, self.top, self.left + self.width, self.top + self.height)

    @property
    def denominator(self) -> float:
        """The number after "1 :" of its scale."""
        return 1000 / self.scale

    def to_sheet(self, shapes):
        """Shapes in metres of the projection as shapes in millimetres of the sheet."""
        middle = (self.left + self.width / 2, self.top + self.height / 2)

        def moved(points):
            x = middle[0] + (points[:, 0] - self.x) * self.scale
            y = middle[1] - (points[:, 1] - self.y) * self.scale
            return np.column_stack([x, y])

        return shapely.transform(shapes, moved)

    def cut(self, shapes, margin: float = 0.0):
        """Shapes in metres, on the sheet, cut off at the frame or some millimetres beyond it."""
        west, south, east, north = shapely.bounds(self.box)
        rectangle = (west - margin, south - margin, east + margin, north + margin)
        return _whole(shapely.clip_by_rect(self.to_sheet(shapes), *rectangle))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """A place on the sheet, mm."""
        spot = self.to_sheet(project(shapely.Point(lon, lat)))
        return spot.x, spot.y


def _whole(shapes):
    """Shapes without the lesser pieces that a cut along an edge leaves: no lines beside land."""
    if not isinstance(shapes, np.ndarray):
        return _best_parts(shapes)
    return np.array([_best_parts(shape) for shape in shapes], dtype=object)


def _best_parts(shape):
    if shape.geom_type != "GeometryCollection" or shape.is_empty:
        return shape
    parts = shapely.get_parts(shape)
    kept = parts[shapely.get_dimensions(parts) == shapely.get_dimensions(parts).max()]
    return shapely.union_all(kept)


def dissolved(shapes):
    """Neighbouring land as one shape.

    Parameters
    ----------
    shapes : iterable of shapely geometry
        Polygons that keep the same points along their common edges; empty ones are left out.

    Returns
    -------
    shapely geometry
        Polygon, perhaps in parts; empty when there is nothing.
    """
    return shapely.coverage_union_all([shape for shape in shapes if not shape.is_empty])
