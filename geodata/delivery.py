"""What the browser is given: a partition again, no slips at the joins, and how heavy it is."""

import gzip

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .atlas import EQUAL_AREA
from .files import LAYERS, TABLES, data_error, read_layer, read_table

BROWSER = LAYERS / "atlas.topo.json"
#: The browser's layers and places together, gzipped (bytes).
BUDGET = 250_000
LEVELS = ("full", "browser")


def layer(name: str, level: str) -> gpd.GeoDataFrame:
    """One layer of one level of detail.

    Parameters
    ----------
    name : str
        ``units``, ``borders``, ``lines``, ``lakes`` or ``rivers``.
    level : str
        ``full`` or ``browser``.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326.

    Raises
    ------
    DataError
        When the file is missing or damaged.
    """
    if level == "full":
        return read_layer(f"{name}.geojson", ("geometry",))
    try:
        return gpd.read_file(BROWSER, layer=name).set_crs(4326, allow_override=True)
    except Exception as error:
        raise data_error(BROWSER, str(error)) from error


def browser_partition() -> list[str]:
    """Places where the browser's units do not make a planar partition.

    Returns
    -------
    list of str
        One sentence each; empty when the partition holds.
    """
    frame = layer("units", "browser")
    shapes = frame.geometry.to_numpy()
    bad = ~shapely.is_valid(shapes) | ~shapely.is_empty(shapely.coverage_invalid_edges(shapes))
    return [f"in the browser {unit} is invalid or slips" for unit in frame.unit[bad]]


def joins() -> pd.DataFrame:
    """How far lines that must coincide lie apart.

    Returns
    -------
    pandas.DataFrame
        ``level, what, km, farthest_m``: borders that follow a river against the rivers, and lines
        of agreements and fronts that cut units against the borders.
    """
    table = read_table("lines.csv", ("line", "cuts"))
    cutting = set(table.line[table.cuts == "yes"])
    rows = []
    for level in LEVELS:
        borders, lines = layer("borders", level), layer("lines", level)
        inner = borders[borders.right.notna()]
        pairs = {
            "border rivers and rivers": (inner[inner.made == "river"], layer("rivers", level)),
            "lines and borders": (lines[lines.line.isin(cutting)], inner),
        }
        for what, (ours, theirs) in pairs.items():
            ours, theirs = (frame.to_crs(EQUAL_AREA).geometry.to_numpy() for frame in pairs[what])
            spots = shapely.points(shapely.get_coordinates(ours))
            near = shapely.STRtree(theirs).nearest(spots)
            far = float(shapely.distance(spots, theirs[near]).max())
            rows.append((level, what, round(shapely.length(ours).sum() / 1000), round(far, 1)))
    return pd.DataFrame(rows, columns=["level", "what", "km", "farthest_m"])


def weight() -> pd.DataFrame:
    """Size of what the browser draws.

    Returns
    -------
    pandas.DataFrame
        ``file, holds, bytes, gzipped``.
    """
    files = {
        BROWSER: "units, borders, coast, lines, lakes, rivers",
        TABLES / "places.csv": "places",
        TABLES / "label_axes.csv": "axes of names",
    }
    rows = []
    for path, holds in files.items():
        content = path.read_bytes()
        rows.append((path.name, holds, len(content), len(gzip.compress(content))))
    return pd.DataFrame(rows, columns=["file", "holds", "bytes", "gzipped"])


def faults() -> list[str]:
    """What is wrong with what the browser is given.

    Returns
    -------
    list of str
        One sentence each; empty when all is well.
    """
    out = browser_partition()
    table = joins()
    for row in table[table.farthest_m >= 1].itertuples():
        out.append(f"{row.level}: {row.what} lie up to {row.farthest_m} m apart")
    if (total := int(np.sum(weight().gzipped))) > BUDGET:
        out.append(f"the browser's layers are {total:,} bytes gzipped, more than {BUDGET:,}")
    return out
