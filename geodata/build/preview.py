"""A picture of control points: ``python -m geodata.build.preview LINE -o out.png``.

For whoever corrects a line by hand: it draws the composed lines with the numbers of
their points over rivers and today's borders, and the units' borders as they are built.
"""

import argparse
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import shapely
from matplotlib import pyplot as plt

from .compose import compose, read_control_points
from .pipeline import HERE, LAYERS, make_networks, read_input

STYLE = {"digitised": "-", "river": "--", "surviving": ":", "along": "-."}


def draw(lines: list[str], out: Path, bounds: tuple | None = None) -> None:
    """Draw lines by their ids.

    Parameters
    ----------
    lines : list of str
        Ids in the files of control points.
    out : Path
        Picture to write.
    bounds : tuple of float, optional
        West, south, east, north in degrees; the lines' own by default.
    """
    mpl.use("Agg")
    files = sorted((HERE / "control_points").glob("*.csv"))
    table = pd.concat([read_control_points(path) for path in files], ignore_index=True)
    legs = [leg for leg in compose(table, make_networks()) if leg.line in lines]
    if bounds is None:
        bounds = shapely.union_all([leg.geometry for leg in legs]).buffer(0.15).bounds
    west, south, east, north = bounds
    aspect = 1 / np.cos(np.radians((south + north) / 2))
    figure, axes = plt.subplots(figsize=(14, 14 * (north - south) * aspect / (east - west)))
    for name, colour, width in (("rivers", "#5aa6e0", 0.8), ("borders", "#999999", 1.4)):
        _plot(axes, read_input(name).clip(bounds).geometry, color=colour, lw=width)
    built = LAYERS / "borders.geojson"
    if built.exists():
        shapes = [shapely.from_geojson(built.read_text(encoding="utf-8"))]
        _plot(axes, shapely.get_parts(shapes), color="#e0b0b0", lw=3, zorder=0)
    for leg in legs:
        _plot(axes, [leg.geometry], color="#202020", lw=1.8, ls=STYLE[leg.made])
    own = table[table.line.isin(lines)]
    for number, row in enumerate(own.itertuples()):
        if west < row.lon < east and south < row.lat < north:
            axes.annotate(f"{number} {row.name}", (row.lon, row.lat), fontsize=6, color="#b00000")
    axes.set(xlim=(west, east), ylim=(south, north), aspect=aspect)
    figure.savefig(out, dpi=110, bbox_inches="tight")


def _plot(axes, shapes, **style):
    for part in shapely.get_parts(list(shapes)):
        points = shapely.get_coordinates(part)
        axes.plot(points[:, 0], points[:, 1], **style)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="+", help="ids, for instance pl-su line-1939-09-28")
    parser.add_argument("-o", "--out", type=Path, default=Path("preview.png"))
    parser.add_argument("--bounds", help="west,south,east,north")
    chosen = parser.parse_args()
    box = tuple(map(float, chosen.bounds.split(","))) if chosen.bounds else None
    draw(chosen.lines, chosen.out, box)
