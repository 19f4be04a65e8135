"""Control points to lines: each leg digitised, or along a river, border or province line.

A file of control points is a CSV with the columns ``line, leg, lon, lat, name,
precision_km, source, note``. The rows of a line stand in order. ``leg`` says how the
line comes to this point from the one before: ``digitised`` (straight), or the name of
a network (``river``, ``border``, ``province``), or ``line:ID`` along another line.
The first row of a line has the leg ``start``. A closed line (ring) repeats its first
point.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from .networks import Network, RouteError

COLUMNS = ["line", "leg", "lon", "lat", "name", "precision_km", "source", "note"]
#: How a leg was made, in the words of ``borders.geojson``.
MADE = {"river": "river", "border": "surviving", "province": "surviving"}


@dataclass(frozen=True)
class Leg:
    """One stretch of a line, made in one way and with one precision."""

    line: str
    made: str
    precision_km: float
    source: str
    geometry: shapely.LineString


def read_control_points(path: Path) -> pd.DataFrame:
    """Read one file of control points.

    Parameters
    ----------
    path : Path
        CSV with the columns of this module's docstring.

    Returns
    -------
    pandas.DataFrame
        The rows in file order, EPSG:4326 degrees.

    Raises
    ------
    ValueError
        When a column is missing or a number is none.
    """
    table = pd.read_csv(path, dtype={"note": str}, keep_default_na=False)
    missing = set(COLUMNS) - set(table.columns)
    if missing:
        raise ValueError(f"{path.name}: missing columns {sorted(missing)}")
    for column in ("lon", "lat", "precision_km"):
        table[column] = pd.to_numeric(table[column])
    table["file"] = path.name
    return table


def compose(table: pd.DataFrame, networks: dict[str, Network]) -> list[Leg]:
    """Turn control points into legs.

    Parameters
    ----------
    table : pandas.DataFrame
        As :func:`read_control_points` returns; several files may be stacked.
    networks : dict of str to Network
        By leg name.

    Returns
    -------
    list of Leg
        In file order; consecutive legs of a line share their end point.

    Raises
    ------
    RouteError
        When a point is too far from its network, or no way leads along it. The message
        names the file, the line and the point.
    """
    groups = dict(list(table.groupby("line", sort=False)))
    done: dict[str, list[Leg]] = {}

    def line_network(name: str) -> Network:
        if name not in done:
            if name not in groups:
                raise RouteError(f"leg line:{name} names a line that does not exist")
            done[name] = _compose_line(groups[name], get)
        lines = [leg.geometry for leg in done[name]]
        return Network(f"line:{name}", lines, bridge_km=0.0)

    cache: dict[str, Network] = {}

    def get(leg: str) -> Network:
        if leg.startswith("line:"):
            if leg not in cache:
                cache[leg] = line_network(leg[5:])
            return cache[leg]
        return networks[leg]

    for name, group in groups.items():
        if name not in done:
            done[name] = _compose_line(group, get)
    return [leg for name in groups for leg in done[name]]


def _compose_line(group: pd.DataFrame, get) -> list[Leg]:
    rows = list(group.itertuples())
    legs: list[Leg] = []
    here = np.array([rows[0].lon, rows[0].lat])
    # A line that starts along a network starts on it.
    if len(rows) > 1 and rows[1].leg != "digitised":
        here = None
    for before, row in pairwise(rows):
        where = f"{row.file}: {row.line}: {before.name or before.Index} - {row.name or row.Index}"
        target = np.array([row.lon, row.lat])
        if row.leg == "digitised":
            path, made = np.vstack([here, target]), "digitised"
        else:
            try:
                net = get(row.leg)
                start = net.snap(*(here if here is not None else (before.lon, before.lat)))
                path = net.route(start, net.snap(*target))
            except (RouteError, KeyError) as error:
                raise RouteError(f"{where}: {error}") from None
            made = MADE.get(row.leg, "along")
            if here is not None and not np.allclose(path[0], here, rtol=0, atol=1e-9):
                path = np.vstack([here, path])
        here = path[-1]
        if len(path) < 2 or shapely.LineString(path).length == 0:
            continue
        legs.append(Leg(row.line, made, row.precision_km, row.source, shapely.LineString(path)))
    return legs
