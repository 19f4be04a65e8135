"""Line networks that a digitised line may follow, and the shortest way along one.

A network is a set of polylines of one kind (rivers, surviving state borders, province
lines). Control points snap to its vertices; between two of them a line takes the
shortest way, so that every line which follows the same river shares its vertices.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

#: Kilometres per degree of latitude on the sphere of the WGS 84 mean radius.
KM_PER_DEGREE = 111.195
#: Loose ends closer than this are joined, because sources break rivers at lakes.
BRIDGE_KM = 7.5
#: A bridged gap costs this many times its length, so that real lines win.
BRIDGE_COST = 4.0


class RouteError(ValueError):
    """No way along the network between two control points."""


def plane(lonlat: np.ndarray) -> np.ndarray:
    """Project lon/lat to a local plane in km, true to length along both axes.

    Parameters
    ----------
    lonlat : numpy.ndarray
        Points, shape (n, 2), degrees, EPSG:4326.

    Returns
    -------
    numpy.ndarray
        Points, shape (n, 2), km (sinusoidal projection about 25 E).
    """
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    return np.column_stack(
        [(lon - 25) * np.cos(np.radians(lat)) * KM_PER_DEGREE, lat * KM_PER_DEGREE]
    )


@dataclass
class Network:
    """Polylines of one kind as a graph of their vertices.

    Parameters
    ----------
    name : str
        The leg name by which control points call it.
    lines : list of shapely.LineString
        Polylines, EPSG:4326.
    snap_km : float
        Farthest that a control point may lie from the network.
    """

    name: str
    lines: list
    snap_km: float = 6.0
    bridge_km: float = BRIDGE_KM
    _graph: tuple = field(default=None, repr=False)

    @cached_property
    def nodes(self) -> np.ndarray:
        """Unique vertices, lon/lat."""
        return self._build()[0]

    @cached_property
    def _edges(self):
        return self._build()[1]

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(plane(self.nodes))

    def _build(self):
        if self._graph is not None:
            return self._graph
        coords = [np.round(shapely.get_coordinates(line), 5) for line in self.lines]
        stacked = np.concatenate(coords)
        nodes, index = np.unique(stacked, axis=0, return_inverse=True)
        index = index.ravel()
        offsets = np.cumsum([0] + [len(c) for c in coords])
        head, tail, ends = [], [], []
        for a, b in pairwise(offsets):
            run = index[a:b]
            head.append(run[:-1])
            tail.append(run[1:])
            ends += [run[0], run[-1]]
        head, tail = np.concatenate(head), np.concatenate(tail)
        xy = plane(nodes)
        cost = np.hypot(*(xy[head] - xy[tail]).T)
        bridges = self._bridges(xy, np.unique(ends), index, offsets)
        if bridges:
            i, j, d = map(np.array, zip(*bridges, strict=True))
            head, tail = np.concatenate([head, i]), np.concatenate([tail, j])
            cost = np.concatenate([cost, d])
        keep = head != tail
        graph = coo_array(
            (cost[keep] + 1e-9, (head[keep], tail[keep])), shape=(len(nodes),) * 2
        ).tocsr()
        self._graph = nodes, graph
        return self._graph

    def _bridges(self, xy, ends, index, offsets):
        """Join each loose end to the nearest vertices of other polylines."""
        owner = np.zeros(len(xy), dtype=int)
        for k, (a, b) in enumerate(pairwise(offsets)):
            owner[index[a:b]] = k
        tree = cKDTree(xy)
        out = []
        for node in ends:
            near = tree.query_ball_point(xy[node], self.bridge_km)
            best = {}
            for other in near:
                if owner[other] != owner[node]:
                    d = float(np.hypot(*(xy[node] - xy[other])))
                    if d < best.get(owner[other], (1e9, 0))[0]:
                        best[owner[other]] = (d, other)
            out += [(node, o, d * BRIDGE_COST) for d, o in best.values()]
        return out

    def snap(self, lon: float, lat: float) -> int:
        """Index of the vertex nearest to a point.

        Raises
        ------
        RouteError
            When it is farther than ``snap_km``.
        """
        distance, node = self._tree.query(plane(np.array([[lon, lat]]))[0])
        if distance > self.snap_km:
            raise RouteError(
                f"({lon}, {lat}) is {distance:.1f} km from the network {self.name!r}; "
                f"at most {self.snap_km} km is allowed"
            )
        return int(node)

    def route(self, start: int, end: int) -> np.ndarray:
        """Vertices of the shortest way from one vertex to another, lon/lat.

        Raises
        ------
        RouteError
            When the two are not connected.
        """
        if start == end:
            return self.nodes[[start]]
        a, b = plane(self.nodes[[start, end]])
        limit = 60 + 6 * float(np.hypot(*(a - b)))
        _, before = dijkstra(
            self._edges,
            directed=False,
            indices=start,
            return_predecessors=True,
            limit=limit,
        )
        if before[end] < 0:
            raise RouteError(
                f"no way along {self.name!r} from {tuple(self.nodes[start])} "
                f"to {tuple(self.nodes[end])}"
            )
        path = [end]
        while path[-1] != start:
            path.append(before[path[-1]])
        return self.nodes[path[::-1]]
