"""From land, lines and seeds to a planar partition of units."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from .networks import plane

#: All vertices lie on a grid of this many degrees (RFC 7946, four decimals).
GRID = 1e-4
#: A face without a seed that is larger than this must get one (km²).
LARGEST_SLIVER_KM2 = 40.0
EQUAL_AREA = "EPSG:3035"


class PartitionError(ValueError):
    """The lines and seeds do not make a partition; the message says where."""


@dataclass(frozen=True)
class Partition:
    """Units and what was noticed while they were made.

    Attributes
    ----------
    units : geopandas.GeoDataFrame
        Columns ``unit`` and geometry, EPSG:4326, one row a unit.
    notes : pandas.DataFrame
        Faces without a seed: ``area_km2, lon, lat, given_to, how``.
    """

    units: gpd.GeoDataFrame
    notes: pd.DataFrame


def cut_land(land: list, lines: list) -> np.ndarray:
    """Cut land polygons by lines into faces.

    Parameters
    ----------
    land : list of shapely.Polygon
        EPSG:4326. Parts that no line crosses stay whole.
    lines : list of shapely.LineString
        EPSG:4326; loose ends are dropped.

    Returns
    -------
    numpy.ndarray of shapely.Polygon
        Faces without gaps or overlaps, vertices on :data:`GRID`.
    """
    rings = [ring for g in land for ring in (g.exterior, *g.interiors)]
    work = [_on_grid(line) for line in [*rings, *lines]]
    noded = shapely.node(shapely.multilinestrings([w for w in work if w is not None]))
    faces = shapely.get_parts(shapely.polygonize([noded]))
    tree = shapely.STRtree(land)
    points = shapely.point_on_surface(faces)
    inside, _ = tree.query(points, predicate="intersects")
    return faces[np.unique(inside)]


def _on_grid(line):
    """The line on the grid, without repeated vertices; None when nothing is left."""
    points = np.round(shapely.get_coordinates(line) / GRID).astype(np.int64)
    keep = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    return shapely.linestrings(points[keep] * GRID) if keep.sum() > 1 else None


def shared_lengths(faces: np.ndarray) -> dict[int, dict[int, float]]:
    """Length of the border that each two faces share, by equal edges.

    Parameters
    ----------
    faces : numpy.ndarray of shapely.Polygon
        A valid coverage, EPSG:4326.

    Returns
    -------
    dict
        ``{face: {neighbour: km}}``; faces without neighbours are absent.
    """
    rings, whose = shapely.get_rings(faces, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    a, b = points[:-1][same], points[1:][same]
    face = whose[ring[1:][same]]
    first = np.round(a / GRID).astype(np.int64)
    last = np.round(b / GRID).astype(np.int64)
    swap = (first[:, 0] > last[:, 0]) | ((first[:, 0] == last[:, 0]) & (first[:, 1] > last[:, 1]))
    first[swap], last[swap] = last[swap], first[swap].copy()
    _, edge = np.unique(np.hstack([first, last]), axis=0, return_inverse=True)
    edge = edge.ravel()
    order = np.argsort(edge, kind="stable")
    twin = np.flatnonzero(edge[order][1:] == edge[order][:-1])
    i, j = order[twin], order[twin + 1]
    length = np.hypot(*(plane(a[i]) - plane(b[i])).T)
    out: dict[int, dict[int, float]] = {}
    for m, n, km in zip(face[i], face[j], length, strict=True):
        if m != n:
            for p, q in ((m, n), (n, m)):
                near = out.setdefault(int(p), {})
                near[int(q)] = near.get(int(q), 0.0) + float(km)
    return out


def assign(faces: np.ndarray, seeds: pd.DataFrame, strict: bool = True) -> Partition:
    """Give every face to a unit.

    A face belongs to the unit whose seeds lie in it. A face without one is a sliver
    where two sources draw the same line, or an island: the first goes to the neighbour
    with the longest shared border, the second to the nearest unit.

    Parameters
    ----------
    faces : numpy.ndarray of shapely.Polygon
        As :func:`cut_land` returns.
    seeds : pandas.DataFrame
        ``unit, lon, lat, place``.
    strict : bool
        Raise on seeds at odds and on large faces without seeds.

    Returns
    -------
    Partition

    Raises
    ------
    PartitionError
        When a face holds seeds of two units, or a large inland face none.
    """
    area = np.asarray(gpd.GeoSeries(faces, crs=4326).to_crs(EQUAL_AREA).area) / 1e6
    owner, problems = _owners(faces, area, seeds)
    waiting = [f for f in np.argsort(-area) if owner[f] is None]
    notes: list[tuple] = []
    problems += _give_slivers(faces, area, owner, waiting, notes)
    problems += _give_islands(faces, area, owner, waiting, notes)
    absent = sorted(set(seeds.unit) - set(owner))
    if absent:
        problems.append(f"units without any face: {absent}")
    if problems and strict:
        raise PartitionError("\n".join(problems))
    frame = gpd.GeoDataFrame({"unit": owner}, geometry=faces, crs=4326)
    units = frame.dissolve("unit", method="coverage").reset_index()
    report = pd.DataFrame(notes, columns=["area_km2", "lon", "lat", "given_to", "how"])
    report.attrs["problems"] = problems
    return Partition(units, report)


def _owners(faces, area, seeds: pd.DataFrame) -> tuple[np.ndarray, list[str]]:
    """The unit whose seeds lie in each face, None without a seed; and faces with two units."""
    tree = shapely.STRtree(faces)
    points = shapely.points(seeds.lon, seeds.lat)
    hit, face = tree.query(points, predicate="intersects")
    owner = np.full(len(faces), None, dtype=object)
    problems = []
    for f, group in seeds.iloc[hit].assign(face=face).groupby("face"):
        names = group.groupby("unit").place.agg(list)
        if len(names) > 1:
            where = shapely.point_on_surface(faces[f])
            problems.append(
                f"face of {area[f]:.0f} km² at {where.x:.2f}, {where.y:.2f} "
                f"holds seeds of {dict(names)}"
            )
        owner[f] = names.map(len).idxmax()
    # A seed in the water claims the nearest face if that is within about 10 km.
    for s in sorted(set(range(len(seeds))) - set(hit)):
        f = int(tree.nearest(points[s]))
        if shapely.distance(points[s], faces[f]) < 0.1 and owner[f] is None:
            owner[f] = seeds.unit.iloc[s]
    return owner, problems


def _give_slivers(faces, area, owner, waiting: list[int], notes: list[tuple]) -> list[str]:
    """Give faces to the neighbour with the longest shared border, until none has a neighbour."""
    problems = []
    neighbours = shared_lengths(faces)
    changed = True
    while changed:
        changed = False
        for f in waiting:
            near = {
                n: length for n, length in neighbours.get(f, {}).items() if owner[n] is not None
            }
            if owner[f] is not None or not near:
                continue
            owner[f] = owner[max(near, key=near.get)]
            notes.append(_note(faces[f], area[f], owner[f], "sliver"))
            changed = True
            # Between two units a large face needs a seed; an island that its own coast
            # touches, once both are simplified, does not.
            if area[f] > LARGEST_SLIVER_KM2 and len({owner[n] for n in near}) > 1:
                problems.append(f"face without seed: {notes[-1]}")
    return problems


def _give_islands(faces, area, owner, waiting: list[int], notes: list[tuple]) -> list[str]:
    """Give faces that touch no other to the nearest unit."""
    problems = []
    held = np.flatnonzero([unit is not None for unit in owner])
    shore, whose = shapely.get_coordinates(faces[held], return_index=True)
    tree = cKDTree(plane(shore))
    for f in waiting:
        if owner[f] is None:
            corners = plane(shapely.get_coordinates(faces[f]))
            distance, nearest = tree.query(corners)
            owner[f] = owner[held[whose[nearest[int(distance.argmin())]]]]
            notes.append(_note(faces[f], area[f], owner[f], "island"))
            if area[f] > 10 * LARGEST_SLIVER_KM2:
                problems.append(f"island without seed: {notes[-1]}")
    return problems


def _note(face, area, unit, how):
    where = shapely.point_on_surface(face)
    return (round(float(area), 2), round(where.x, 3), round(where.y, 3), unit, how)
