"""The whole build: ``inputs/`` and control points in, ``layers/`` out."""

import json
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import topojson

from . import geojson
from .arcs import make_borders
from .compose import Leg, compose, read_control_points
from .networks import Network
from .partition import EQUAL_AREA, GRID, Partition, PartitionError, assign, cut_land
from .today import make_today

HERE = Path(__file__).parent
INPUTS = HERE / "inputs"
TABLES = HERE.parent / "tables"
LAYERS = HERE.parent / "layers"


#: A river this close to a border that follows it is that border (degrees).
CORRIDOR_DEGREES = 0.012
#: Shortest piece of a river that follows no border (degrees).
SHORTEST_RIVER_DEGREES = 0.02
#: A shown line may leave its units by this much before it counts as a loose end.
LOOSE_END_DEGREES = 0.004


@dataclass(frozen=True)
class Detail:
    """How much detail a level keeps.

    Attributes
    ----------
    coast, border, river : float
        Tolerances in degrees (coast and border Visvalingam, river Douglas-Peucker).
    island_km2, lake_km2 : float
        Smallest islands and lakes; an island with a seed is always kept.
    river_rank : int
        Highest rank of rivers (1 is the largest) in World Data Bank II.
    """

    coast: float
    border: float
    river: float
    island_km2: float
    lake_km2: float
    river_rank: int


FULL = Detail(0.0055, 0.0012, 0.001, 3.0, 25.0, 5)
BROWSER = Detail(0.016, 0.0035, 0.007, 15.0, 90.0, 4)


def read_input(name: str) -> gpd.GeoDataFrame:
    """One of the committed inputs.

    Parameters
    ----------
    name : str
        ``land``, ``lakes``, ``rivers``, ``borders`` or ``provinces``.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, vertices on the grid of the build.
    """
    frame = gpd.read_file(INPUTS / f"{name}.topo.json").set_crs(4326, allow_override=True)
    return frame.set_geometry(shapely.set_precision(frame.geometry, GRID, mode="pointwise"))


def make_networks() -> dict[str, Network]:
    """The networks that a leg may follow, by leg name."""
    return {
        "river": Network("river", list(read_input("rivers").geometry), bridge_km=7.5),
        "border": Network("border", list(read_input("borders").geometry), 8.0, bridge_km=3.0),
        "province": Network("province", list(read_input("provinces").geometry), bridge_km=3.0),
    }


def read_legs() -> list[Leg]:
    """All lines, composed from the control points of every file in order of name."""
    files = sorted((HERE / "control_points").glob("*.csv"))
    tables = [read_control_points(path) for path in files]
    return compose(pd.concat(tables, ignore_index=True), make_networks())


def make_units(legs: list[Leg], seeds: pd.DataFrame, detail: Detail) -> Partition:
    """Cut the land of one level of detail into units.

    Parameters
    ----------
    legs : list of Leg
        Lines that cut.
    seeds : pandas.DataFrame
        ``unit, lon, lat, place``.
    detail : Detail
        What to keep.

    Returns
    -------
    Partition

    Raises
    ------
    PartitionError
        When lines and seeds are at odds.
    """
    land = read_input("land").geometry.to_numpy()
    area = gpd.GeoSeries(land, crs=4326).to_crs(EQUAL_AREA).area.to_numpy() / 1e6
    seeded = shapely.STRtree(land).query(
        shapely.points(seeds.lon, seeds.lat), predicate="intersects"
    )[1]
    keep = (area >= detail.island_km2) | np.isin(np.arange(len(land)), seeded)
    thin = [shapely.coverage_simplify([p], detail.coast)[0] for p in land[keep]]
    faces = cut_land(thin, [leg.geometry for leg in legs])
    made = assign(faces, seeds)
    shapes = shapely.coverage_simplify(
        made.units.geometry.to_numpy(), detail.border, simplify_boundary=False
    )
    units = made.units.set_geometry(gpd.GeoSeries(shapes, crs=4326))
    if not shapely.coverage_is_valid(shapes):
        raise PartitionError("the simplified units overlap")
    return Partition(units, made.notes)


def make_lines(
    legs: list[Leg],
    table: pd.DataFrame,
    units: gpd.GeoDataFrame,
    borders: gpd.GeoDataFrame,
    tolerance: float,
) -> gpd.GeoDataFrame:
    """The lines that are shown: agreements and fronts.

    Parameters
    ----------
    legs : list of Leg
        All legs.
    table : pandas.DataFrame
        ``line, name, label, kind, start_date, end_date, parts, cuts, within``; ``parts`` names
        the composed lines, ``within`` the units outside which they are only loose ends. A line
        that cuts units runs exactly on their arcs.
    units, borders : geopandas.GeoDataFrame
        Units and arcs of the same level of detail.
    tolerance : float
        Douglas-Peucker, degrees, for lines that do not cut.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row for each stretch of equal making and precision.
    """
    arcs = borders.geometry[borders.made != "coast"].to_numpy()
    rows = []
    for entry in table.itertuples(index=False):
        patterns = entry.within.split("; ")
        own = [any(fnmatch(unit, p) for p in patterns) for unit in units.unit]
        near = shapely.union_all(units.geometry[own].to_numpy()).buffer(LOOSE_END_DEGREES)
        chosen = [leg for part in entry.parts.split("; ") for leg in legs if leg.line == part]
        runs: list[list[Leg]] = []
        for leg in chosen:
            same = runs and _kind(runs[-1][-1]) == _kind(leg) and runs[-1][-1].line == leg.line
            runs[-1].append(leg) if same else runs.append([leg])
        for run in runs:
            drawn = shapely.line_merge(shapely.union_all([leg.geometry for leg in run]))
            drawn = drawn.intersection(near)
            if entry.cuts == "yes":
                shape = _on_arcs(drawn, arcs)
            else:
                shape = shapely.simplify(drawn, tolerance)
            rows.append((*entry[:6], *_kind(run[0]), shape))
    columns = ["line", "name", "label", "kind", "start_date", "end_date", "made", "precision_km"]
    frame = gpd.GeoDataFrame(rows, columns=[*columns, "source", "geometry"], crs=4326)
    return frame[~frame.is_empty].reset_index(drop=True)


def _on_arcs(drawn, arcs):
    """The stretches of arcs that a drawn line is the origin of."""
    corridor = drawn.buffer(CORRIDOR_DEGREES)
    found = []
    for arc in arcs[shapely.intersects(arcs, corridor)]:
        points = shapely.get_coordinates(arc)
        middle = shapely.points((points[1:] + points[:-1]) / 2)
        on = shapely.dwithin(middle, drawn, CORRIDOR_DEGREES)
        edges = shapely.linestrings(np.stack([points[:-1][on], points[1:][on]], axis=1))
        parts = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(edges)))
        # The first steps of arcs that only branch off are too short to be the line.
        whole = on.all()
        found += [part for part in parts if whole or part.length > 2 * CORRIDOR_DEGREES]
    return shapely.line_merge(shapely.union_all(found))


def _kind(leg: Leg):
    made = "digitised" if leg.made == "along" else leg.made
    return made, leg.precision_km, leg.source


def make_lakes(detail: Detail) -> gpd.GeoDataFrame:
    """Lakes as they were in 1939: without the later reservoirs.

    Parameters
    ----------
    detail : Detail
        What to keep.

    Returns
    -------
    geopandas.GeoDataFrame
        ``lake`` (a number) and Polygons, EPSG:4326.
    """
    lakes = read_input("lakes")
    area = lakes.to_crs(EQUAL_AREA).area / 1e6
    later = pd.read_csv(HERE / "reservoirs.csv")
    hit = shapely.STRtree(lakes.geometry.to_numpy()).query(
        shapely.points(later.lon, later.lat).tolist(), predicate="dwithin", distance=0.03
    )[1]
    lakes = lakes[(area >= detail.lake_km2) & ~np.isin(np.arange(len(lakes)), hit)]
    thin = [shapely.coverage_simplify([p], detail.coast)[0] for p in lakes.geometry]
    return gpd.GeoDataFrame({"lake": range(len(thin))}, geometry=thin, crs=4326)


def make_rivers(detail: Detail, borders: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Rivers, which run exactly where the borders that follow them run.

    Parameters
    ----------
    detail : Detail
        What to keep.
    borders : geopandas.GeoDataFrame
        Arcs of the same level of detail, as :func:`~geodata.build.arcs.make_borders` returns.

    Returns
    -------
    geopandas.GeoDataFrame
        ``rank`` (1 is the largest) and LineStrings, EPSG:4326.
    """
    every = read_input("rivers")
    every["rank"] = every["rank"].astype(int)
    arcs = borders.geometry[borders.made == "river"].to_numpy()
    own = every["rank"].iloc[
        shapely.STRtree(every.geometry.to_numpy()).nearest(
            shapely.line_interpolate_point(arcs, 0.5, normalized=True)
        )
    ]
    corridor = shapely.union_all(shapely.buffer(arcs, CORRIDOR_DEGREES, cap_style="flat"))
    rivers = every[every["rank"] <= detail.river_rank].clip((5, 42, 45, 71))
    found = list(zip(own, arcs, strict=True))
    for rank, group in rivers.groupby("rank"):
        merged = shapely.line_merge(shapely.union_all(group.geometry.to_numpy()))
        free = shapely.simplify(merged, detail.river).difference(corridor)
        # Stumps are left out, but no stretch on a border, or the river would have a gap.
        parts = shapely.get_parts(shapely.line_merge(free))
        found += [(rank, part) for part in parts if part.length > SHORTEST_RIVER_DEGREES]
    return gpd.GeoDataFrame(found, columns=["rank", "geometry"], crs=4326)


def write_topology(path: Path, layers: dict[str, gpd.GeoDataFrame]) -> None:
    """Write the browser's layers as one TopoJSON on the grid of the build."""
    grid = {"scale": [GRID, GRID], "translate": [5, 42]}
    # A missing neighbour is null, not the text library's NaN.
    plain = [
        layer.astype({c: object for c in layer if c != "geometry"}) for layer in layers.values()
    ]
    plain = [layer.where(layer.notna(), None) for layer in plain]
    encoded = topojson.Topology(plain, object_name=list(layers), prequantize=grid).to_dict()
    # Readers tell a TopoJSON by its first member.
    ordered = {"type": encoded.pop("type"), **dict(sorted(encoded.items()))}
    text = json.dumps(ordered, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def build(out: Path = LAYERS) -> Partition:
    """Make every layer.

    Parameters
    ----------
    out : Path
        Folder to write to.

    Returns
    -------
    Partition
        Units of full detail, for the report.

    Raises
    ------
    PartitionError, RouteError
        When control points, lines and seeds are at odds; the message says where.
    """
    legs = read_legs()
    names = pd.read_csv(TABLES / "units.csv", keep_default_na=False)
    seeds = pd.read_csv(HERE / "seeds.csv")
    shown = pd.read_csv(TABLES / "lines.csv", keep_default_na=False)
    uncut = {p for r in shown[shown.cuts == "no"].parts for p in r.split("; ")}
    cutting = [leg for leg in legs if leg.line not in uncut]
    out.mkdir(exist_ok=True)

    full = make_units(cutting, seeds, FULL)
    if unknown := set(full.units.unit) ^ set(names.unit):
        raise PartitionError(f"units.csv and seeds.csv disagree on {sorted(unknown)}")
    units = names[["unit", "name"]].merge(full.units, on="unit")
    units = gpd.GeoDataFrame(units, crs=4326).sort_values("unit", ignore_index=True)
    borders = make_borders(units, cutting)
    geojson.write(out / "units.geojson", units)
    geojson.write(out / "borders.geojson", borders[borders.right.notna()])
    geojson.write(out / "lines.geojson", make_lines(legs, shown, units, borders, FULL.border))
    geojson.write(out / "lakes.geojson", make_lakes(FULL))
    geojson.write(out / "rivers.geojson", make_rivers(FULL, borders))
    geojson.write(out / "today.geojson", make_today(read_input("borders")))

    coarse = make_units(cutting, seeds, BROWSER).units
    coarse = gpd.GeoDataFrame(names[["unit", "name"]].merge(coarse, on="unit"), crs=4326)
    coarse = coarse.sort_values("unit", ignore_index=True)
    borders = make_borders(coarse, cutting)
    write_topology(
        out / "atlas.topo.json",
        {
            "units": coarse,
            "borders": borders,
            "lines": make_lines(legs, shown, coarse, borders, BROWSER.border),
            "lakes": make_lakes(BROWSER),
            "rivers": make_rivers(BROWSER, borders),
        },
    )
    return full
