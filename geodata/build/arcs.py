"""The arcs between units: which unit lies on each side, and how the line was made."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .compose import Leg
from .networks import KM_PER_DEGREE
from .partition import GRID

#: A run of one making that is shorter than this joins its neighbour (km).
SHORTEST_RUN_KM = 2.0
#: An arc farther than this from every leg has no making: the build stops (km).
FARTHEST_LEG_KM = 4.0
COLUMNS = ["left", "right", "made", "precision_km", "source", "geometry"]


def directed_edges(units: gpd.GeoDataFrame):
    """Edges of all rings with the unit on their left.

    Parameters
    ----------
    units : geopandas.GeoDataFrame
        A valid coverage, EPSG:4326.

    Returns
    -------
    tuple of numpy.ndarray
        Start points (n, 2), end points (n, 2) in degrees, row numbers of ``units`` (n,).
    """
    polygons, row = shapely.get_parts(
        shapely.orient_polygons(np.asarray(units.geometry)), return_index=True
    )
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    return points[:-1][same], points[1:][same], row[polygon[ring[1:][same]]]


def make_borders(units: gpd.GeoDataFrame, legs: list[Leg]) -> gpd.GeoDataFrame:
    """Arcs between units, and the coast.

    Parameters
    ----------
    units : geopandas.GeoDataFrame
        Column ``unit``; a valid coverage, EPSG:4326.
    legs : list of Leg
        What the arcs were made from, before simplification.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns ``left``, ``right`` (unit; None is the sea), ``made``, ``precision_km``,
        ``source``; LineStrings, EPSG:4326, left and right seen along the line.

    Raises
    ------
    ValueError
        When an arc lies far from every leg.
    """
    start, end, row = directed_edges(units)
    a = np.round(start / GRID).astype(np.int64)
    b = np.round(end / GRID).astype(np.int64)
    forward = {}
    for k, key in enumerate(map(tuple, np.hstack([a, b]))):
        forward[key] = k
    pairs = {}
    names = units.unit.to_numpy()
    for (ax, ay, bx, by), k in forward.items():
        twin = forward.get((bx, by, ax, ay))
        left, right = row[k], (-1 if twin is None else row[twin])
        if right == -1 or left < right:
            pairs.setdefault((left, right), []).append(k)
    own = [leg for leg in legs if leg.made != "along"]
    tree = shapely.STRtree([leg.geometry for leg in own])
    records = []
    for (left, right), edges in sorted(pairs.items()):
        lines = shapely.linestrings(np.stack([start[edges], end[edges]], axis=1))
        merged = shapely.line_merge(shapely.multilinestrings(lines), directed=True)
        for arc in shapely.get_parts(merged):
            if right == -1:
                records.append((names[left], None, "coast", 0.5, "gshhg", arc))
                continue
            for piece, leg in _split_by_leg(arc, own, tree):
                records.append(
                    (names[left], names[right], leg.made, leg.precision_km, leg.source, piece)
                )
    frame = pd.DataFrame(records, columns=COLUMNS)
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=4326)


def _split_by_leg(arc, legs, tree):
    """Pieces of an arc, each with the leg it was made from."""
    points = shapely.get_coordinates(arc)
    middle = (points[1:] + points[:-1]) / 2
    nearest = tree.nearest(shapely.points(middle))
    far = shapely.distance(shapely.points(middle), [legs[n].geometry for n in nearest])
    if far.max() * KM_PER_DEGREE > FARTHEST_LEG_KM:
        where = middle[int(far.argmax())]
        raise ValueError(f"arc at {where[0]:.3f}, {where[1]:.3f} is far from every leg")
    kind = [(legs[n].made, legs[n].precision_km, legs[n].source) for n in nearest]
    scale = np.array([np.cos(np.radians(points[0, 1])), 1.0]) * KM_PER_DEGREE
    length = np.hypot(*((points[1:] - points[:-1]) * scale).T)
    runs = []
    for k, this in enumerate(kind):
        if runs and runs[-1][0] == this:
            runs[-1][2] = k + 1
        else:
            runs.append([this, k, k + 1])
    while len(runs) > 1:
        sizes = [length[a:b].sum() for _, a, b in runs]
        k = int(np.argmin(sizes))
        if sizes[k] >= SHORTEST_RUN_KM:
            break
        into = k - 1 if k and (k + 1 == len(runs) or sizes[k - 1] >= sizes[k + 1]) else k + 1
        runs[into][1] = min(runs[into][1], runs[k][1])
        runs[into][2] = max(runs[into][2], runs[k][2])
        del runs[k]
    for _, a, b in runs:
        piece = shapely.linestrings(points[a : b + 1])
        yield piece, legs[nearest[a + int(np.argmax(length[a:b]))]]
